#include "analysis/statistics/robustness.h"

#include "analysis/statistics/intervals.h"
#include "analysis/statistics/quantiles.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

// The columns with weight.
struct Futures {
    Table outcomes;
    std::vector<double> weights;  // add up to 1
};

Futures weighted_futures(const Table& outcomes, std::span<const double> weights) {
    const std::size_t count = require_rectangular(outcomes, "outcomes over futures");
    Futures kept;
    kept.outcomes.resize(outcomes.size());
    if (count == 0) return kept;
    const std::vector<double> shares = normalised_weights(weights, count);
    for (std::size_t s = 0; s < count; ++s) {
        if (shares[s] <= 0.0) continue;
        kept.weights.push_back(shares[s]);
        for (std::size_t a = 0; a < outcomes.size(); ++a) kept.outcomes[a].push_back(outcomes[a][s]);
    }
    return kept;
}

// Shares, not counts, so n - 1 becomes 1 - sum w^2: n/(n - 1) for equal weights.
double weighted_sd(std::span<const double> values, std::span<const double> weights, double mean) {
    double squares = 0.0, concentration = 0.0;
    for (std::size_t s = 0; s < values.size(); ++s) {
        squares += weights[s] * (values[s] - mean) * (values[s] - mean);
        concentration += weights[s] * weights[s];
    }
    return values.size() < 2 || concentration >= 1.0 ? 0.0 : std::sqrt(squares / (1.0 - concentration));
}

RobustScores scores_of(std::span<const double> values, std::span<const double> regret, std::span<const double> weights, const RobustOptions& options) {
    RobustScores scores;
    scores.max_regret = *std::max_element(regret.begin(), regret.end());
    scores.high_regret = *weighted_quantile(regret, weights, options.regret_level);
    scores.maximin = *std::min_element(values.begin(), values.end());
    scores.maximax = *std::max_element(values.begin(), values.end());
    double shift = 0.0, good = 0.0;
    // The mean as the worst plus the mean above it: exact for a constant outcome.
    for (std::size_t s = 0; s < values.size(); ++s) {
        shift += weights[s] * (values[s] - scores.maximin);
        if (options.threshold && values[s] >= *options.threshold) good += weights[s];
    }
    scores.laplace = scores.maximin + shift;
    scores.hurwicz = options.optimism * scores.maximax + (1.0 - options.optimism) * scores.maximin;
    if (options.threshold) scores.satisficing = std::min(1.0, good);
    scores.spread = weighted_sd(values, weights, scores.laplace);
    return scores;
}

}  // namespace

Table regrets(const Table& outcomes) {
    const std::size_t futures = require_rectangular(outcomes, "outcomes over futures");
    Table result = outcomes;
    for (std::size_t s = 0; s < futures; ++s) {
        double best = outcomes.front()[s];
        for (const auto& row : outcomes) best = std::max(best, row[s]);
        for (auto& row : result) row[s] = best - row[s];
    }
    return result;
}

std::vector<RobustScores> robust_scores(const Table& outcomes, std::span<const double> weights, const RobustOptions& options) {
    if (!(options.optimism >= 0.0 && options.optimism <= 1.0)) throw InvariantError("the optimism of a criterion must lie from 0 to 1");
    if (!(options.regret_level >= 0.0 && options.regret_level <= 1.0)) throw InvariantError("the level of a quantile must lie from 0 to 1");
    if (options.threshold) require_finite({&*options.threshold, 1}, "a threshold");
    const Futures futures = weighted_futures(outcomes, weights);
    if (futures.weights.empty()) return {};
    const Table regret = regrets(futures.outcomes);
    std::vector<RobustScores> result;
    for (std::size_t a = 0; a < outcomes.size(); ++a) result.push_back(scores_of(futures.outcomes[a], regret[a], futures.weights, options));
    return result;
}

std::optional<double> score_of(const RobustScores& scores, RobustCriterion criterion) {
    switch (criterion) {
        case RobustCriterion::max_regret:
            return scores.max_regret;
        case RobustCriterion::high_regret:
            return scores.high_regret;
        case RobustCriterion::maximin:
            return scores.maximin;
        case RobustCriterion::maximax:
            return scores.maximax;
        case RobustCriterion::laplace:
            return scores.laplace;
        case RobustCriterion::hurwicz:
            return scores.hurwicz;
        case RobustCriterion::satisficing:
            return scores.satisficing;
        case RobustCriterion::spread:
            return scores.spread;
    }
    return std::nullopt;
}

bool smaller_is_better(RobustCriterion criterion) {
    return criterion == RobustCriterion::max_regret || criterion == RobustCriterion::high_regret || criterion == RobustCriterion::spread;
}

std::vector<std::size_t> best_by(const std::vector<RobustScores>& scores, RobustCriterion criterion) {
    const double sign = smaller_is_better(criterion) ? -1.0 : 1.0;
    std::optional<double> best;
    for (const RobustScores& one : scores) {
        if (const auto score = score_of(one, criterion); score && (!best || sign * *score > *best)) best = sign * *score;
    }
    std::vector<std::size_t> winners;
    for (std::size_t a = 0; best && a < scores.size(); ++a) {
        const auto score = score_of(scores[a], criterion);
        if (score && *best - sign * *score <= 1e-12 * std::abs(*best)) winners.push_back(a);
    }
    return winners;
}

}  // namespace pactsim::statistics
