#include "analysis/statistics/proportions.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

void require_trials(std::uint64_t successes, std::uint64_t trials, double confidence) {
    require_share(confidence, "the confidence of an interval");
    if (successes > trials) throw InvariantError("a share counts more successes than trials");
}

}  // namespace

std::optional<Interval> wilson_interval(std::uint64_t successes, std::uint64_t trials, double confidence) {
    require_trials(successes, trials, confidence);
    if (trials == 0) return std::nullopt;
    const double n = static_cast<double>(trials), p = static_cast<double>(successes) / n;
    const double z = boost::math::quantile(boost::math::normal(), 0.5 + 0.5 * confidence);
    const double scale = 1.0 + z * z / n;
    const double centre = (p + z * z / (2.0 * n)) / scale;
    const double half = z * std::sqrt(p * (1.0 - p) / n + z * z / (4.0 * n * n)) / scale;
    // At 0 and n successes one end is exactly 0 or 1; rounding may leave it just outside or inside.
    return Interval{successes == 0 ? 0.0 : std::max(0.0, centre - half), successes == trials ? 1.0 : std::min(1.0, centre + half)};
}

std::optional<Interval> clopper_pearson_interval(std::uint64_t successes, std::uint64_t trials, double confidence) {
    require_trials(successes, trials, confidence);
    if (trials == 0) return std::nullopt;
    const double hits = static_cast<double>(successes), misses = static_cast<double>(trials - successes);
    const double tail = 0.5 * (1.0 - confidence);
    Interval interval{0.0, 1.0};
    if (successes > 0) interval.low = boost::math::quantile(boost::math::beta_distribution<>(hits, misses + 1.0), tail);
    if (successes < trials) interval.high = boost::math::quantile(boost::math::complement(boost::math::beta_distribution<>(hits + 1.0, misses), tail));
    return interval;
}

}  // namespace pactsim::statistics
