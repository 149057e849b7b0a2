// Student intervals and the gain of pairing, against published values and an exact toy.

#include "analysis/statistics/intervals.h"

#include "analysis/paired.h"
#include "sim/draws.h"
#include "sim/error.h"
#include "tests/unit/statistics/four_designs.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

const std::vector<double> drug_1{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
const std::vector<double> drug_2{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

}  // namespace

TEST_CASE("paired and unpaired intervals of Student's sleep data are those that R prints") {
    // t.test(extra ~ group, data = sleep), with and without paired = TRUE, signs turned.
    const MeanInterval paired = paired_interval(drug_1, drug_2, 0.95);
    CHECK(*paired.mean == Approx(1.58));
    CHECK(paired.interval->low == Approx(0.7001142).epsilon(1e-6));
    CHECK(paired.interval->high == Approx(2.4598858).epsilon(1e-6));
    const UnpairedDifference welch = unpaired_interval(drug_1, drug_2, 0.95);
    CHECK(*welch.difference == Approx(1.58));
    CHECK(*welch.degrees_of_freedom == Approx(17.776).epsilon(1e-4));
    CHECK(welch.interval->low == Approx(-0.2054832).epsilon(1e-5));
    CHECK(welch.interval->high == Approx(3.3654832).epsilon(1e-6));
}

TEST_CASE("means and the unadjusted interval of the four designs") {
    const auto& designs = four_designs();
    const double means[] = {50.036, 49.236, 44.350, 48.778};
    for (std::size_t i = 0; i < 4; ++i) CHECK(mean_of(designs[i]) == Approx(means[i]).margin(5e-4));
    const MeanInterval difference = paired_interval(designs[2], designs[0], 0.95);
    CHECK(difference.sd == Approx(5.3384).margin(5e-5));
    CHECK(difference.interval->low == Approx(1.8672).margin(5e-5));
    CHECK(difference.interval->high == Approx(9.5048).margin(5e-5));
    CHECK(*pairing_gain(designs[0], designs[2]).ratio == Approx(17.07).margin(5e-3));
}

TEST_CASE("the paired interval is the one of paired.h") {
    const auto& designs = four_designs();
    const PairedDifference other = paired_difference(designs[1], designs[3], 0.9);
    const MeanInterval mine = paired_interval(designs[1], designs[3], 0.9);
    CHECK(*mine.mean == Approx(other.mean).epsilon(1e-13));
    CHECK(*mine.half_width == Approx(other.half_width).epsilon(1e-13));
}

TEST_CASE("shared draws save 221 runs of 222 on the exponential toy") {
    // A = -ln U, B = -ln U / 1.1. Theory: Var(A - B) = (1/11)^2 with shared U, 1 + 1/1.21 with separate ones.
    CHECK(std::pow(1.0 - 1.0 / 1.1, 2) == Approx(0.0082645).epsilon(1e-5));
    CHECK(1.0 + 1.0 / 1.21 == Approx(1.826446).epsilon(1e-6));
    const Draws draws(7, 0);
    std::vector<double> a, b;
    for (std::uint32_t r = 0; r < 50; ++r) {
        const double u = uniform(draws.block(r + 1, 0, 0, 1).word[0]);
        a.push_back(-std::log(u));
        b.push_back(-std::log(u) / 1.1);
    }
    // The difference is proportional to A, so the ratio holds in every sample, not only on average.
    CHECK(*pairing_gain(a, b).ratio == Approx(221.0).epsilon(1e-9));
}

TEST_CASE("too few or constant values have no interval or a point") {
    CHECK_FALSE(mean_interval({}, 0.95).mean);
    const std::vector<double> one{3.5}, same{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, other(7, 0.4);
    const MeanInterval single = mean_interval(one, 0.95);
    CHECK(*single.mean == 3.5);
    CHECK_FALSE(single.interval);
    CHECK_FALSE(single.standard_error);
    const MeanInterval constant = mean_interval(same, 0.95);
    CHECK(*constant.mean == 0.1);
    CHECK(*constant.half_width == 0.0);
    CHECK(constant.interval->contains(0.1));
    const PairingGain gain = pairing_gain(same, other);
    CHECK_FALSE(gain.ratio);
    CHECK(gain.never_differs_in_spread);
    CHECK_FALSE(pairing_gain(one, one).never_differs_in_spread);
    const UnpairedDifference point = unpaired_interval(same, other, 0.95);
    CHECK_FALSE(point.degrees_of_freedom);
    CHECK(point.interval->low == point.interval->high);
    CHECK_FALSE(unpaired_interval(one, same, 0.95).interval);
    CHECK_FALSE(unpaired_interval({}, same, 0.95).difference);
}

TEST_CASE("shifting by pence of a large economy does not change the spread") {
    std::vector<double> far = drug_1;
    for (double& x : far) x = 1e15 + std::round(10.0 * x);
    std::vector<double> near = drug_1;
    for (double& x : near) x = std::round(10.0 * x);
    CHECK(sample_variance(far) == Approx(sample_variance(near)).epsilon(1e-12));
}

TEST_CASE("what is not a number or not a pair is refused") {
    const std::vector<double> bad{1.0, std::numeric_limits<double>::quiet_NaN()}, endless{1.0, std::numeric_limits<double>::infinity()};
    CHECK_THROWS_AS(mean_interval(bad, 0.95), InvariantError);
    CHECK_THROWS_AS(mean_interval(endless, 0.95), InvariantError);
    CHECK_THROWS_AS(paired_interval(drug_1, std::vector<double>{1.0}, 0.95), InvariantError);
    CHECK_THROWS_AS(mean_interval(drug_1, 1.0), InvariantError);
}
