#pragma once

#include <cstdint>
#include <span>

#include "sim/draws.h"
#include "sim/math.h"

/// Samplers. Those that take `u` are quantile functions of one uniform number in (0, 1): increasing in u, so that two
/// worlds that share u stay as close as their parameters are. Those that take a DrawStream use as many words as needed.
/// All throw InvariantError if a parameter is outside its range.
namespace pactsim {

/// True with probability p: u < p, so that raising p can only turn a no into a yes.
constexpr bool bernoulli(double u, double p) {
    return u < p;
}

/// Standard Gumbel (mean 0.5772, variance pi^2/6); adding it to a logit and taking the maximum gives logit choice.
inline double gumbel(double u) {
    return -math::log(-math::log(u));
}

/// Exponential with the given mean.
inline double exponential(double u, double mean) {
    return -mean * math::log(1.0 - u);
}

/// Laplace around 0 with the given scale (variance 2 scale^2).
inline double laplace(double u, double scale) {
    return u < 0.5 ? scale * math::log(2.0 * u) : -scale * math::log(2.0 * (1.0 - u));
}

/// Lognormal with the given median, from a standard normal z; sigma is the standard deviation of its logarithm.
inline double lognormal_from_normal(double z, double median, double sigma) {
    return median * math::exp(sigma * z);
}

/// Triangular on low..high with its peak at mode; needs low <= mode <= high.
[[nodiscard]] double triangular(double u, double low, double mode, double high);

/// Months until the first success, at least 1, with chance p each month; 0 < p <= 1.
[[nodiscard]] std::int64_t geometric_months(double u, double p);

/// x rounded down or up to a whole number so that the mean over u is x. Throws if |x| > 2^53.
[[nodiscard]] std::int64_t stochastic_round(double x, double u);

/// Gamma with the given shape > 0 and scale 1. Source: Marsaglia and Tsang (2000), ACM TOMS 26(3), 363-372.
[[nodiscard]] double gamma(DrawStream& stream, double shape);

/// Beta(a, b), a and b > 0. May return exactly 0 or 1 where the true value is too close for a double.
[[nodiscard]] double beta(DrawStream& stream, double a, double b);

/// Dirichlet: shares that sum to 1 (to rounding). Every alpha > 0; throws if the lengths differ or are 0.
void dirichlet(DrawStream& stream, std::span<const double> alpha, std::span<double> out);

/// Poisson with 0 <= mean <= 1e7. Below 10 by inversion of one uniform, above by transformed rejection.
/// Source: Hoermann (1993), "The transformed rejection method for generating Poisson random variables" (PTRS),
/// Insurance: Mathematics and Economics 12(1), 39-45.
[[nodiscard]] std::int64_t poisson(DrawStream& stream, double mean);

/// Successes in 0 <= n <= 1e9 trials with chance p. Below 10 expected (of the rarer outcome) by inversion, above by
/// transformed rejection. Source: Hoermann (1993), "The generation of binomial random variates" (BTRS), Journal of
/// Statistical Computation and Simulation 46(1-2), 101-110.
[[nodiscard]] std::int64_t binomial(DrawStream& stream, std::int64_t n, double p);

/// ln k! for k >= 0, relative error below 1e-14. Exact products up to 15, Stirling's series above.
[[nodiscard]] double log_factorial(std::int64_t k);

}  // namespace pactsim
