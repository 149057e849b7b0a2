// Chance of being best, value of perfect information and acceptability, against the bivariate normal.

#include "analysis/statistics/value_of_information.h"

#include "sim/error.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("acceptability of a normal effect and cost") {
    // mean effect .5 (sd .3), mean cost 8,000 (sd 3,000), correlation .2. P = Phi(m/s), EVPI = s phi(m/s) - |m| Phi(-|m|/s).
    constexpr double effect = 0.5, cost = 8000, effect_sd = 0.3, cost_sd = 3000, rho = 0.2;
    const std::vector<double> prices{0, 10000, 16000, 20000, 30000, 50000};
    const double wanted[][2] = {{.00383, 3.54}, {.21460, 463.78}, {.5, 2045.14}, {.62752, 1581.41}, {.78423, 1095.34}, {.87630, 900.48}};
    // A fine grid weighted by the density instead of random draws: no false alarm.
    std::vector<double> effects, costs, weights;
    for (int i = -240; i <= 240; ++i) {
        for (int j = -240; j <= 240; ++j) {
            const double z = i / 40.0 + 0.0031, w = j / 40.0;  // off the centre, so that the mean is not a tie at 16,000
            costs.push_back(cost + cost_sd * z);
            effects.push_back(effect + effect_sd * (rho * z + std::sqrt(1 - rho * rho) * w));
            weights.push_back(std::exp(-0.5 * (z * z + w * w)));
        }
    }
    const auto curve = acceptability_of_difference(effects, costs, prices, weights);
    const boost::math::normal law;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const double m = prices[i] * effect - cost;
        const double s = std::sqrt(std::pow(prices[i] * effect_sd, 2) + cost_sd * cost_sd - 2 * prices[i] * rho * effect_sd * cost_sd);
        CHECK(boost::math::cdf(law, m / s) == Approx(wanted[i][0]).margin(6e-6));
        CHECK(s * boost::math::pdf(law, m / s) - std::abs(m) * boost::math::cdf(law, -std::abs(m) / s) == Approx(wanted[i][1]).margin(6e-3));
        CHECK(curve[i].probability[1] == Approx(wanted[i][0]).margin(2e-3));  // an edge through a grid: whole cells fall to one side
        CHECK(curve[i].perfect_information == Approx(wanted[i][1]).margin(0.2));
        CHECK(curve[i].net_benefit[1] == Approx(m).margin(1e-2));
        CHECK(curve[i].net_benefit[0] == 0.0);
        if (prices[i] < 16000) CHECK(*curve[i].preferred == 0);
        if (prices[i] > 16000) CHECK(*curve[i].preferred == 1);
        CHECK(curve[i].frontier == curve[i].probability[*curve[i].preferred]);
    }
}

TEST_CASE("the preferred one need not be the likeliest best") {
    // Rarely far better: highest mean, best in one draw of five.
    const Table effects{{0, 0, 0, 0, 0}, {-1, -1, -1, -1, 10}}, costs{{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}};
    const auto at = acceptability(effects, costs, std::vector<double>{1.0});
    CHECK(*at[0].preferred == 1);
    CHECK(at[0].frontier == Approx(0.2));
    CHECK(at[0].probability[0] == Approx(0.8));
    CHECK(at[0].perfect_information == Approx(10.0 / 5.0 - 6.0 / 5.0));
}

TEST_CASE("chances of being best add up to one, ties divided") {
    const auto shares = probability_best({{1, 2, 3, 4}, {1, 1, 3, 9}, {0, 2, 3, 0}});
    CHECK(shares[0] == Approx((0.5 + 0.5 + 1.0 / 3.0) / 4.0));
    CHECK(shares[1] == Approx((0.5 + 1.0 / 3.0 + 1.0) / 4.0));
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0));
    const auto weighted = probability_best({{1, 0}, {0, 1}}, std::vector<double>{3, 1});
    CHECK(weighted[0] == Approx(0.75));
}

TEST_CASE("information about what changes no choice is worth nothing") {
    CHECK(expected_value_of_perfect_information({{1, 2, 3}, {2, 3, 4}}) == 0.0);
    CHECK(expected_value_of_perfect_information({{1, 2, 3}}) == 0.0);
    CHECK(expected_value_of_perfect_information({{}, {}}) == 0.0);
    CHECK(expected_value_of_perfect_information({}) == 0.0);
    CHECK(expected_value_of_perfect_information({{0.1, 0.2, 0.7}, {0.1, 0.2, 0.7}}) == 0.0);
    CHECK(expected_value_of_perfect_information({{4, 0}, {0, 2}}) == Approx(3.0 - 2.0));
}

TEST_CASE("no draws, no alternatives, tables that do not fit") {
    CHECK(probability_best({{}, {}}) == std::vector<double>{0.5, 0.5});
    CHECK(probability_best({}).empty());
    const auto nothing = acceptability_of_difference({}, {}, std::vector<double>{1.0});
    CHECK_FALSE(nothing[0].preferred);
    CHECK(nothing[0].frontier == 0.0);
    CHECK_THROWS_AS(acceptability({{1, 2}}, {{1}}, std::vector<double>{1.0}), InvariantError);
    CHECK_THROWS_AS(acceptability_of_difference(std::vector<double>{1.0}, {}, std::vector<double>{1.0}), InvariantError);
}
