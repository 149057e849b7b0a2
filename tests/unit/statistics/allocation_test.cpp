// Shares of a budget and whole runs that add up to it.

#include "analysis/statistics/allocation.h"

#include "analysis/statistics/intervals.h"
#include "sim/error.h"
#include "tests/unit/statistics/four_designs.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("ten designs with means 0..9 and equal spread") {
    std::vector<double> means(10);
    std::iota(means.begin(), means.end(), 0.0);
    const auto shares = ocba_fractions(means, std::vector<double>(10, 6.0), Better::smaller);
    const double wanted[] = {.403175, .387607, .096902, .043067, .024225, .015504, .010767, .007910, .006056, .004785};
    for (std::size_t i = 0; i < 10; ++i) CHECK(shares[i] == Approx(wanted[i]).margin(6e-7));
}

TEST_CASE("the four designs") {
    std::vector<double> means, sds;
    for (const auto& row : four_designs()) {
        means.push_back(mean_of(row));
        sds.push_back(std::sqrt(sample_variance(row)));
    }
    const auto shares = ocba_fractions(means, sds, Better::smaller);
    const double wanted[] = {.19621, .22377, .31766, .26236};
    for (std::size_t i = 0; i < 4; ++i) CHECK(shares[i] == Approx(wanted[i]).margin(6e-6));
}

TEST_CASE("ties, constants and a single alternative") {
    const auto tie = ocba_fractions(std::vector<double>{5, 5, 1}, std::vector<double>{2, 2, 2}, Better::larger);
    CHECK(tie[0] == Approx(0.5));
    CHECK(tie[1] == Approx(0.5));
    CHECK(tie[2] == 0.0);
    // The limit is reached steadily.
    const auto near = ocba_fractions(std::vector<double>{5, 5 - 1e-9, 1}, std::vector<double>{2, 2, 2}, Better::larger);
    CHECK(near[1] == Approx(0.5).epsilon(1e-6));
    CHECK(ocba_fractions(std::vector<double>{5, 4}, std::vector<double>{0, 0}, Better::larger)[0] == 0.5);
    const auto constant = ocba_fractions(std::vector<double>{5, 4, 3}, std::vector<double>{1, 0, 1}, Better::larger);
    CHECK(constant[1] == 0.0);
    CHECK(constant[0] + constant[2] == Approx(1.0));
    const auto best_varies = ocba_fractions(std::vector<double>{5, 4}, std::vector<double>{1, 0}, Better::larger);
    CHECK(best_varies[0] == 1.0);
    CHECK(ocba_fractions(std::vector<double>{5}, std::vector<double>{1}, Better::larger)[0] == 1.0);
    CHECK(ocba_fractions({}, {}, Better::larger).empty());
    CHECK_THROWS_AS(ocba_fractions(std::vector<double>{5}, std::vector<double>{-1}, Better::larger), InvariantError);
}

TEST_CASE("runs add up to the budget and go where too few have gone") {
    const std::vector<double> shares{0.5, 0.3, 0.2};
    CHECK(allocate_runs(shares, std::vector<std::size_t>{0, 0, 0}, 10) == std::vector<std::size_t>{5, 3, 2});
    CHECK(allocate_runs(shares, std::vector<std::size_t>{10, 10, 10}, 10) == std::vector<std::size_t>{9, 1, 0});
    // The second has had far too many: the first and third share what is left in proportion 5 : 2.
    CHECK(allocate_runs(shares, std::vector<std::size_t>{0, 100, 0}, 7) == std::vector<std::size_t>{5, 0, 2});
    for (std::size_t extra = 0; extra < 60; ++extra) {
        const auto given = allocate_runs(std::vector<double>{0.41, 0.0, 0.33, 0.26}, std::vector<std::size_t>{3, 1, 9, 0}, extra);
        CHECK(std::accumulate(given.begin(), given.end(), std::size_t{0}) == extra);
        CHECK(given[1] == 0);
    }
    CHECK(allocate_runs({}, {}, 0).empty());
    CHECK_THROWS_AS(allocate_runs({}, {}, 1), InvariantError);
}
