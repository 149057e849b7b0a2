#pragma once
// What must hold at the end of every month, whatever the scenario.

#include "agents/state/world.h"

namespace pactsim {

/// Throws InvariantError, naming the month and what is broken: books that do not balance, a partner beyond its capacity, a partnership without two live ends,
/// a firm in two places, a share outside 0-1, a number that is not finite, a budget overspent.
void check_invariants(const World& world);

}  // namespace pactsim
