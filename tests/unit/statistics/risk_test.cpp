// Value at risk and expected loss beyond it, against the normal law and whole numbers.

#include "analysis/statistics/risk.h"

#include "sim/error.h"
#include "sim/math.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("losses 1 to 100") {
    std::vector<double> losses(100);
    std::iota(losses.rbegin(), losses.rend(), 1.0);
    CHECK(*value_at_risk(losses, 0.95) == 95);
    CHECK(*conditional_value_at_risk(losses, 0.95) == Approx(98.0));
    CHECK(*conditional_value_at_risk(losses, 0.925) == Approx(96.7333).margin(5e-5));  // half of the eighth worst
    CHECK(*mean_of_worst(losses, 0.05) == Approx(3.0));
    for (int percent = 1; percent < 100; ++percent) CHECK(*value_at_risk(losses, percent / 100.0) == percent);
}

TEST_CASE("a fine sample of the normal law") {
    // CVaR of N(0, 1) is density(z) / (1 - level).
    const boost::math::normal law;
    constexpr int points = 200000;
    std::vector<double> losses;
    for (int i = 0; i < points; ++i) losses.push_back(math::inverse_normal((i + 0.5) / points));
    const double wanted[][2] = {{0.90, 1.754983}, {0.95, 2.062713}, {0.99, 2.665214}};
    for (const auto& [level, value] : wanted) {
        const double z = boost::math::quantile(law, level);
        CHECK(boost::math::pdf(law, z) / (1.0 - level) == Approx(value).margin(5e-7));
        CHECK(*conditional_value_at_risk(losses, level) == Approx(value).margin(2e-4));
        CHECK(*value_at_risk(losses, level) == Approx(z).margin(2e-4));
    }
    CHECK(boost::math::quantile(law, 0.95) == Approx(1.644854).margin(5e-7));
}

TEST_CASE("the averaged tail is the least of the Rockafellar-Uryasev function") {
    const std::vector<double> losses{3, 8, 8, 1, 5, 13, 2};
    for (const double level : {0.1, 0.5, 0.77, 0.9, 0.99}) {
        double least = 1e9;
        for (const double c : losses) {  // piecewise linear: the minimum is at a loss
            double above = 0.0;
            for (const double loss : losses) above += std::max(0.0, loss - c) / static_cast<double>(losses.size());
            least = std::min(least, c + above / (1.0 - level));
        }
        CHECK(*conditional_value_at_risk(losses, level) == Approx(least).epsilon(1e-12));
    }
}

TEST_CASE("one loss, equal losses, none") {
    CHECK(*conditional_value_at_risk(std::vector<double>{4.0}, 0.95) == 4.0);
    CHECK(*value_at_risk(std::vector<double>{4.0}, 0.95) == 4.0);
    CHECK(*conditional_value_at_risk(std::vector<double>(7, 0.1), 0.3) == 0.1);
    CHECK_FALSE(conditional_value_at_risk({}, 0.95));
    CHECK_FALSE(value_at_risk({}, 0.95));
    CHECK_FALSE(mean_of_worst({}, 0.05));
    CHECK_THROWS_AS(value_at_risk(std::vector<double>{1.0}, 1.0), InvariantError);
}
