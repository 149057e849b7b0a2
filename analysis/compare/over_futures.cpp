#include "analysis/compare/over_futures.h"

#include "analysis/compare/study_plan.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/risk.h"
#include "analysis/statistics/value_of_information.h"
#include "analysis/statistics/variance.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pactsim {

namespace {

/// Differences of one scheme, [future][replicate], cut to the replicates that all futures have; nothing if a future has none.
std::optional<statistics::Table> differences_by_future(const StudyData& study, const AppraisalBasis& basis, std::size_t arm) {
    statistics::Table table;
    std::size_t least = study.layout.replicates;
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        table.push_back(arm == 0 ? std::vector<double>(study.layout.replicates, 0.0) : paired_values(study, basis, study_measure_index("npsv"), f, arm).differences());
        least = std::min(least, table.back().size());
    }
    if (least == 0) return std::nullopt;
    for (std::vector<double>& row : table) row.resize(least);
    return table;
}

OptionOverFutures option_of(std::size_t arm, const statistics::Table& differences) {
    OptionOverFutures option;
    option.arm = arm;
    for (const std::vector<double>& values : differences) option.means.push_back(statistics::mean_of(values));
    option.chance_half_width = statistics::mean_interval(differences.front(), study_confidence).half_width;
    option.worst_runs = statistics::mean_of_worst(differences.front(), worst_share);
    option.worst_futures = statistics::mean_of_worst(option.means, worst_share);
    const statistics::VarianceComponents parts = statistics::variance_between_shared(differences);
    option.none_between = parts.ignorance_negative;
    if (parts.ignorance && !parts.ignorance_negative) option.between_futures = std::sqrt(*parts.ignorance);
    return option;
}

}  // namespace

std::optional<OverFutures> summarise_over_futures(const StudyData& study, const AppraisalBasis& basis) {
    OverFutures all;
    all.futures = study.layout.futures.size();
    if (all.futures < 2) return std::nullopt;
    for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
        if (is_placebo(study.layout.arms[a])) continue;
        const std::optional<statistics::Table> differences = differences_by_future(study, basis, a);
        if (!differences) return std::nullopt;
        all.options.push_back(option_of(a, *differences));
    }
    statistics::Table means;
    std::vector<double> weights;
    for (const OptionOverFutures& option : all.options) means.push_back(option.means);
    for (const StudyFuture& future : study.layout.futures) weights.push_back(future.weight);
    statistics::RobustOptions options;
    options.threshold = 0.0;
    const std::vector<statistics::RobustScores> scores = statistics::robust_scores(means, weights, options);
    const std::vector<double> best = statistics::probability_best(means, weights);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        all.options[i].scores = scores[i];
        all.options[i].probability_best = best[i];
    }
    all.perfect_information = statistics::expected_value_of_perfect_information(means, weights);
    return all;
}

}  // namespace pactsim
