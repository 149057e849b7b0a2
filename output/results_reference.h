#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "output/measure.h"

namespace pactsim {

/// The lines in docs/results.md between which the generated table stands.
inline constexpr std::string_view measures_begin = "<!-- measures: begin (written by the program) -->";
inline constexpr std::string_view measures_end = "<!-- measures: end -->";

/// Writes the table of measures for docs/results.md: name, unit, kind, stored type, meaning.
void write_results_reference(std::ostream& out, std::span<const Measure> measures);

}  // namespace pactsim
