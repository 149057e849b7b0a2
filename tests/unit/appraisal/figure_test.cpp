// Intervals against published values and against their own definition.

#include "analysis/appraisal/figure.h"

#include <catch2/catch.hpp>

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;

namespace {

// Rossetti, KSL, DemoMCB: designs 1 and 3.
const std::vector<double> design_1{63.72, 32.24, 40.28, 36.94, 36.29, 56.94, 34.10, 63.36, 49.29, 87.20};
const std::vector<double> design_3{57.74, 29.65, 36.52, 35.71, 33.81, 51.54, 31.39, 57.24, 42.63, 67.27};

/// Whether the 95 % t interval of mean(a - x b) holds zero: the definition of Fieller's set.
bool holds_zero(const std::vector<double>& a, const std::vector<double>& b, double x) {
    double mean = 0, squares = 0;
    const auto n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) mean += (a[i] - x * b[i]) / n;
    for (std::size_t i = 0; i < a.size(); ++i) squares += std::pow(a[i] - x * b[i] - mean, 2);
    const double half = boost::math::quantile(boost::math::students_t(n - 1), 0.975) * std::sqrt(squares / (n - 1) / n);
    return std::fabs(mean) <= half;
}

}  // namespace

TEST_CASE("the paired interval of the reference set") {
    std::vector<double> differences;
    for (std::size_t i = 0; i < design_1.size(); ++i) differences.push_back(design_1[i] - design_3[i]);
    const Figure figure = mean_figure(differences, 0.95);
    CHECK(*figure.value == Approx(5.686).margin(5e-4));
    CHECK(*figure.low == Approx(1.8672).margin(5e-5));
    CHECK(*figure.high == Approx(9.5048).margin(5e-5));
}

TEST_CASE("the interval of a ratio is the set of ratios that the data do not exclude") {
    const Figure figure = ratio_figure(design_1, design_3, 0.95, {});
    REQUIRE(figure.has_interval());
    CHECK(*figure.value == Approx(50.036 / 44.350).margin(1e-6));
    for (int k = 0; k <= 400; ++k) {
        const double x = *figure.low + (*figure.high - *figure.low) * (k - 100) / 200.0;
        if (std::fabs(x - *figure.low) < 1e-9 || std::fabs(x - *figure.high) < 1e-9) continue;
        CHECK(holds_zero(design_1, design_3, x) == (x > *figure.low && x < *figure.high));
    }
}

TEST_CASE("with a constant denominator Fieller's interval is Student's") {
    const std::vector<double> twos(design_1.size(), 2.0);
    const Figure ratio = ratio_figure(design_1, twos, 0.95, {}), mean = mean_figure(design_1, 0.95);
    CHECK(*ratio.low == Approx(*mean.low / 2));
    CHECK(*ratio.high == Approx(*mean.high / 2));
}

TEST_CASE("a ratio has a reason where it has no value or no interval") {
    const std::vector<double> a{1, 2, 3}, zero{1, -1, 0}, negative{-1, -2, -3}, noisy{5, -4, 0.5};
    CHECK(ratio_figure(a, zero, 0.95, {Undefined::zero_cost, Undefined::negative_cost}).why == Undefined::zero_cost);
    CHECK(ratio_figure(a, negative, 0.95, {Undefined::zero_cost, Undefined::negative_cost}).why == Undefined::negative_cost);
    const Figure wide = ratio_figure(a, noisy, 0.95, {});
    CHECK(wide.value);
    CHECK_FALSE(wide.has_interval());
    CHECK(wide.why_no_interval == Undefined::uncertain_denominator);
    const Figure single = ratio_figure(std::vector<double>{6}, std::vector<double>{3}, 0.95, {});
    CHECK(*single.value == 2.0);
    CHECK(single.why_no_interval == Undefined::one_replicate);
    CHECK(ratio_figure({}, {}, 0.95, {}).why == Undefined::no_replicates);
    CHECK(signed_ratio_figure(a, negative, 0.95, Undefined::no_dependence).value);
    CHECK(mean_figure({}, 0.95).why == Undefined::no_replicates);
}

TEST_CASE("every reason has words, and only `no` has none") {
    for (int k = 0; k <= static_cast<int>(Undefined::no_benefit); ++k) CHECK(in_words(static_cast<Undefined>(k)).empty() == (k == 0));
}

TEST_CASE("a share has Wilson's interval") {
    std::vector<double> values(100, -1.0);
    for (std::size_t k = 0; k < 60; ++k) values[k] = 1.0;
    const Figure share = share_above_zero(values, 0.95);
    CHECK(*share.value == 0.6);
    CHECK(*share.low == Approx(.502003).margin(5e-7));
    CHECK(*share.high == Approx(.690599).margin(5e-7));
    CHECK(*share_above_zero(std::vector<double>{0, 0, 0}, 0.95).value == 0.0);  // zero is not above zero
    CHECK(share_above_zero(std::vector<double>{1}, 0.95).why == Undefined::one_replicate);
}
