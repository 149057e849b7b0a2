#include <cmath>

#include "sim/distributions.h"
#include "sim/error.h"

namespace pactsim {

namespace {

/// From this expected count on, transformed rejection (valid from 10, Hoermann 1993) is used instead of inversion.
constexpr double inversion_limit = 10.0;

/// Counts up from 0, taking the chance of each count off u. `ratio(k)` is P(k) / P(k - 1).
template <class Ratio>
std::int64_t by_inversion(double u, double chance_of_none, std::int64_t most, Ratio ratio) {
    double chance = chance_of_none;
    std::int64_t k = 0;
    while (u > chance && k < most) {
        u -= chance;
        ++k;
        chance *= ratio(static_cast<double>(k));
    }
    return k;
}

/// PTRS; the names of the constants are Hoermann's.
std::int64_t poisson_by_rejection(DrawStream& stream, double mean) {
    const double log_mean = math::log(mean);
    const double b = 0.931 + 2.53 * std::sqrt(mean);
    const double a = -0.059 + 0.02483 * b;
    const double log_inverse_alpha = math::log(1.1239 + 1.1328 / (b - 3.4));
    const double v_r = 0.9277 - 3.6224 / (b - 2.0);
    for (;;) {
        const double u = stream.next_uniform() - 0.5;
        const double v = stream.next_uniform();
        const double us = 0.5 - std::fabs(u);
        const double k = std::floor((2.0 * a / us + b) * u + mean + 0.43);
        if (us >= 0.07 && v <= v_r) return static_cast<std::int64_t>(k);
        if (k < 0.0 || (us < 0.013 && v > us)) continue;
        const auto count = static_cast<std::int64_t>(k);
        const double bound = k * log_mean - mean - log_factorial(count);
        if (math::log(v) + log_inverse_alpha - math::log(a / (us * us) + b) <= bound) return count;
    }
}

/// BTRS, for p <= 1/2; the names of the constants are Hoermann's.
std::int64_t binomial_by_rejection(DrawStream& stream, std::int64_t n, double p) {
    const auto trials = static_cast<double>(n);
    const double q = 1.0 - p;
    const double spq = std::sqrt(trials * p * q);
    const double b = 1.15 + 2.53 * spq;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double c = trials * p + 0.5;
    const double v_r = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * spq;
    const double log_odds = math::log(p / q);
    const auto mode = static_cast<std::int64_t>(std::floor((trials + 1.0) * p));
    const double log_mode = log_factorial(mode) + log_factorial(n - mode);
    for (;;) {
        const double u = stream.next_uniform() - 0.5;
        const double v = stream.next_uniform();
        const double us = 0.5 - std::fabs(u);
        const double k = std::floor((2.0 * a / us + b) * u + c);
        if (k < 0.0 || k > trials) continue;
        const auto count = static_cast<std::int64_t>(k);
        if (us >= 0.07 && v <= v_r) return count;
        const double bound = log_mode - log_factorial(count) - log_factorial(n - count) + static_cast<double>(count - mode) * log_odds;
        if (math::log(v * alpha / (a / (us * us) + b)) <= bound) return count;
    }
}

}  // namespace

double log_factorial(std::int64_t k) {
    if (k < 0) throw InvariantError("a factorial needs a number of at least zero");
    if (k <= 15) {  // 15! = 1.3e12 is exact in a double
        double product = 1.0;
        for (std::int64_t i = 2; i <= k; ++i) product *= static_cast<double>(i);
        return math::log(product);
    }
    constexpr double half_log_two_pi = 0.918938533204672741780;
    const auto x = static_cast<double>(k + 1);
    const double z = 1.0 / (x * x);
    // Abramowitz and Stegun (1964), 6.1.41.
    const double tail = (1.0 / 12.0 - z * (1.0 / 360.0 - z * (1.0 / 1260.0 - z * (1.0 / 1680.0 - z / 1188.0)))) / x;
    return (x - 0.5) * math::log(x) - x + half_log_two_pi + tail;
}

std::int64_t poisson(DrawStream& stream, double mean) {
    if (!(mean >= 0.0 && mean <= 1e7)) throw InvariantError("a Poisson mean is not within 0..1e7");
    if (mean >= inversion_limit) return poisson_by_rejection(stream, mean);
    if (mean == 0.0) return 0;
    // Beyond 100 the chance is below 1e-60 for a mean of 10: the limit only guards against rounding at u near 1.
    return by_inversion(stream.next_uniform(), math::exp(-mean), 100, [mean](double k) { return mean / k; });
}

std::int64_t binomial(DrawStream& stream, std::int64_t n, double p) {
    if (n < 0 || n > 1'000'000'000) throw InvariantError("a number of trials is not within 0..1e9");
    if (!(p >= 0.0 && p <= 1.0)) throw InvariantError("a chance of success is not within 0..1");
    if (p > 0.5) return n - binomial(stream, n, 1.0 - p);
    if (n == 0 || p == 0.0) return 0;
    const auto trials = static_cast<double>(n);
    if (trials * p >= inversion_limit) return binomial_by_rejection(stream, n, p);
    const double odds = p / (1.0 - p);
    const double none = math::exp(trials * math::log_one_plus(-p));
    return by_inversion(stream.next_uniform(), none, n < 100 ? n : 100, [=](double k) { return odds * (trials - k + 1.0) / k; });
}

}  // namespace pactsim
