#include "scenarios/schema/values/bounds.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/reader.h"
#include "scenarios/schema/table.h"

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

bool contains(const Bounds& bounds, double value) {
    const bool low = bounds.min_open ? value > bounds.min : value >= bounds.min;
    const bool high = bounds.max_open ? value < bounds.max : value <= bounds.max;
    return low && high;
}

std::string in_words(const Bounds& bounds) {
    const bool has_min = !std::isinf(bounds.min);
    const bool has_max = !std::isinf(bounds.max);
    const std::string min = shortest(bounds.min);
    const std::string max = shortest(bounds.max);
    if (has_min && has_max && !bounds.min_open && !bounds.max_open) { return fmt::format("{} to {}", min, max); }
    std::string text = has_min ? fmt::format("{} {}", bounds.min_open ? "above" : "at least", min) : std::string{};
    if (has_max) { text += fmt::format("{}{} {}", has_min ? ", " : "", bounds.max_open ? "below" : "at most", max); }
    return text;
}

void add_bounds(Node& schema, const Bounds& bounds) {
    if (!std::isinf(bounds.min)) { schema.add(bounds.min_open ? "exclusiveMinimum" : "minimum", number_node(bounds.min)); }
    if (!std::isinf(bounds.max)) { schema.add(bounds.max_open ? "exclusiveMaximum" : "maximum", number_node(bounds.max)); }
}

bool check_bounds(Reader& reader, const Node& node, double value, const Bounds& bounds) {
    if (contains(bounds, value)) { return true; }
    const bool below = value <= bounds.min;
    const double bound = below ? bounds.min : bounds.max;
    const bool open = below ? bounds.min_open : bounds.max_open;
    const char* relation = below ? (open ? "not above" : "below the smallest allowed value") : (open ? "not below" : "above the largest allowed value");
    const bool has_unit = reader.row() != nullptr && !reader.row()->text().unit.empty() && reader.row()->text().unit != "1";
    const std::string unit = has_unit ? fmt::format(" ({})", reader.row()->text().unit) : std::string{};
    reader.problem(code::out_of_range, node, fmt::format("`{}` is {}{}, {} {}", reader.key(), shortest(value), unit, relation, shortest(bound)), reader.row_help());
    return false;
}

}  // namespace pactsim
