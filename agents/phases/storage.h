#pragma once
// Where firms are stored. A firm's place means nothing to the model (its id does), so firms that do the same may lie side by side: those that search, those
// that sell, those at home with a review in the same month. A phase then reads whole cache lines of the firms that it is about, and its branches can be guessed.

#include "agents/state/world.h"

namespace pactsim {

/// Once a year: firms change what they do slowly enough, and moving all of them costs about as much as a fifth of a month.
[[nodiscard]] bool storage_is_due(const World& world);

/// Stores the firms that have joined in the order of what they do now, and their searches and partnerships in the order of firms. Call between two months, when
/// world.step (from 1) is already that of the month to come: places in
/// storage and slots, and whatever was noted by them (events of the last month), are void afterwards; ids hold.
void store_by_activity(World& world);

}  // namespace pactsim
