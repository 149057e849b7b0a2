#include "output/results_reference.h"

#include <fmt/format.h>

namespace pactsim {

void write_results_reference(std::ostream& out, std::span<const Measure> measures) {
    out << "| dataset | by group | unit | kind | stored as | meaning |\n|---|---|---|---|---|---|\n";
    for (const Measure& measure : measures) {
        const std::string stored =
            measure.storage == StorageType::scaled_double ? fmt::format("double, steps of {}", measure.scale) : std::string(to_text(measure.storage));
        out << fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", measure.name, measure.extent == MeasureExtent::groups ? "yes" : "no", measure.unit, to_text(measure.kind), stored, measure.long_name);
    }
}

}  // namespace pactsim
