#include "analysis/statistics/quantiles.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace pactsim::statistics {

namespace {

void require_level(double p) {
    if (!(p >= 0.0 && p <= 1.0)) throw InvariantError("the level of a quantile must lie from 0 to 1");
}

std::vector<double> sorted_copy(std::span<const double> values) {
    require_finite(values, "a quantile");
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

}  // namespace

std::optional<double> quantile_type7(std::span<const double> values, double p) {
    require_level(p);
    const std::vector<double> sorted = sorted_copy(values);
    if (sorted.empty()) return std::nullopt;
    const double position = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (position - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::optional<double> weighted_quantile(std::span<const double> values, std::span<const double> weights, double p) {
    if (weights.empty()) return quantile_type7(values, p);
    require_level(p);
    require_finite(values, "a quantile");
    if (values.empty()) return std::nullopt;
    const std::vector<double> shares = normalised_weights(weights, values.size());
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (shares[i] > 0.0) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] != values[b] ? values[a] < values[b] : a < b; });
    if (order.size() == 1) return values[order.front()];
    double before = 0.0, previous_position = 0.0, previous_value = values[order.front()];
    for (std::size_t k = 0; k < order.size(); ++k) {
        const double value = values[order[k]], share = shares[order[k]];
        // The last value stands at 1 by definition; the quotient only by rounding.
        const double position = k + 1 == order.size() ? 1.0 : std::min(1.0, before / (1.0 - share));
        if (p <= position) {
            const double gap = position - previous_position;
            return gap > 0.0 ? previous_value + (p - previous_position) / gap * (value - previous_value) : value;
        }
        before += share;
        previous_position = position;
        previous_value = value;
    }
    return previous_value;
}

std::optional<MedianRanks> median_ranks(std::size_t count, double confidence) {
    require_share(confidence, "the confidence of an interval");
    if (count < 2) return std::nullopt;
    const boost::math::binomial law(static_cast<double>(count), 0.5);
    // Rank l encloses with rank n + 1 - l: missed if fewer than l values lie on one side of the median.
    std::optional<MedianRanks> best;
    for (std::size_t low = 1; 2 * low <= count; ++low) {
        const double coverage = 1.0 - 2.0 * boost::math::cdf(law, static_cast<double>(low - 1));
        if (coverage < confidence) break;
        best = MedianRanks{low, count + 1 - low, coverage};
    }
    return best;
}

std::optional<Interval> median_interval(std::span<const double> values, double confidence) {
    const std::vector<double> sorted = sorted_copy(values);
    const auto ranks = median_ranks(sorted.size(), confidence);
    if (!ranks) return std::nullopt;
    return Interval{sorted[ranks->low - 1], sorted[ranks->high - 1]};
}

}  // namespace pactsim::statistics
