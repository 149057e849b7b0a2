#pragma once
// A configuration as JSON: what a program without the YAML library reads.

#include "scenarios/schema/config.h"
#include "scenarios/schema/node.h"

#include <string>

namespace pactsim {

/// The configuration as a tree with every value, in the order of the field tables.
Node resolved_tree(const Config& config);

/// The same as write_resolved (read_config.h), as JSON without blanks. Reads back to the same configuration.
std::string resolved_json(const Config& config);

/// A tree as JSON on one line.
std::string to_compact_json(const Node& node);

}  // namespace pactsim
