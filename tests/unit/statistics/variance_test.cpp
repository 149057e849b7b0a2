// Variance components against a textbook, identities and a toy.

#include "analysis/statistics/variance.h"

#include "analysis/statistics/intervals.h"
#include "sim/draws.h"
#include "sim/error.h"
#include "sim/math.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("calcium of four turnip leaves, four determinations each") {
    // Snedecor and Cochran, Statistical Methods, one-way random effects: mean squares .2961 and .0066, component .0724.
    const Table leaves{{3.28, 3.09, 3.03, 3.03}, {3.52, 3.48, 3.38, 3.38}, {2.88, 2.80, 2.81, 2.76}, {3.34, 3.38, 3.23, 3.26}};
    const VarianceComponents result = variance_between_independent(leaves);
    CHECK(*result.chance == Approx(0.0066).margin(5e-5));
    CHECK(4.0 * *result.spread_of_means == Approx(0.2961).margin(5e-5));
    CHECK(*result.ignorance == Approx(0.0724).margin(5e-5));
    CHECK(*result.ignorance + *result.noise_of_means == Approx(*result.spread_of_means));
    CHECK_FALSE(result.ignorance_negative);
    CHECK(*result.p_value < 1e-6);
    CHECK(result.observations == 16);
    // Shifting by a large level changes nothing but the mean.
    Table far = leaves;
    for (auto& row : far) {
        for (double& x : row) x += 4096.0;
    }
    CHECK(*variance_between_independent(far).ignorance == Approx(*result.ignorance).epsilon(1e-9));
}

TEST_CASE("rows of different length: the effective number of replicates") {
    // n = 2 and 4: n0 = (6 - 20/6)/1 = 8/3. Means 1 and 4, grand mean 3: between 2x4 + 4x1 = 12; within (2 + 20)/4.
    const Table table{{0, 2}, {1, 3, 5, 7}};
    const VarianceComponents result = variance_between_independent(table);
    CHECK(*result.chance == Approx(5.5));
    CHECK(*result.spread_of_means == Approx(12.0 / (8.0 / 3.0)));
    CHECK(*result.ignorance == Approx((12.0 - 5.5) / (8.0 / 3.0)));
}

TEST_CASE("what replicates share does not blur futures") {
    // Future effect + replicate effect, nothing else: with shared draws the futures are known exactly, and taken as independent they look blurred.
    const double future[] = {1.0, 4.0, -2.0}, replicate[] = {10.0, -20.0, 5.0, 40.0};
    Table table(3);
    for (std::size_t p = 0; p < 3; ++p) {
        for (const double r : replicate) table[p].push_back(future[p] + r);
    }
    const VarianceComponents shared = variance_between_shared(table), independent = variance_between_independent(table);
    CHECK(*shared.noise_of_means == Approx(0.0).margin(1e-20));
    CHECK(*shared.ignorance == Approx(9.0));  // variance of 1, 4, -2
    CHECK(*shared.p_value == Approx(0.0).margin(1e-12));
    CHECK(*shared.chance == Approx(*independent.chance));
    CHECK(*independent.ignorance < 0.0);
    CHECK(independent.ignorance_negative);
    CHECK_FALSE(independent.ignorance_share);
}

TEST_CASE("both estimates are right on average") {
    // Var between 4, interaction 1, shared by replicates 9: 3,000 tables of 6 x 5. The mean estimate has standard error about .05; margin six of them.
    const Draws draws(31, 0);
    double shared = 0.0, independent = 0.0;
    for (std::uint32_t repeat = 1; repeat <= 3000; ++repeat) {
        const auto normal = [&](std::uint32_t b, std::uint32_t purpose) { return math::inverse_normal(uniform(draws.block(repeat, b, 0, purpose).word[0])); };
        Table crossed(6, std::vector<double>(5)), nested = crossed;
        for (std::uint32_t p = 0; p < 6; ++p) {
            for (std::uint32_t r = 0; r < 5; ++r) {
                const double noise = normal(p * 5 + r, 3);
                crossed[p][r] = 2.0 * normal(p, 1) + 3.0 * normal(r, 2) + noise;
                nested[p][r] = 2.0 * normal(p, 1) + 3.0 * noise;
            }
        }
        shared += *variance_between_shared(crossed).ignorance / 3000.0;
        independent += *variance_between_independent(nested).ignorance / 3000.0;
    }
    CHECK(shared == Approx(4.0).margin(0.3));
    CHECK(independent == Approx(4.0).margin(0.45));
}

TEST_CASE("equal futures, constant tables, single futures and replicates") {
    const VarianceComponents equal = variance_between_shared({{1, 2, 3}, {1, 2, 3}});
    CHECK(*equal.ignorance == 0.0);
    CHECK(*equal.ignorance_share == 0.0);
    CHECK(*equal.p_value == 1.0);
    const VarianceComponents negative = variance_between_shared({{1, 2, 3}, {3, 2, 1}});
    CHECK(*negative.ignorance < 0.0);
    CHECK(negative.ignorance_negative);
    CHECK_FALSE(negative.ignorance_share);
    const VarianceComponents constant = variance_between_independent({{5, 5}, {5, 5}});
    CHECK(*constant.ignorance == 0.0);
    CHECK_FALSE(constant.ignorance_share);  // nothing varies: no share of it
    const VarianceComponents one_future = variance_between_shared({{1, 2, 4}});
    CHECK(*one_future.chance == Approx(sample_variance(std::vector<double>{1, 2, 4})));
    CHECK_FALSE(one_future.ignorance);
    const VarianceComponents one_replicate = variance_between_independent({{1}, {3}});
    CHECK_FALSE(one_replicate.chance);
    CHECK(*one_replicate.spread_of_means == Approx(2.0));
    CHECK_FALSE(one_replicate.ignorance);
    CHECK_FALSE(variance_between_shared({{1}, {3}}).ignorance);
    CHECK_FALSE(variance_between_shared({}).mean);
    CHECK_THROWS_AS(variance_between_independent({{1.0}, {}}), InvariantError);
    CHECK_THROWS_AS(variance_between_shared({{1.0}, {1.0, 2.0}}), InvariantError);
}
