#pragma once
// How schemes fare over worlds and draws to which nobody can give a sure probability: ignorance, beside the chance within one future and never in one band with it.

#include "analysis/compare/study_values.h"
#include "analysis/statistics/robustness.h"
#include "output/study_data.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace pactsim {

/// Share of the worst runs, and of the worst futures, whose mean is told.
inline constexpr double worst_share = 0.1;

/// Net present social value of one option against the baseline over all futures, GBP.
struct OptionOverFutures {
    std::size_t arm = 0;                       // 0 = the baseline, whose value is zero everywhere
    std::vector<double> means;                 // [future] over replicates
    statistics::RobustScores scores;           // of those means; satisficing = share of futures with a mean of at least zero
    double probability_best = 0;               // share of futures in which its mean is the highest; who ties shares
    std::optional<double> chance_half_width;   // chance: 95 % interval of the mean in the first future; absent below two replicates
    std::optional<double> between_futures;     // ignorance: standard deviation between futures with the noise of the means taken off; absent below two replicates, or if none is seen
    bool none_between = false;                 // the futures differ no more than chance would make them
    std::optional<double> worst_runs;          // chance: mean of the worst tenth of the runs of the first future (CVaR)
    std::optional<double> worst_futures;       // ignorance: mean of the worst tenth of the means of futures (CVaR)
};

/// All options over all futures.
struct OverFutures {
    std::size_t futures = 0;
    std::vector<OptionOverFutures> options;    // the baseline first; no placebo
    double perfect_information = 0;            // GBP: what knowing the future before choosing adds on average (EVPI)
};

/// Nothing for a single future, or if a scheme was not run in one. Criteria: analysis/statistics/robustness.h, risk.h and value_of_information.h; the parting of chance and
/// ignorance: variance.h, for replicate r has the same draws in all futures. Means of few replicates make regrets and the value of information look larger than they are.
std::optional<OverFutures> summarise_over_futures(const StudyData& study, const AppraisalBasis& basis);

}  // namespace pactsim
