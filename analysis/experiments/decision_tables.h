#pragma once
// Decisions over the futures of an experiment: which scheme is robust, which is good enough, which is best and how sure that is.

#include "analysis/experiments/analyses.h"

#include <string_view>
#include <vector>

namespace pactsim {

/// Table "regret": every option by every criterion of statistics/robustness.h. Doing nothing (0) is an option where schemes are differences from a baseline.
[[nodiscard]] std::vector<ResultTable> regret_tables(const AnalysisInput& input);

/// Table "satisficing": share of futures in which an option reaches the threshold, with Wilson's interval. Throws UsageError if the threshold is no number.
[[nodiscard]] std::vector<ResultTable> satisficing_tables(const AnalysisInput& input, std::string_view threshold);

/// Table "select": multiple comparisons with the best, Kim and Nelson's screening, Rinott's sample sizes and OCBA's next runs. Throws UsageError if the indifference is no positive number.
[[nodiscard]] std::vector<ResultTable> selection_tables(const AnalysisInput& input, std::string_view indifference);

}  // namespace pactsim
