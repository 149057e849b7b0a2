// Intervals of shares and medians, and quantiles, against published values and exact laws.

#include "analysis/statistics/proportions.h"
#include "analysis/statistics/quantiles.h"

#include "sim/error.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("60 of 100 by Wilson and by Clopper and Pearson") {
    const auto wilson = wilson_interval(60, 100, 0.95), exact = clopper_pearson_interval(60, 100, 0.95);
    CHECK(wilson->low == Approx(0.502003).margin(1e-6));
    CHECK(wilson->high == Approx(0.690599).margin(1e-6));
    CHECK(exact->low == Approx(0.497209).margin(1e-6));
    CHECK(exact->high == Approx(0.696705).margin(1e-6));
}

TEST_CASE("none and all of n: the ends are exact") {
    // Nothing in n trials: the exact upper end is 1 - (alpha/2)^(1/n).
    const auto none = clopper_pearson_interval(0, 20, 0.95), all = clopper_pearson_interval(20, 20, 0.95);
    CHECK(none->low == 0.0);
    CHECK(none->high == Approx(1.0 - std::pow(0.025, 1.0 / 20.0)).epsilon(1e-12));
    CHECK(all->high == 1.0);
    CHECK(all->low == Approx(1.0 - none->high).epsilon(1e-12));
    CHECK(wilson_interval(0, 20, 0.95)->low == 0.0);
    CHECK(wilson_interval(20, 20, 0.95)->high == 1.0);
    CHECK_FALSE(wilson_interval(0, 0, 0.95));
    CHECK_FALSE(clopper_pearson_interval(0, 0, 0.95));
    CHECK_THROWS_AS(wilson_interval(2, 1, 0.95), InvariantError);
}

TEST_CASE("Clopper and Pearson never cover less than asked, for every share of a grid") {
    // Exact coverage by adding up the binomial law of n = 12.
    for (int i = 1; i < 100; ++i) {
        const double p = i / 100.0;
        double covered = 0.0, chance = std::pow(1.0 - p, 12);
        for (std::uint64_t x = 0; x <= 12; ++x) {
            if (clopper_pearson_interval(x, 12, 0.9)->contains(p)) covered += chance;
            chance *= static_cast<double>(12 - x) / static_cast<double>(x + 1) * p / (1.0 - p);
        }
        CHECK(covered >= 0.9 - 1e-12);
    }
}

TEST_CASE("quantiles of type 7") {
    std::vector<double> values(10);
    std::iota(values.begin(), values.end(), 1.0);
    const double wanted[][2] = {{0.05, 1.45}, {0.1, 1.9}, {0.5, 5.5}, {0.9, 9.1}, {0.95, 9.55}, {0.0, 1.0}, {1.0, 10.0}};
    const std::vector<double> equal(10, 3.0);
    for (const auto& [p, q] : wanted) {
        CHECK(*quantile_type7(values, p) == Approx(q).epsilon(1e-12));
        CHECK(*weighted_quantile(values, equal, p) == Approx(q).epsilon(1e-12));
    }
    CHECK_FALSE(quantile_type7({}, 0.5));
    CHECK_THROWS_AS(quantile_type7(values, 1.5), InvariantError);
}

TEST_CASE("weighted quantiles rise, and values without weight do not count") {
    const std::vector<double> values{5.0, 1.0, 2.0, 100.0}, weights{0.1, 0.7, 0.2, 0.0};
    double last = 1.0;
    for (int i = 0; i <= 100; ++i) {
        const double q = *weighted_quantile(values, weights, i / 100.0);
        CHECK(q >= last);
        CHECK(q <= 5.0);
        last = q;
    }
    CHECK(last == 5.0);
    CHECK(*weighted_quantile(values, std::vector<double>{0, 0, 1, 0}, 0.3) == 2.0);
    CHECK_THROWS_AS(weighted_quantile(values, std::vector<double>{0, 0, 0, 0}, 0.3), InvariantError);
}

TEST_CASE("the median of 25 lies between ranks 8 and 18 with 95.67 %") {
    const auto ranks = median_ranks(25, 0.95);
    CHECK(ranks->low == 8);
    CHECK(ranks->high == 18);
    CHECK(ranks->coverage == Approx(0.9567).margin(5e-5));
    CHECK_FALSE(median_ranks(5, 0.95));
    CHECK(median_ranks(6, 0.95)->low == 1);
    CHECK_FALSE(median_ranks(0, 0.95));
    CHECK_FALSE(median_ranks(1, 0.95));
    std::vector<double> values(25);
    std::iota(values.rbegin(), values.rend(), 101.0);
    CHECK(median_interval(values, 0.95)->low == 108.0);
    CHECK(median_interval(values, 0.95)->high == 118.0);
    CHECK(median_interval(std::vector<double>(9, 4.0), 0.95)->low == 4.0);
}
