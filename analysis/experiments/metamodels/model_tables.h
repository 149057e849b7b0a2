#pragma once
// Metamodels of an experiment, as tables that say first how far they may be believed.

#include "analysis/experiments/analyses.h"

#include <vector>

namespace pactsim::metamodels {

/// Table "pce": Sobol' indices of a polynomial expansion, with its leave-one-out error.
[[nodiscard]] std::vector<ResultTable> pce_tables(const AnalysisInput& input);

/// Tables "gp" (lengths by factor) and "gp_validation".
[[nodiscard]] std::vector<ResultTable> process_tables(const AnalysisInput& input);

}  // namespace pactsim::metamodels
