#pragma once
// Places of values for messages that are found after reading.

#include "scenarios/schema/node.h"

#include <string>

namespace pactsim {

/// Where the value at a dotted path was written; for a value that was left out, where the map that should hold it was.
Place place_of(const Node& root, const std::string& path);

}  // namespace pactsim
