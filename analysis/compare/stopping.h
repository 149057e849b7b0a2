#pragma once
// Whether a comparison has run enough, and if not, how many replicates it should have after the next round.

#include "analysis/appraisal/appraisal.h"
#include "analysis/compare/study_plan.h"
#include "output/study_data.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// Where a comparison stands between two rounds.
struct StoppingState {
    bool done = false;
    bool met = true;                       // false if it ends because it may not run more
    std::uint32_t next = 0;                // replicates in all after the next round, if not done
    std::vector<bool> active;              // [arm] still run
    std::optional<double> indifference;    // GBP, in force for the best rule once the first round is over
    std::optional<std::size_t> best;       // arm chosen; 0 = the baseline
    std::vector<std::string> reasons;      // in words, for the last state
};

/// The state before the first round.
StoppingState first_state(const StudyLayout& layout, const StoppingRule& rule);

/// The state after a round. With the best rule, an arm that can no longer be the best leaves (Kim and Nelson 2001, under shared draws; the baseline takes part, at zero).
/// Throws UsageError for an outcome that does not exist.
StoppingState next_state(const StudyData& study, const AppraisalBasis& basis, const StoppingRule& rule, const StoppingState& state);

/// Reads "npsv:1000000", "established:2.5" or "uk_gva:10%". Throws UsageError.
PrecisionRule parse_precision(const std::string& text);

/// Reads "0.95" or "0.95:500000" (chance, smallest difference that matters in GBP). Throws UsageError.
BestRule parse_best(const std::string& text);

}  // namespace pactsim
