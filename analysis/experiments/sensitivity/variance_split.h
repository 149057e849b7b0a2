#pragma once
// Why results differ: the chance of runs, parameters nobody knows, and rival forms of mechanisms.

#include "analysis/experiments/analyses.h"

#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// Parts of the variance of one run at a point drawn from the design, in the unit of the response squared. Absent where it cannot be told; may be negative, never cut.
struct VarianceParts {
    std::optional<double> chance;       // between replicates at one point
    std::optional<double> forms;        // between combinations of labels (rival forms), whatever the parameters
    std::optional<double> parameters;   // the rest of the variance between points less the noise of their means: parameters, and what they do together with forms
    std::size_t points = 0, replicates = 0;
};

/// The parts over the rows named, which have runs or a response. With replicates the noise of the means of points is taken off (method of moments, analysis/statistics/variance.h);
/// without, chance is not known and stays inside the other parts.
[[nodiscard]] VarianceParts variance_parts(const AnalysisInput& input, std::span<const std::size_t> rows);

/// As a table, with intervals by a jackknife over groups of points.
[[nodiscard]] ResultTable variance_split_table(const AnalysisInput& input);

}  // namespace pactsim
