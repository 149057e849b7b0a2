#include "sim/math.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/digest.h"
#include "sim/draws.h"

namespace {

using namespace pactsim;

/// Largest relative difference between two functions on evenly spaced points.
template <class F, class G>
double worst_error(double from, double to, F ours, G theirs) {
    constexpr int points = 100'000;
    double worst = 0.0;
    for (int i = 0; i <= points; ++i) {
        const double x = from + (to - from) * i / points;
        const double expected = theirs(x);
        if (expected == 0.0) continue;
        worst = std::max(worst, std::fabs(ours(x) / expected - 1.0));
    }
    return worst;
}

/// Digest of the bits of f at 4,000 fixed points, byte order fixed.
template <class F>
std::string fingerprint(double from, double to, F f) {
    Digest digest;
    for (int i = 0; i < 4000; ++i) {
        const auto bits = std::bit_cast<std::uint64_t>(f(from + (to - from) * (i + 0.5) / 4000.0));
        std::string bytes;
        for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(bits >> shift & 0xff);
        digest.update(std::string_view(bytes));
    }
    return digest.hex();
}

}  // namespace

TEST_CASE("exp and log agree with the C library", "[unit][sim][math]") {
    CHECK(worst_error(-708.0, 709.0, math::exp, [](double x) { return std::exp(x); }) < 4e-16);
    CHECK(worst_error(-1.0, 1.0, math::exp, [](double x) { return std::exp(x); }) < 4e-16);
    CHECK(worst_error(1e-3, 2.0, math::log, [](double x) { return std::log(x); }) < 4e-16);
    CHECK(worst_error(0.99, 1.01, math::log, [](double x) { return std::log(x); }) < 4e-16);
    CHECK(worst_error(1e-300, 1e300, math::log, [](double x) { return std::log(x); }) < 4e-16);
}

TEST_CASE("exp and log at the ends of their range", "[unit][sim][math]") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(math::exp(0.0) == 1.0);
    CHECK(math::log(1.0) == 0.0);
    CHECK(math::exp(710.0) == infinity);
    CHECK(math::exp(-746.0) == 0.0);
    CHECK(math::exp(infinity) == infinity);
    CHECK(math::exp(-infinity) == 0.0);
    CHECK(std::isnan(math::exp(std::nan(""))));
    CHECK(math::exp(-740.0) == Approx(std::exp(-740.0)).epsilon(1e-3));  // subnormal: few digits are left
    CHECK(math::exp(709.78) == Approx(std::exp(709.78)).epsilon(1e-15));
    CHECK(math::log(0.0) == -infinity);
    CHECK(math::log(infinity) == infinity);
    CHECK(std::isnan(math::log(-1.0)));
    CHECK(std::isnan(math::log(std::nan(""))));
    CHECK(math::log(5e-324) == Approx(std::log(5e-324)).epsilon(1e-15));
}

TEST_CASE("functions of small differences keep their digits", "[unit][sim][math]") {
    const auto reference = [](double x) { return -std::expm1(-x); };
    CHECK(worst_error(-2.0, 40.0, math::one_minus_exp_minus, reference) < 1e-15);
    CHECK(worst_error(1e-12, 1e-6, math::one_minus_exp_minus, reference) < 1e-15);
    CHECK(worst_error(-0.9, 3.0, math::log_one_plus, [](double x) { return std::log1p(x); }) < 2e-15);
    CHECK(worst_error(-1e-7, 1e-7, math::log_one_plus, [](double x) { return std::log1p(x); }) < 2e-15);
    CHECK(worst_error(-20.0, 20.0, math::tanh, [](double x) { return std::tanh(x); }) < 2e-15);
    CHECK(math::tanh(-1e-9) == -1e-9);
}

TEST_CASE("logistic and power", "[unit][sim][math]") {
    CHECK(math::logistic(0.0) == 0.5);
    CHECK(math::logistic(-1000.0) == 0.0);
    CHECK(math::logistic(1000.0) == 1.0);
    for (const double x : {0.1, 1.0, 5.0, 20.0}) CHECK(math::logistic(x) + math::logistic(-x) == Approx(1.0).epsilon(1e-15));
    CHECK(worst_error(
              0.01, 20.0, [](double x) { return math::power(x, 0.7); }, [](double x) { return std::pow(x, 0.7); }) < 2e-15);
    CHECK(math::power(2.0, 10.0) == Approx(1024.0).epsilon(4e-15));
    CHECK(math::power(0.0, 0.0) == 1.0);
    CHECK(math::power(0.0, 2.0) == 0.0);
    CHECK(std::isnan(math::power(-2.0, 2.0)));
    CHECK(math::clamp01(-0.5) == 0.0);
    CHECK(math::clamp01(0.25) == 0.25);
    CHECK(math::clamp01(1.5) == 1.0);
    CHECK(std::isnan(math::clamp01(std::nan(""))));
}

TEST_CASE("the inverse normal agrees with Boost.Math", "[unit][sim][math]") {
    const boost::math::normal normal;
    const auto quantile = [&](double u) { return boost::math::quantile(normal, u); };
    CHECK(worst_error(1e-4, 0.499, math::inverse_normal, quantile) < 4e-14);  // Boost's own quantile loses digits
    CHECK(worst_error(1e-15, 1e-9, math::inverse_normal, quantile) < 4e-14);
    CHECK(worst_error(0.501, 0.9999, math::inverse_normal, quantile) < 4e-14);
}

TEST_CASE("the normal distribution agrees with the C library's complementary error function", "[unit][sim][math]") {
    // In long double, because the rounding of x / sqrt(2) alone costs a relative x^2 times the machine precision.
    const auto reference = [](double x) { return static_cast<double>(0.5L * std::erfc(-static_cast<long double>(x) / std::sqrt(2.0L))); };
    CHECK(worst_error(-5.0, 8.0, math::normal_cdf, reference) < 2e-15);
    CHECK(worst_error(-37.0, -5.0, math::normal_cdf, reference) < 1e-13);
}

TEST_CASE("the inverse normal at published points and at the ends", "[unit][sim][math]") {
    // Check values printed with AS 241 (Wichura 1988, p. 480).
    CHECK(math::inverse_normal(0.25) == Approx(-0.6744897501960817).epsilon(1e-15));
    CHECK(math::inverse_normal(0.001) == Approx(-3.090232306167814).epsilon(1e-15));
    CHECK(math::inverse_normal(1e-20) == Approx(-9.262340089798408).epsilon(1e-15));
    CHECK(math::inverse_normal(0.5) == 0.0);
    CHECK(std::isinf(math::inverse_normal(0.0)));
    CHECK(std::isinf(math::inverse_normal(1.0)));
    CHECK(std::isnan(math::inverse_normal(1.5)));
    CHECK(math::normal_cdf(-40.0) == 0.0);
    CHECK(math::normal_cdf(40.0) == 1.0);
}

TEST_CASE("the bits are the same with every compiler and optimisation level", "[unit][sim][math]") {
    // Recorded once from g++ 12 -O2; every other build must reproduce them.
    CHECK(fingerprint(-740.0, 709.0, math::exp) == "6b2ee7cdc22d3a2faf3c61698edb25c05839ff7f");
    CHECK(fingerprint(0.0, 50.0, math::log) == "4dd580e19bce0324630bc17af8750f21996ce0ea");
    CHECK(fingerprint(-3.0, 40.0, math::one_minus_exp_minus) == "0640927387464fa9909a81d7fbab3b8edcf88ee7");
    CHECK(fingerprint(0.0, 1.0, math::inverse_normal) == "1338038aeaf0e3072054b928b40d5b3cf6752263");
    CHECK(fingerprint(-39.0, 9.0, math::normal_cdf) == "2718445bb756bfb445155a0c89e3570b63784a13");
    CHECK(fingerprint(-6.0, 6.0, math::tanh) == "bdc93b33ce479b6d52a82cf0627f9c455b454b18");
}
