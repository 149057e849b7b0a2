#pragma once
// Scenario discovery of an experiment, as tables with the finding in words.

#include "analysis/experiments/analyses.h"

#include <string_view>
#include <vector>

namespace pactsim::discovery {

/// Tables "prim" (boxes and their limits) and "prim_trajectory". Throws UsageError for a condition that makes no sense.
[[nodiscard]] std::vector<ResultTable> prim_tables(const AnalysisInput& input, std::string_view condition);

/// Tables "cart" (leaves denser than the whole) and "cart_pruning". Throws as above.
[[nodiscard]] std::vector<ResultTable> cart_tables(const AnalysisInput& input, std::string_view condition);

}  // namespace pactsim::discovery
