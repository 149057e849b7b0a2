#include "agents/rules/growth.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

constexpr double shock = 0.12;
constexpr double exponent = 0.2;

/// Moments of yearly log growth of firms of one size.
struct Moments {
    double mean = 0, variance = 0, excess_kurtosis = 0;
};

Moments log_growth(double employees, double drift, Chance& chance) {
    constexpr int n = 200000;
    const double scale = growth_scale(employees, shock, exponent);
    double s1 = 0.0;
    double s2 = 0.0;
    double s4 = 0.0;
    for (int i = 0; i < n; ++i) {
        const double x = std::log(growth_factor(chance.uniform(), drift, scale)) - drift;
        s1 += x, s2 += x * x, s4 += x * x * x * x;
    }
    const double variance = s2 / n;
    return {s1 / n, variance, s4 / n / (variance * variance) - 3.0};
}

}  // namespace

TEST_CASE("growth rates are tent-shaped: Laplace, not normal", "[unit][agents][growth]") {
    // V5: excess kurtosis above 2; the Laplace law has 3. Its fourth moment varies much: 3 +- .35 at n = 200,000 (false-alarm rate below 1e-6).
    Chance chance(171);
    const Moments m = log_growth(10.0, 0.01, chance);
    CHECK(m.excess_kurtosis == Approx(3.0).margin(0.35));
    const double scale = shock * std::pow(10.0, -exponent);
    // Variance 2 scale^2; the standard error of a Laplace variance is variance x sqrt(5 / n).
    CHECK(m.variance == Approx(2.0 * scale * scale).epsilon(testing::allowed_errors * std::sqrt(5.0 / 200000.0)));
    CHECK(std::fabs(m.mean) < testing::allowed_errors * std::sqrt(m.variance / 200000.0));
}

TEST_CASE("spread falls with size to the stated power", "[unit][agents][growth]") {
    // V6: sigma(growth) ~ size^-beta, beta .10-.25.
    Chance chance(172);
    const double small = std::sqrt(log_growth(2.0, 0.0, chance).variance);
    const double large = std::sqrt(log_growth(200.0, 0.0, chance).variance);
    const double beta = -std::log(large / small) / std::log(100.0);
    // Each log sd has a standard error of sqrt(5 / 4n) = .0025.
    CHECK(beta == Approx(exponent).margin(testing::allowed_errors * std::sqrt(2.0) * 0.0025 / std::log(100.0)));
}

TEST_CASE("growth rises with the draw, is bounded, and drifts", "[unit][agents][growth]") {
    CHECK(growth_factor(0.5, 0.01, growth_scale(10.0, shock, exponent)) == Approx(std::exp(0.01)));
    CHECK(growth_factor(1e-300, 0.0, growth_scale(1.0, 2.0, exponent)) == Approx(1.0 / 3.0));
    CHECK(growth_factor(1.0 - 1e-16, 0.0, growth_scale(1.0, 2.0, exponent)) == Approx(3.0));
    CHECK(growth_scale(0.0, shock, exponent) == growth_scale(1.0, shock, exponent));
    double before = 0.0;
    for (double u = 0.001; u < 1.0; u += 0.001) {
        const double factor = growth_factor(u, 0.0, growth_scale(10.0, shock, exponent));
        CHECK(factor > before);
        before = factor;
    }
}

TEST_CASE("staff moves part of the way to its target and keeps the mean (false-alarm rate 1e-6)", "[unit][agents][growth]") {
    Chance chance(173);
    const double kept = std::pow(1.0 - 0.08, 12.0);  // of the gap after twelve months of partial adjustment
    for (const double target : {10.0, 25.3, 14.9}) {
        testing::Sample staff;
        for (int i = 0; i < 50000; ++i) staff.add(staff_after_year(15, target, staff_moved(0.08), chance.uniform()));
        const double expected = target + (15.0 - target) * kept;
        CHECK(std::fabs(staff.mean() - expected) <= testing::allowed_errors * staff.error() + 1e-9);
    }
    CHECK(staff_after_year(15, 15.0, staff_moved(0.08), 0.999) == 15);
    CHECK(staff_after_year(15, 40.0, 1.0, 0.5) == 40);
    CHECK(staff_after_year(15, 40.0, 0.0, 0.5) == 15);
    CHECK(staff_after_year(1, 0.0, 1.0, 0.001) == 1);
}
