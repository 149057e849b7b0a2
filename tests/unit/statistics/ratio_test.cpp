// Ratios of means: Fieller's set is exactly where the paired t interval of the difference holds zero.

#include "analysis/statistics/ratio.h"

#include "sim/error.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

const std::vector<double> benefits{210, 160, 305, 120, 260, 190, 240, 175, 280, 150};
const std::vector<double> costs{100, 92, 120, 85, 110, 99, 108, 90, 118, 88};

// An end of the interval of the mean of benefit - ratio x cost: zero where Fieller's set ends.
double nearest_end(std::span<const double> tops, std::span<const double> bottoms, double ratio) {
    std::vector<double> rest;
    for (std::size_t r = 0; r < tops.size(); ++r) rest.push_back(tops[r] - ratio * bottoms[r]);
    const MeanInterval estimate = mean_interval(rest, 0.95);
    return std::min(std::abs(estimate.interval->low), std::abs(estimate.interval->high)) / *estimate.half_width;
}

}  // namespace

TEST_CASE("the ends of Fieller's interval are those of the t interval") {
    const FiellerSet set = fieller_set(benefits, costs, 0.95);
    REQUIRE(set.shape == FiellerShape::bounded);
    CHECK(set.ends->contains(2090.0 / 1010.0));
    CHECK(nearest_end(benefits, costs, set.ends->low) == Approx(0.0).margin(1e-9));
    CHECK(nearest_end(benefits, costs, set.ends->high) == Approx(0.0).margin(1e-9));
    // In pence of a large programme nothing changes.
    std::vector<double> pence = benefits;
    for (double& x : pence) x *= 1e13;
    CHECK(fieller_set(pence, costs, 0.95).ends->low == Approx(1e13 * set.ends->low).epsilon(1e-12));
}

TEST_CASE("a denominator that may be zero has an unbounded set") {
    const std::vector<double> shaky{10, -8, 12, -9, 7, -6, 11, -10, 9, -5};
    const FiellerSet outside = fieller_set(benefits, shaky, 0.95);
    REQUIRE(outside.shape == FiellerShape::outside);
    CHECK(nearest_end(benefits, shaky, outside.ends->low) == Approx(0.0).margin(1e-9));
    CHECK(nearest_end(benefits, shaky, outside.ends->high) == Approx(0.0).margin(1e-9));
    CHECK(fieller_set(shaky, std::vector<double>{1, -1, 1, 1, -1, -1, 1, -1, 1, 1}, 0.95).shape == FiellerShape::everything);
    const RatioOfMeans ratio = ratio_of_means(benefits, shaky, {});
    CHECK(ratio.denominator_may_be_zero);
}

TEST_CASE("the ratio with its bootstrap interval") {
    const RatioOfMeans result = ratio_of_means(benefits, costs, {0.95, 10000, 5});
    CHECK(*result.ratio == Approx(2090.0 / 1010.0));
    CHECK_FALSE(result.denominator_may_be_zero);
    REQUIRE(result.bootstrap.bca);
    CHECK(result.bootstrap.bca->contains(*result.ratio));
    // Resampling ten rows understates the error by sqrt(9/10) and knows no t: narrower than Fieller's, by less than a half.
    const double mine = result.bootstrap.bca->high - result.bootstrap.bca->low, theirs = result.fieller.ends->high - result.fieller.ends->low;
    CHECK(mine < theirs);
    CHECK(mine > 0.5 * theirs);
}

TEST_CASE("rows stay together: a constant ratio has no width however much the rows vary") {
    std::vector<double> doubled = costs;
    for (double& x : doubled) x *= 2.0;
    const RatioOfMeans result = ratio_of_means(doubled, costs, {});
    CHECK(result.bootstrap.bca->low == Approx(2.0).epsilon(1e-12));
    CHECK(result.bootstrap.bca->high == Approx(2.0).epsilon(1e-12));
    CHECK(result.fieller.ends->low == Approx(2.0).epsilon(1e-7));
    CHECK(result.fieller.ends->high == Approx(2.0).epsilon(1e-7));
}

TEST_CASE("costs without benefits, benefits without costs, one replicate") {
    const std::vector<double> none(10, 0.0);
    const RatioOfMeans no_benefit = ratio_of_means(none, costs, {});
    CHECK(*no_benefit.ratio == 0.0);
    CHECK(no_benefit.bootstrap.bca->high == 0.0);
    CHECK(no_benefit.fieller.ends->high == 0.0);
    const RatioOfMeans no_cost = ratio_of_means(benefits, none, {});
    CHECK_FALSE(no_cost.ratio);
    CHECK(no_cost.denominator_may_be_zero);
    CHECK(no_cost.fieller.shape == FiellerShape::undefined);
    const RatioOfMeans one = ratio_of_means(std::vector<double>{3.0}, std::vector<double>{2.0}, {});
    CHECK(*one.ratio == 1.5);
    CHECK_FALSE(one.bootstrap.bca);
    CHECK(one.denominator_may_be_zero);
    CHECK_FALSE(ratio_of_means({}, {}, {}).ratio);
    CHECK_THROWS_AS(ratio_of_means(benefits, std::vector<double>{1.0}, {}), InvariantError);
}
