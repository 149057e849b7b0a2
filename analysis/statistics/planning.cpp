#include "analysis/statistics/planning.h"

#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/quadrature.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim::statistics {

namespace {

void require_sd(double sd) {
    if (!(std::isfinite(sd) && sd >= 0.0)) throw InvariantError("a standard deviation cannot be negative");
}

// The smallest n from `first` for which `enough` holds, given that it holds from some n on; none beyond the longest plan.
template <class Enough>
std::optional<std::size_t> first_count(std::size_t first, Enough enough) {
    if (enough(first)) return first;
    std::size_t short_of = first, reaches = first;
    while (!enough(reaches)) {
        if (reaches >= longest_plan) return std::nullopt;
        short_of = reaches;
        reaches = std::min(longest_plan, 2 * reaches);
    }
    while (reaches - short_of > 1) {
        const std::size_t middle = short_of + (reaches - short_of) / 2;
        (enough(middle) ? reaches : short_of) = middle;
    }
    return reaches;
}

// The paired t test with n pairs. P(T > c) for T = (Z + shift) / S is the mean over S of P(Z > c S - shift): the noncentral t, stable for any shift.
class TTest {
  public:
    TTest(std::size_t count, double confidence) : root_n_(std::sqrt(static_cast<double>(count))), spread_(chi_squared_rule(static_cast<double>(count - 1))) {
        const double freedom = static_cast<double>(count - 1);
        const double critical = two_sided_t(freedom, confidence);
        for (double& node : spread_.node) node = critical * std::sqrt(node / freedom);
    }

    [[nodiscard]] double power(double standardised_effect) const {
        const double shift = standardised_effect * root_n_;
        return expectation(spread_, [&](double bar) { return normal_below(shift - bar) + normal_below(-shift - bar); });
    }

  private:
    double root_n_;
    QuadratureRule spread_;  // nodes: what the mean must pass, in its true standard errors
};

}  // namespace

std::optional<std::size_t> replicates_for_half_width(double sd, double half_width, double confidence, std::size_t at_least) {
    require_sd(sd);
    require_positive(half_width, "the half-width asked for");
    return first_count(std::max<std::size_t>(2, at_least), [&](std::size_t count) {
        const double n = static_cast<double>(count);
        return two_sided_t(n - 1.0, confidence) * sd / std::sqrt(n) <= half_width;
    });
}

std::optional<std::size_t> replicates_for_precision(double mean, double sd, double precision, double confidence, std::size_t at_least) {
    require_positive(precision, "the precision asked for");
    const double target = std::abs(mean) * precision / (1.0 + precision);
    if (!(target > 0.0)) return std::nullopt;
    return replicates_for_half_width(sd, target, confidence, at_least);
}

std::optional<std::size_t> replicates_from_pilot(double sd, std::size_t pilot_count, double half_width, double confidence) {
    require_sd(sd);
    require_positive(half_width, "the half-width asked for");
    if (pilot_count < 2) return std::nullopt;
    const double root = two_sided_t(static_cast<double>(pilot_count - 1), confidence) * sd / half_width;
    if (!(root * root <= static_cast<double>(longest_plan))) return std::nullopt;
    return std::max(pilot_count, static_cast<std::size_t>(std::ceil(root * root)));
}

std::optional<std::size_t> more_replicates_to_resolve(double difference, double sd, std::size_t count, double confidence) {
    if (!(std::abs(difference) > 0.0)) return std::nullopt;
    const auto needed = replicates_for_half_width(sd, std::abs(difference), confidence);
    if (!needed) return std::nullopt;
    return *needed > count ? *needed - count : 0;
}

double power_to_detect(double effect, double sd, std::size_t count, double confidence) {
    require_sd(sd);
    require_finite({&effect, 1}, "an effect");
    require_share(confidence, "the confidence of a test");
    if (count < 2) throw InvariantError("a test needs two replicates");
    if (effect == 0.0) return 1.0 - confidence;
    if (sd == 0.0) return 1.0;
    return TTest(count, confidence).power(std::abs(effect) / sd);
}

std::optional<double> detectable_effect(double sd, std::size_t count, double confidence, double power) {
    require_sd(sd);
    require_share(power, "the power of a test");
    require_share(confidence, "the confidence of a test");
    if (count < 2) return std::nullopt;
    if (power <= 1.0 - confidence) return 0.0;
    const TTest test(count, confidence);
    return sd * rising_root([&](double standardised) { return test.power(standardised); }, power);
}

std::optional<std::size_t> replicates_to_detect(double effect, double sd, double confidence, double power) {
    require_share(power, "the power of a test");
    if (!(std::abs(effect) > 0.0)) return std::nullopt;
    return first_count(2, [&](std::size_t count) { return power_to_detect(effect, sd, count, confidence) >= power; });
}

}  // namespace pactsim::statistics
