#include "analysis/statistics/selection.h"

#include "analysis/statistics/dunnett.h"
#include "sim/error.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

std::vector<double> means_of(const Table& table) {
    std::vector<double> means;
    for (const auto& row : table) means.push_back(mean_of(row));
    return means;
}

double critical_value(std::size_t alternatives, std::size_t replicates, double confidence) {
    const double freedom = static_cast<double>((alternatives - 1) * (replicates - 1));
    return dunnett_critical(alternatives - 1, freedom, 1.0 - confidence, Sides::one);
}

std::optional<ReplicatePlan> planned(double critical, double variance, double indifference, std::size_t pilot) {
    const double replicates = std::ceil(critical * critical * variance / (indifference * indifference));
    if (!(replicates < most_planned)) return std::nullopt;
    return ReplicatePlan{variance, critical, std::max(pilot, static_cast<std::size_t>(replicates))};
}

}  // namespace

std::optional<double> nelson_matejcik_variance(const Table& table) {
    const std::size_t n = require_rectangular(table, "a comparison with the best"), k = table.size();
    if (k < 2 || n < 2) return std::nullopt;
    const std::vector<double> means = means_of(table);
    // Deviations from the own mean first: large levels cancel before anything is squared.
    double squares = 0.0;
    std::vector<double> deviations(k);
    for (std::size_t r = 0; r < n; ++r) {
        for (std::size_t i = 0; i < k; ++i) deviations[i] = table[i][r] - means[i];
        const double shared = mean_of(deviations);
        for (const double deviation : deviations) squares += (deviation - shared) * (deviation - shared);
    }
    return 2.0 * squares / static_cast<double>((k - 1) * (n - 1));
}

std::size_t BestSet::possible() const {
    return static_cast<std::size_t>(std::count_if(alternatives.begin(), alternatives.end(), [](const BestComparison& a) { return a.may_be_best; }));
}

BestSet compare_with_best(const Table& table, Better better, double confidence) {
    require_share(confidence, "the confidence of a comparison");
    const std::size_t n = require_rectangular(table, "a comparison with the best");
    const std::vector<double> means = means_of(table);
    BestSet set;
    set.variance = nelson_matejcik_variance(table);
    if (set.variance) {
        set.critical = critical_value(table.size(), n, confidence);
        set.half_width = *set.critical * std::sqrt(*set.variance / static_cast<double>(n));
    }
    const bool larger = better == Better::larger;
    for (std::size_t i = 0; i < means.size(); ++i) {
        std::optional<double> best_other;
        for (std::size_t j = 0; j < means.size(); ++j) {
            if (j != i && (!best_other || (larger ? means[j] > *best_other : means[j] < *best_other))) best_other = means[j];
        }
        BestComparison row{i, means[i], best_other ? means[i] - *best_other : 0.0, std::nullopt, true};
        if (set.half_width) {
            row.interval = Interval{std::min(0.0, row.gap - *set.half_width), std::max(0.0, row.gap + *set.half_width)};
            row.may_be_best = larger ? row.gap + *set.half_width >= 0.0 : row.gap - *set.half_width <= 0.0;
        } else if (means.size() == 1) {
            row.interval = Interval{0.0, 0.0};
        }
        set.alternatives.push_back(row);
    }
    return set;
}

std::optional<ReplicatePlan> nelson_matejcik_plan(const Table& pilot, double indifference, double confidence) {
    require_positive(indifference, "the indifference");
    require_share(confidence, "the confidence of a selection");
    const auto variance = nelson_matejcik_variance(pilot);
    if (!variance) return std::nullopt;
    const std::size_t n = pilot.front().size();
    return planned(critical_value(pilot.size(), n, confidence), *variance, indifference, n);
}

std::optional<ReplicatePlan> two_stage_bonferroni_plan(const Table& pilot, double indifference, double confidence) {
    require_positive(indifference, "the indifference");
    require_share(confidence, "the confidence of a selection");
    const std::size_t n = require_rectangular(pilot, "a pilot"), k = pilot.size();
    if (k < 2 || n < 2) return std::nullopt;
    double variance = 0.0;
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = i + 1; j < k; ++j) variance = std::max(variance, pairing_gain(pilot[i], pilot[j]).paired_variance);
    }
    const boost::math::students_t law(static_cast<double>(n - 1));
    const double t = boost::math::quantile(boost::math::complement(law, (1.0 - confidence) / static_cast<double>(k - 1)));
    return planned(t, variance, indifference, n);
}

}  // namespace pactsim::statistics
