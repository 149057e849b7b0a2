#pragma once
// Sobol' indices of an experiment, as tables.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sensitivity/saltelli_blocks.h"

#include <vector>

namespace pactsim {

/// Table "sobol" (and "sobol_second"); where runs are missing also "given_data", which needs no complete base points, or that alone if the options ask for it.
[[nodiscard]] std::vector<ResultTable> sobol_tables(const AnalysisInput& input);

/// The words that say which base points had to go; empty if none.
[[nodiscard]] std::string dropped_text(const SaltelliBlocks& blocks, bool many_scrambles);

}  // namespace pactsim
