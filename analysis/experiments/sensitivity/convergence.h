#pragma once
// How estimates move as a design grows: each over the first 2, 4, 8, ... base points.

#include "analysis/experiments/analyses.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// Sizes 2^j, from 8, up to the base points (trajectories, rows) there are, and that number itself if it is no power of two.
[[nodiscard]] std::vector<std::uint32_t> growing_sizes(const AnalysisInput& input);

/// Rows with a response among the first base points.
[[nodiscard]] std::vector<std::size_t> rows_below(const AnalysisInput& input, std::uint32_t base_limit);

/// As a table: the mean, and first and total indices (Saltelli), mu* (Morris) or given-data indices by size, with intervals.
[[nodiscard]] ResultTable convergence_table(const AnalysisInput& input);

}  // namespace pactsim
