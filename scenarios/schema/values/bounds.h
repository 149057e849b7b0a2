#pragma once
// The range of a number.

#include "scenarios/schema/node.h"

#include <limits>
#include <string>

namespace pactsim {

class Reader;

struct Bounds {
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    bool min_open = false;  ///< the bound itself is not allowed
    bool max_open = false;
};

[[nodiscard]] bool contains(const Bounds& bounds, double value);
/// "0 to 1", "above 0, up to 10", "at least 1"; empty without bounds.
[[nodiscard]] std::string in_words(const Bounds& bounds);
/// Adds minimum and maximum to a JSON Schema.
void add_bounds(Node& schema, const Bounds& bounds);
/// Reports a value outside the bounds, with value, bound and what the row says; false then.
bool check_bounds(Reader& reader, const Node& node, double value, const Bounds& bounds);

}  // namespace pactsim
