#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// Elementary functions that give the same bits with every compiler, optimisation level and C library.
///
/// Only + - * / and sqrt, floor, fabs are used, which IEEE 754 rounds correctly; the C library's own functions differ
/// between versions in the last bit, and one such bit is enough to split two histories. Needs -ffp-contract=off.
namespace pactsim::math {

namespace detail {

// ln 2 in two parts, the first with 32 trailing zero bits so that k * ln2_high is exact for every exponent k.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;

/// 2^k for -1022 <= k <= 1023, exactly.
inline double power_of_two(int k) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52);
}

/// r - r^2 (P1 + P2 r^2 + ...), the core of exp for |r| <= ln(2)/2. Source: fdlibm 5.3, e_exp.c (Sun Microsystems 1993).
inline double exp_core(double r) {
    const double t = r * r;
    return r - t * (1.66666666666666019037e-01 +
                    t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
}

}  // namespace detail

/// e^x. Relative error below 4e-16 where the result is a normal number; 0 and infinity outside the range of a double;
/// NaN for NaN. Method and coefficients: fdlibm 5.3, e_exp.c.
inline double exp(double x) {
    if (!(x == x)) return x;
    if (x > 709.782712893383973096) return std::numeric_limits<double>::infinity();
    if (x < -745.13321910194110842) return 0.0;
    constexpr double one_over_ln2 = 1.44269504088896338700e+00;
    const int k = static_cast<int>(one_over_ln2 * x + (x < 0.0 ? -0.5 : 0.5));
    const double high = x - k * detail::ln2_high;
    const double low = k * detail::ln2_low;
    const double r = high - low;
    const double c = detail::exp_core(r);
    const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    // Two exact steps, because 2^k itself may lie outside the normal range.
    const int half = k / 2;
    return y * detail::power_of_two(half) * detail::power_of_two(k - half);
}

/// Natural logarithm. Relative error below 4e-16; -infinity at 0, NaN below, +infinity at +infinity.
/// Method and coefficients: fdlibm 5.3, e_log.c (Sun Microsystems 1993).
inline double log(double x) {
    if (!(x > 0.0)) {
        return x == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    }
    if (x > std::numeric_limits<double>::max()) return x;
    int k = 0;
    if (x < std::numeric_limits<double>::min()) {  // subnormal: bring it into the normal range first
        x *= 0x1p54;
        k = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    // Adding the distance from sqrt(1/2) to 1 carries into the exponent exactly when the mantissa exceeds sqrt(2).
    const std::uint64_t shifted = bits + (0x3ff0000000000000u - 0x3fe6a09e667f3bcdu);
    k += static_cast<int>(shifted >> 52) - 1023;
    const std::uint64_t mantissa = (shifted & 0x000fffffffffffffu) + 0x3fe6a09e667f3bcdu;
    const double f = std::bit_cast<double>(mantissa) - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double w = z * z;
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double half_square = 0.5 * f * f;
    return k * detail::ln2_high - ((half_square - (s * (half_square + (even + odd)) + k * detail::ln2_low)) - f);
}

/// 1 - e^(-x), the probability of at least one event at rate x. Relative error below 1e-15, also for tiny x.
inline double one_minus_exp_minus(double x) {
    if (std::fabs(x) < 0.34) {  // inside the core interval of exp, where the leading 1 need never be added
        const double c = detail::exp_core(-x);
        return x + (x * c) / (2.0 - c);
    }
    return 1.0 - exp(-x);
}

/// ln(1 + x) for x > -1, with relative error below 2e-15 also for tiny x.
/// Source: W. Kahan's correction, in Goldberg (1991), ACM Computing Surveys 23(1), theorem 4.
inline double log_one_plus(double x) {
    const double u = 1.0 + x;
    if (u == 1.0) return x;
    return log(u) * x / (u - 1.0);
}

/// 1 / (1 + e^(-x)), increasing in x, never overflowing.
inline double logistic(double x) {
    if (x >= 0.0) return 1.0 / (1.0 + exp(-x));
    const double e = exp(x);
    return e / (1.0 + e);
}

/// Hyperbolic tangent; odd in x, relative error below 2e-15.
inline double tanh(double x) {
    const double m = one_minus_exp_minus(2.0 * std::fabs(x));
    const double y = m / (2.0 - m);
    return x < 0.0 ? -y : y;
}

/// base^exponent for base >= 0, as exp(exponent ln base): the relative error grows as 2e-16 (1 + |exponent ln base|).
/// 0^0 is 1, 0^positive is 0, 0^negative is infinity; a negative base gives NaN.
inline double power(double base, double exponent) {
    if (exponent == 0.0) return 1.0;
    return exp(exponent * log(base));
}

/// x limited to 0..1. NaN stays NaN, so that a fault shows.
constexpr double clamp01(double x) {
    return x < 0.0 ? 0.0 : (x > 1.0 ? 1.0 : x);
}

/// The x at which the standard normal distribution function is u, for 0 < u < 1; -infinity at 0, infinity at 1, NaN
/// elsewhere. Increasing in u; relative error about 1e-15. Source: Wichura (1988), algorithm AS 241 (PPND16), Applied
/// Statistics 37(3), 477-484.
[[nodiscard]] double inverse_normal(double u);

/// Standard normal distribution function. Relative error below 2e-15 for |x| <= 5 and below 1e-13 down to x = -37,
/// where the exponential dominates. Source: Cody (1969), Mathematics of Computation 23(107), 631-637.
[[nodiscard]] double normal_cdf(double x);

}  // namespace pactsim::math
