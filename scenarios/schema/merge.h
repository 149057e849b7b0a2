#pragma once
// Laying one scenario over another.

#include "scenarios/schema/diagnostic.h"

namespace pactsim {

/// `over` laid over `base`. Maps merge key by key; lists of named items merge by name, in the order of first mention, and an item with
/// `remove: true` drops the one of its name; everything else replaces: scalars, other lists, an empty list, and maps that are one value
/// (a distribution, a dated series). Reports an item that removes a name which is not there.
Node merge(const Node& base, const Node& over, Diagnostics& diagnostics);

/// True for a map that is one value: its keys are dates or month numbers, or one of them is the name of a distribution.
bool is_one_value(const Node& map);

}  // namespace pactsim
