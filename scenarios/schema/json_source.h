#pragma once
// JSON text into our own tree, with places: for programs without the YAML library. JSON is YAML, so both readers give the same tree of the same text.

#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <string>

namespace pactsim {

/// Parses one JSON document (RFC 8259), or reports why it is none. The limits of parse_yaml hold here as well: the same key twice, more than 200,000 values, more than 10,000
/// entries in one list or map and more than 64 levels are refused. Numbers stay as they are written; texts are marked as quoted.
std::optional<Node> parse_json(const std::string& file, const std::string& text, Diagnostics& diagnostics);

}  // namespace pactsim
