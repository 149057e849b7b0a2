#pragma once
// A sweep as analyses take it: one outcome, as each scheme's difference from the baseline at the same point and replicate.

#include "analysis/experiments/analyses.h"
#include "output/sweep_data.h"

#include <string>
#include <vector>

namespace pactsim {

/// Names that may be asked for: those of a comparison (output/study_data.h), "npsv" and "public_cost_pv".
[[nodiscard]] std::vector<std::string> sweep_input_outcomes();

/// One input per scheme, or for the scheme named alone; "baseline" asks for what happens there, not for a difference. A row has a response if at least one replicate was run in both
/// worlds. Money in pounds. Throws UsageError for an outcome or scheme that is not there.
[[nodiscard]] std::vector<AnalysisInput> sweep_inputs(const SweepData& sweep, const std::string& outcome, const std::string& scheme);

/// Puts ranks, as shares, where coordinates in the unit cube are not known; equal values at their mean rank.
void fill_ranked_units(AnalysisInput& input);

}  // namespace pactsim
