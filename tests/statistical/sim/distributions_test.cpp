#include "sim/distributions.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "tests/statistical/sim/goodness_of_fit.h"

// Every check has a false-alarm rate of 1e-6 (goodness_of_fit.h). The distribution functions are written out here or
// taken from Boost.Math, so that nothing is compared with itself.

namespace {

using namespace pactsim;
using testing::false_alarm_rate;

constexpr std::uint32_t sample_size = 40'000;

/// One value per agent id, each from a stream of its own, as the model draws.
template <class Draw>
std::vector<double> sample(std::uint32_t purpose, Draw draw) {
    const Draws draws(20'250'101, 0);
    std::vector<double> values;
    values.reserve(sample_size);
    for (std::uint32_t id = 1; id <= sample_size; ++id) {
        DrawStream stream(draws, id, 0, 0, purpose);
        values.push_back(static_cast<double>(draw(stream)));
    }
    return values;
}

template <class Quantile, class Cdf>
double fit_of_quantile(std::uint32_t purpose, Quantile quantile, Cdf cdf) {
    return testing::kolmogorov_smirnov_p(sample(purpose, [&](DrawStream& stream) { return quantile(stream.next_uniform()); }), cdf);
}

/// Chi-square of whole numbers against a probability function on low..high.
template <class Pmf>
double fit_of_counts(const std::vector<double>& values, int low, int high, Pmf pmf) {
    std::vector<double> counts(static_cast<std::size_t>(high - low) + 1, 0.0);
    for (const double value : values) {
        const double cell = std::clamp(value, static_cast<double>(low), static_cast<double>(high)) - low;
        counts[static_cast<std::size_t>(cell)] += 1.0;
    }
    std::vector<double> probabilities;
    for (int k = low; k <= high; ++k) probabilities.push_back(pmf(k));
    // What lies below `low` belongs to the first cell; what lies above `high` falls to the last as the rest.
    for (int k = low - 1; k >= 0 && k > low - 2000; --k) probabilities[0] += pmf(k);
    return testing::chi_square_p(counts, probabilities);
}

}  // namespace

TEST_CASE("continuous quantile functions", "[statistical][sim][distributions]") {
    CHECK(fit_of_quantile(1, gumbel, [](double x) { return std::exp(-std::exp(-x)); }) > false_alarm_rate);
    CHECK(fit_of_quantile(
              2, [](double u) { return exponential(u, 7.0); }, [](double x) { return 1.0 - std::exp(-x / 7.0); }) > false_alarm_rate);
    CHECK(fit_of_quantile(
              3, [](double u) { return laplace(u, 2.0); }, [](double x) { return x < 0 ? 0.5 * std::exp(x / 2) : 1.0 - 0.5 * std::exp(-x / 2); }) >
          false_alarm_rate);
    CHECK(fit_of_quantile(
              4, [](double u) { return triangular(u, 1.0, 2.0, 5.0); },
              [](double x) { return x < 2.0 ? (x - 1.0) * (x - 1.0) / 4.0 : 1.0 - (5.0 - x) * (5.0 - x) / 12.0; }) > false_alarm_rate);
}

TEST_CASE("normal and lognormal", "[statistical][sim][distributions]") {
    const auto normal_cdf = [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); };
    CHECK(testing::kolmogorov_smirnov_p(sample(5, [](DrawStream& s) { return s.next_normal(); }), normal_cdf) > false_alarm_rate);
    CHECK(testing::kolmogorov_smirnov_p(sample(6, [](DrawStream& s) { return lognormal_from_normal(s.next_normal(), 250.0, 0.8); }),
                                        [&](double x) { return normal_cdf(std::log(x / 250.0) / 0.8); }) > false_alarm_rate);
}

TEST_CASE("bernoulli, waiting months and rounding by chance", "[statistical][sim][distributions]") {
    const auto yes = sample(7, [](DrawStream& s) { return bernoulli(uniform(s.next_word()), 0.03) ? 1 : 0; });
    CHECK(fit_of_counts(yes, 0, 1, [](int k) { return k == 1 ? 0.03 : 0.97; }) > false_alarm_rate);
    const auto months = sample(8, [](DrawStream& s) { return geometric_months(s.next_uniform(), 0.2); });
    CHECK(fit_of_counts(months, 1, 60, [](int k) { return k < 1 ? 0.0 : 0.2 * std::pow(0.8, k - 1); }) > false_alarm_rate);
    const auto rounded = sample(9, [](DrawStream& s) { return stochastic_round(2.3, s.next_uniform()); });
    CHECK(fit_of_counts(rounded, 2, 3, [](int k) { return k == 2 ? 0.7 : (k == 3 ? 0.3 : 0.0); }) > false_alarm_rate);
}

TEST_CASE("gamma, beta and Dirichlet", "[statistical][sim][distributions]") {
    std::uint32_t purpose = 20;
    for (const double shape : {0.05, 0.5, 1.0, 2.5, 80.0}) {
        INFO("shape " << shape);
        const boost::math::gamma_distribution<> reference(shape, 1.0);
        CHECK(testing::kolmogorov_smirnov_p(sample(purpose++, [&](DrawStream& s) { return gamma(s, shape); }),
                                            [&](double x) { return boost::math::cdf(reference, x); }) > false_alarm_rate);
    }
    for (const auto& shapes : {std::pair{0.4, 0.6}, std::pair{2.0, 5.0}, std::pair{30.0, 0.8}}) {
        const double a = shapes.first;
        const double b = shapes.second;
        INFO("a " << a << ", b " << b);
        const boost::math::beta_distribution<> reference(a, b);
        CHECK(testing::kolmogorov_smirnov_p(sample(purpose++, [&](DrawStream& s) { return beta(s, a, b); }),
                                            [&](double x) { return boost::math::cdf(reference, x); }) > false_alarm_rate);
    }
    const std::vector<double> alpha = {0.5, 2.0, 3.5};
    for (std::size_t i = 0; i < alpha.size(); ++i) {  // each share of a Dirichlet is a beta of its own
        const boost::math::beta_distribution<> reference(alpha[i], 6.0 - alpha[i]);
        const auto shares = sample(purpose++, [&](DrawStream& s) {
            std::vector<double> out(3);
            dirichlet(s, alpha, out);
            return out[i];
        });
        CHECK(testing::kolmogorov_smirnov_p(shares, [&](double x) { return boost::math::cdf(reference, x); }) > false_alarm_rate);
    }
}

TEST_CASE("Poisson on both sides of its change of method", "[statistical][sim][distributions]") {
    std::uint32_t purpose = 40;
    for (const double mean : {0.02, 1.0, 9.9, 10.0, 37.5, 400.0}) {
        INFO("mean " << mean);
        const boost::math::poisson_distribution<> reference(mean);
        const auto values = sample(purpose++, [&](DrawStream& s) { return poisson(s, mean); });
        const int spread = 3 + static_cast<int>(5.0 * std::sqrt(mean));
        const int low = std::max(0, static_cast<int>(mean) - spread);
        CHECK(fit_of_counts(values, low, static_cast<int>(mean) + spread, [&](int k) { return boost::math::pdf(reference, k); }) > false_alarm_rate);
    }
}

TEST_CASE("Poisson with a mean of ten million", "[statistical][sim][distributions]") {
    const auto values = sample(50, [](DrawStream& s) { return poisson(s, 1e7); });
    // With a skewness of 3e-4 the normal law with continuity correction is closer than 40,000 values can tell.
    CHECK(testing::kolmogorov_smirnov_p(values, [](double k) { return 0.5 * std::erfc(-(k + 0.5 - 1e7) / std::sqrt(2e7)); }) > false_alarm_rate);
}

TEST_CASE("binomial on both sides of its change of method", "[statistical][sim][distributions]") {
    std::uint32_t purpose = 60;
    struct Trial {
        int n;
        double p;
    };
    for (const Trial trial : {Trial{5, 0.4}, Trial{99, 0.1}, Trial{100, 0.1}, Trial{1000, 0.3}, Trial{60, 0.85}, Trial{100'000, 0.0005}, Trial{400, 0.995}}) {
        const int n = trial.n;
        const double p = trial.p;
        INFO("n " << n << ", p " << p);
        const boost::math::binomial_distribution<> reference(n, p);
        const auto values = sample(purpose++, [&](DrawStream& s) { return binomial(s, n, p); });
        const int spread = 3 + static_cast<int>(5.0 * std::sqrt(n * p * (1.0 - p)));
        const int low = std::max(0, static_cast<int>(n * p) - spread);
        const int high = std::min(n, static_cast<int>(n * p) + spread);
        CHECK(fit_of_counts(values, low, high, [&](int k) { return boost::math::pdf(reference, k); }) > false_alarm_rate);
    }
}

TEST_CASE("samplers with a small deliberate fault are found out", "[statistical][sim][distributions][mutation]") {
    const auto biased_coin = sample(7, [](DrawStream& s) { return bernoulli(uniform(s.next_word()), 0.036) ? 1 : 0; });
    CHECK(fit_of_counts(biased_coin, 0, 1, [](int k) { return k == 1 ? 0.03 : 0.97; }) < false_alarm_rate);
    const auto wide_normal = sample(5, [](DrawStream& s) { return 1.06 * s.next_normal(); });
    CHECK(testing::kolmogorov_smirnov_p(wide_normal, [](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }) < false_alarm_rate);
    const boost::math::poisson_distribution<> reference(37.5);
    const auto shifted = sample(44, [](DrawStream& s) { return poisson(s, 37.5) + (s.next_uniform() < 0.5 ? 1 : 0); });
    CHECK(fit_of_counts(shifted, 6, 68, [&](int k) { return boost::math::pdf(reference, k); }) < false_alarm_rate);
    const boost::math::gamma_distribution<> half(0.5, 1.0);
    CHECK(testing::kolmogorov_smirnov_p(sample(21, [](DrawStream& s) { return gamma(s, 0.53); }), [&](double x) { return boost::math::cdf(half, x); }) <
          false_alarm_rate);
}
