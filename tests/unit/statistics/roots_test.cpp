// Switching values where the answer is known in closed form, and where there is none.

#include "analysis/statistics/roots.h"

#include "sim/error.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

const std::vector<double> noise{-3.0, 1.0, 4.0, -2.0, 0.5, -0.5, 2.0, -2.0};

SwitchingOptions range(double low, double high) {
    SwitchingOptions options;
    options.low = low;
    options.high = high;
    return options;
}

ReplicateFunction with_noise(double (*mean)(double)) {
    return [mean](double x) {
        std::vector<double> values;
        for (const double e : noise) values.push_back(mean(x) + e);
        return values;
    };
}

}  // namespace

TEST_CASE("a straight line: the crossing and the ends of the unresolved set are known") {
    // 10 x - 37 + noise of mean 0 and constant spread: root 3.7, set 3.7 +- half-width / 10.
    const double half = *mean_interval(noise, 0.95).half_width;
    const auto result = switching_value(with_noise([](double x) { return 10.0 * x - 37.0; }), range(0.0, 10.0));
    CHECK(result.outcome == SwitchingOutcome::found);
    CHECK(*result.point == Approx(3.7).margin(1e-5));
    REQUIRE(result.unresolved.size() == 1);
    CHECK(result.unresolved[0].low == Approx(3.7 - half / 10.0).margin(2e-5));
    CHECK(result.unresolved[0].high == Approx(3.7 + half / 10.0).margin(2e-5));
    CHECK_FALSE(result.reaches_low);
    CHECK_FALSE(result.reaches_high);
    CHECK(result.evaluations < 120);
    CHECK(result.reason == "the mean passes zero at 3.7");
}

TEST_CASE("a set narrower than the grid is found, and one that leaves the range says so") {
    const auto narrow = switching_value(with_noise([](double x) { return 1e5 * (x - 0.333); }), range(0.0, 1.0));
    REQUIRE(narrow.unresolved.size() == 1);
    CHECK(narrow.unresolved[0].contains(0.333));
    CHECK(narrow.unresolved[0].high - narrow.unresolved[0].low < 1e-3);
    const auto wide = switching_value(with_noise([](double x) { return x - 0.5; }), range(0.0, 1.0));
    CHECK(wide.reaches_low);
    CHECK(wide.reaches_high);
    CHECK(*wide.point == Approx(0.5).margin(1e-5));
}

TEST_CASE("no root in range is an answer") {
    const auto above = switching_value(with_noise([](double x) { return x + 50.0; }), range(0.0, 10.0));
    CHECK(above.outcome == SwitchingOutcome::always_positive);
    CHECK_FALSE(above.point);
    CHECK(above.unresolved.empty());
    CHECK(above.reason == "the mean stays above zero from 0 to 10");
    const auto below = switching_value(with_noise([](double x) { return x - 10.5; }), range(0.0, 10.0));
    CHECK(below.outcome == SwitchingOutcome::always_negative);
    REQUIRE(below.unresolved.size() == 1);  // not crossed, but near the top it cannot be told
    CHECK(below.reaches_high);
    CHECK_FALSE(below.reaches_low);
}

TEST_CASE("two crossings: the nearest to the value in use") {
    SwitchingOptions options = range(0.0, 10.0);
    const auto curve = with_noise([](double x) { return 100.0 * (x - 2.03) * (x - 8.01); });
    CHECK(*switching_value(curve, options).point == Approx(2.03).margin(1e-4));
    options.central = 7.0;
    const auto result = switching_value(curve, options);
    CHECK(result.crossings.size() == 2);
    CHECK(*result.point == Approx(8.01).margin(1e-4));
    CHECK(result.unresolved.size() == 2);
    CHECK(result.unresolved[0].contains(2.03));
    CHECK(result.unresolved[1].contains(8.01));
}

TEST_CASE("a step: the crossing is the step even if no value gives zero") {
    const auto result = switching_value([](double x) { return std::vector<double>(5, x < 0.62 ? -4.0 : 3.0); }, range(0.0, 1.0));
    CHECK(result.outcome == SwitchingOutcome::found);
    CHECK(*result.point == Approx(0.62).margin(1e-6));
    REQUIRE(result.unresolved.size() == 1);
    CHECK(result.unresolved[0].low == result.unresolved[0].high);
}

TEST_CASE("zero at a value of the grid, zero in touching, a flat stretch of zeros") {
    const auto exact = switching_value([](double x) { return std::vector<double>(3, x - 5.0); }, range(0.0, 10.0));
    CHECK(exact.crossings == std::vector<double>{5.0});
    const auto at_end = switching_value([](double x) { return std::vector<double>(3, x); }, range(0.0, 10.0));
    CHECK(*at_end.point == 0.0);
    const auto flat = switching_value([](double x) { return std::vector<double>(3, x < 2.0 ? x - 2.0 : std::max(0.0, x - 4.0)); }, range(0.0, 10.0));
    CHECK(flat.crossings.size() == 1);
    CHECK(*flat.point == Approx(3.0));
    CHECK(flat.unresolved[0].low == Approx(2.0).margin(1e-5));
    CHECK(flat.unresolved[0].high == Approx(4.0).margin(1e-5));
}

TEST_CASE("a null scheme, one replicate, no replicates") {
    const auto null = switching_value([](double) { return std::vector<double>(6, 0.0); }, range(0.0, 1.0));
    CHECK(null.outcome == SwitchingOutcome::zero_everywhere);
    CHECK_FALSE(null.point);
    CHECK(null.unresolved.size() == 1);
    const auto single = switching_value([](double x) { return std::vector<double>{x - 0.3}; }, range(0.0, 1.0));
    CHECK(*single.point == Approx(0.3).margin(1e-6));
    CHECK_FALSE(single.has_interval);
    CHECK(single.unresolved.size() == 1);
    const auto none = switching_value([](double) { return std::vector<double>{}; }, range(0.0, 1.0));
    CHECK(none.outcome == SwitchingOutcome::undefined);
    CHECK(none.reason == "there are no replicates");
}

TEST_CASE("ranges and values that cannot be") {
    const auto line = with_noise([](double x) { return x; });
    CHECK_THROWS_AS(switching_value(line, range(1.0, 1.0)), InvariantError);
    SwitchingOptions options;
    options.grid = 1;
    CHECK_THROWS_AS(switching_value(line, options), InvariantError);
    CHECK_THROWS_AS(switching_value([](double x) { return std::vector<double>{std::log(-x), 1.0}; }, range(1.0, 2.0)), InvariantError);
}
