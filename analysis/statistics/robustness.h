#pragma once
// How alternatives fare over futures to which nobody can give a sure probability. Larger outcomes are better: give costs with a minus.

#include "analysis/statistics/checks.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim::statistics {

/// The criteria; each answers another question, so several are shown.
enum class RobustCriterion { max_regret, high_regret, maximin, maximax, laplace, hurwicz, satisficing, spread };
inline constexpr std::size_t robust_criterion_count = 8;

/// What the criteria need to be told.
struct RobustOptions {
    double optimism = 0.5;            // Hurwicz: weight of the best future
    double regret_level = 0.9;        // of the high-regret quantile
    std::optional<double> threshold;  // outcome that is good enough; without it there is no satisficing share
};

/// One alternative over all futures, in the unit of the outcomes except where said.
struct RobustScores {
    double max_regret = 0.0;            // most that choosing it can lose against the best in a future (Savage 1951)
    double high_regret = 0.0;           // quantile of its regret over the futures, type 7
    double maximin = 0.0;               // worst outcome (Wald 1950)
    double maximax = 0.0;               // best outcome
    double laplace = 0.0;               // mean over futures, with their weights
    double hurwicz = 0.0;               // optimism x best + (1 - optimism) x worst
    std::optional<double> satisficing;  // weighted share of futures with at least the threshold (Starr's domain criterion)
    double spread = 0.0;                // standard deviation over futures, with n - 1; 0 for a single future
};

/// regret[a][s] = best outcome in future s - outcome of a. Throws InvariantError if the table is not rectangular.
[[nodiscard]] Table regrets(const Table& outcomes);

/// Scores of every alternative of outcomes[alternative][future]; weights of futures, equal if none are given; futures of weight zero are left out of
/// everything. Without futures there are no scores (an empty vector). Throws InvariantError for a table that is not rectangular or options outside 0-1.
[[nodiscard]] std::vector<RobustScores> robust_scores(const Table& outcomes, std::span<const double> weights, const RobustOptions& options);

/// The value of one criterion; none for a satisficing share without threshold.
[[nodiscard]] std::optional<double> score_of(const RobustScores& scores, RobustCriterion criterion);

/// True for regrets and spread, where less is better.
[[nodiscard]] bool smaller_is_better(RobustCriterion criterion);

/// All alternatives that are best by a criterion, in order: several where they tie. Differences within rounding (1e-12 of the size) are ties.
[[nodiscard]] std::vector<std::size_t> best_by(const std::vector<RobustScores>& scores, RobustCriterion criterion);

}  // namespace pactsim::statistics
