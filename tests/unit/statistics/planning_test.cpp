// Numbers of replicates against the textbook's bank, G*Power and the noncentral t of Boost.

#include "analysis/statistics/planning.h"

#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <boost/math/distributions/non_central_t.hpp>
#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("ten days of a bank: plans for a half-width and for a precision") {
    // Law, Simulation Modeling and Analysis: average delays of ten days; 90 % intervals.
    const std::vector<double> bank{1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};
    const MeanInterval estimate = mean_interval(bank, 0.9);
    CHECK(*estimate.mean == Approx(2.031));
    CHECK(estimate.sd * estimate.sd == Approx(0.309099).margin(5e-7));
    CHECK(*estimate.half_width == Approx(0.3223).margin(5e-5));
    CHECK(replicates_for_half_width(estimate.sd, 0.25, 0.9) == 16);
    CHECK(replicates_for_precision(*estimate.mean, estimate.sd, 0.10, 0.9) == 27);
    // With s2 rounded to .31 and the target share to .09, as the book does by hand.
    CHECK(replicates_for_half_width(std::sqrt(0.31), 0.09 * 2.03, 0.9) == 28);
    // Stein: (1.8331 x .55597 / .25)^2 = 16.6.
    CHECK(replicates_from_pilot(estimate.sd, 10, 0.25, 0.9) == 17);
    CHECK(replicates_from_pilot(estimate.sd, 10, 5.0, 0.9) == 10);
    CHECK_FALSE(replicates_from_pilot(estimate.sd, 1, 0.25, 0.9));
}

TEST_CASE("a plan is the smallest that does") {
    for (const double half : {0.5, 0.1, 0.02}) {
        const std::size_t n = *replicates_for_half_width(1.0, half, 0.95);
        const auto width = [](std::size_t count) { return two_sided_t(static_cast<double>(count - 1), 0.95) / std::sqrt(static_cast<double>(count)); };
        CHECK(width(n) <= half);
        CHECK(width(n - 1) > half);
    }
}

TEST_CASE("power agrees with the noncentral t of Boost") {
    for (const std::size_t n : {2u, 3u, 10u, 34u, 200u}) {
        for (const double effect : {0.05, 0.3, 0.5, 1.5}) {
            const double freedom = static_cast<double>(n - 1), critical = two_sided_t(freedom, 0.95);
            const boost::math::non_central_t law(freedom, effect * std::sqrt(static_cast<double>(n)));
            const double expected = boost::math::cdf(boost::math::complement(law, critical)) + boost::math::cdf(law, -critical);
            CHECK(power_to_detect(effect, 1.0, n, 0.95) == Approx(expected).margin(1e-9));
            CHECK(power_to_detect(-effect, 1.0, n, 0.95) == power_to_detect(effect, 1.0, n, 0.95));
        }
    }
}

TEST_CASE("a medium effect (d = .5) needs 34 pairs for 80 %") {
    // G*Power and Cohen (1988): matched pairs, two-sided, alpha .05.
    CHECK(replicates_to_detect(0.5, 1.0, 0.95) == 34);
    const double found = *detectable_effect(1.0, 34, 0.95);
    CHECK(found < 0.5);
    CHECK(found > 0.49);
    CHECK(power_to_detect(found, 1.0, 34, 0.95) == Approx(0.8).epsilon(1e-9));
    // It scales with the spread and falls with the root of n, near (1.96 + .8416) sd / sqrt(n).
    CHECK(*detectable_effect(250.0, 34, 0.95) == Approx(250.0 * found));
    CHECK(*detectable_effect(1.0, 1000000, 0.95) == Approx(2.8016e-3).epsilon(1e-4));
}

TEST_CASE("how many more replicates would resolve a difference") {
    const std::size_t needed = *replicates_for_half_width(3.0, 0.7, 0.95);
    CHECK(*more_replicates_to_resolve(-0.7, 3.0, 20, 0.95) == needed - 20);
    CHECK(*more_replicates_to_resolve(0.7, 3.0, needed + 1, 0.95) == 0);
    CHECK_FALSE(more_replicates_to_resolve(0.0, 3.0, 20, 0.95));
    CHECK_FALSE(more_replicates_to_resolve(1e-9, 3.0, 20, 0.95));
    CHECK(*more_replicates_to_resolve(0.7, 0.0, 1, 0.95) == 1);
}

TEST_CASE("no spread, no effect, too few replicates") {
    CHECK(replicates_for_half_width(0.0, 1.0, 0.95) == 2);
    CHECK_FALSE(replicates_for_precision(0.0, 1.0, 0.1, 0.95));
    CHECK_FALSE(detectable_effect(1.0, 1, 0.95));
    CHECK_FALSE(detectable_effect(1.0, 0, 0.95));
    CHECK(*detectable_effect(0.0, 10, 0.95) == 0.0);
    CHECK(power_to_detect(0.0, 1.0, 10, 0.95) == Approx(0.05));
    CHECK(power_to_detect(1.0, 0.0, 10, 0.95) == 1.0);
    CHECK_FALSE(replicates_to_detect(0.0, 1.0, 0.95));
    CHECK_THROWS_AS(replicates_for_half_width(-1.0, 1.0, 0.95), InvariantError);
    CHECK_THROWS_AS(replicates_for_half_width(1.0, 0.0, 0.95), InvariantError);
}
