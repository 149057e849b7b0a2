#pragma once
// YAML text into our own tree. The only place that knows the YAML library.

#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <string>

namespace pactsim {

/// Most nodes a scenario may have once its aliases are written out: an "alias bomb" doubles a few lines into millions.
inline constexpr std::size_t most_nodes = 200'000;
/// Most entries of one list or map.
inline constexpr std::size_t most_entries = 10'000;
/// Deepest nesting of lists and maps.
inline constexpr int deepest_nesting = 64;

/// Parses one YAML document, or reports why it is none. Refused, because they would silently change what is run or exhaust memory:
/// several documents, merge keys `<<`, the same key twice, keys that are not plain words, tags, aliases to themselves, more than
/// 200,000 nodes, more than 10,000 entries in one list or map, more than 64 levels. Limits hold while parsing, so memory stays bounded.
std::optional<Node> parse_yaml(const std::string& file, const std::string& text, Diagnostics& diagnostics);

}  // namespace pactsim
