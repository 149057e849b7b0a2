#pragma once
// Trees back into text: YAML for people, JSON for programs. Deterministic: the order of the tree, no dates, no paths.

#include "scenarios/schema/node.h"

#include <string>

namespace pactsim {

/// Block YAML with short leaves on one line.
std::string to_yaml(const Node& node);
/// One line of flow YAML: `{median: 3, sigma: 0.8}`.
std::string to_flow(const Node& node);
/// Indented JSON.
std::string to_json(const Node& node);

}  // namespace pactsim
