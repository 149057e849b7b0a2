#pragma once

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <cstddef>
#include <vector>

/// Tests of fit for samplers. Each returns a p-value: the chance of a fit at least this bad if the sampler is right.
namespace pactsim::testing {

/// False-alarm rate of each statistical check. Seeds are fixed, so a check that passes once passes always: the rate is
/// the chance that a correct sampler would have had to be given another seed.
inline constexpr double false_alarm_rate = 1e-6;

/// Pearson's chi-square for counts against probabilities; the rest to 1 is one more cell. Neighbouring cells are pooled
/// until each expects at least ten.
inline double chi_square_p(const std::vector<double>& counts, const std::vector<double>& probabilities) {
    double n = 0.0;
    for (const double count : counts) n += count;
    double statistic = 0.0;
    double seen = 0.0;
    double expected = 0.0;
    double chance_left = 1.0;
    int cells = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        seen += counts[i];
        expected += n * probabilities[i];
        chance_left -= probabilities[i];
        const bool last = i + 1 == counts.size();
        if (last) expected += n * std::max(chance_left, 0.0);
        if (last || (expected >= 10.0 && n * chance_left >= 10.0)) {
            if (expected > 0.0) statistic += (seen - expected) * (seen - expected) / expected;
            ++cells;
            seen = expected = 0.0;
        }
    }
    if (cells < 2) return 0.0;  // nothing was tested: never let that pass
    return boost::math::cdf(boost::math::complement(boost::math::chi_squared(cells - 1), statistic));
}

/// Kolmogorov and Smirnov's distance of a sample from a distribution function, with the p-value's asymptotic series
/// in the form of Stephens (1970), Journal of the Royal Statistical Society B 32(1), 115-122.
template <class Cdf>
double kolmogorov_smirnov_p(std::vector<double> sample, Cdf cdf) {
    std::sort(sample.begin(), sample.end());
    const auto n = static_cast<double>(sample.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double expected = cdf(sample[i]);
        const auto below = static_cast<double>(i);
        distance = std::max({distance, expected - below / n, (below + 1.0) / n - expected});
    }
    const double lambda = distance * (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n));
    double p = 0.0;
    for (int k = 1; k <= 100; ++k) p += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * lambda * lambda);
    return std::clamp(lambda < 0.3 ? 1.0 : p, 0.0, 1.0);  // the series does not converge near 0, where p is 1
}

}  // namespace pactsim::testing
