#include "sim/money.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "sim/draws.h"
#include "sim/error.h"

using namespace pactsim;

TEST_CASE("pounds become pence half away from zero", "[unit][sim][money]") {
    CHECK(to_pence(0.0) == 0);
    CHECK(to_pence(1.0) == 100);
    CHECK(to_pence(0.125) == 13);
    CHECK(to_pence(-0.125) == -13);
    CHECK(to_pence(0.124) == 12);
    CHECK(to_pence(0.0049999999999999) == 0);
    CHECK(to_pence(123456789.99) == 12345678999);
    CHECK_THROWS_AS(to_pence(1e14), InvariantError);
    CHECK_THROWS_AS(to_pence(-1e14), InvariantError);
    CHECK_THROWS_AS(to_pence(std::nan("")), InvariantError);
    CHECK(to_gbp(12345) == 123.45);
}

TEST_CASE("a share is what a person would work out by hand", "[unit][sim][money]") {
    CHECK(share_of(1000, 0.7) == 700);  // 0.7 is below seven tenths in binary
    CHECK(share_of(999, 0.5) == 499);
    CHECK(share_of(-999, 0.5) == -499);
    CHECK(share_of(101, 1.0 / 3.0) == 33);
    CHECK(share_of(5, 0.0) == 0);
    constexpr Pence most = std::numeric_limits<Pence>::max();
    CHECK(share_of(most, 1.0) == most);
    for (std::int64_t percent = 0; percent <= 100; ++percent) {
        for (const Pence amount : {1, 7, 99, 100, 12345, 1000001}) {
            REQUIRE(share_of(amount, static_cast<double>(percent) / 100.0) == amount * percent / 100);
        }
    }
    CHECK_THROWS_AS(share_of(1, 1.0001), InvariantError);
    CHECK_THROWS_AS(share_of(1, -0.1), InvariantError);
    CHECK_THROWS_AS(share_of(1, std::nan("")), InvariantError);
}

TEST_CASE("a share of any amount is the 128-bit quotient", "[unit][sim][money]") {
    const Draws draws(20260101, 0);
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const Block block = draws.block(i, 0, 0, 0);
        // Amounts of every size up to the largest that is split without wide arithmetic and beyond; shares of every size, and multiples where the quotient is whole.
        const Pence amount = static_cast<Pence>((static_cast<std::uint64_t>(block.word[0]) << 32 | block.word[1]) >> (12 + block.word[2] % 51));
        const std::int64_t fixed = i % 2 == 0 ? static_cast<std::int64_t>(uniform(block.word[3]) * 1e12) : 1'000'000 * (block.word[3] % 1'000'001);
        const double share = static_cast<double>(fixed) / 1e12;
        REQUIRE(share_of(amount, share) == static_cast<Pence>(Int128{amount} * fixed / 1'000'000'000'000));
    }
}

TEST_CASE("products of money do not overflow on the way", "[unit][sim][money]") {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(mul_div(most, most, most) == most);
    CHECK(mul_div(7, 3, 2) == 10);
    CHECK(mul_div(-7, 3, 2) == -10);
    CHECK_THROWS_AS(mul_div(most, 2, 1), InvariantError);
    CHECK_THROWS_AS(mul_div(1, 1, 0), InvariantError);
    CHECK(convert_currency(100, 1, 8) == 13);
    CHECK(convert_currency(-100, 1, 8) == -13);
    CHECK(convert_currency(10, 1, 3) == 3);
    CHECK(convert_currency(11, 1, 3) == 4);
    CHECK_THROWS_AS(convert_currency(1, 0, 1), InvariantError);
    CHECK_THROWS_AS(convert_currency(most, 2, 1), InvariantError);
}

TEST_CASE("payments by cumulative rounding add up to the rounded sum", "[unit][sim][money]") {
    double before = 0.0;
    Pence paid = 0;
    for (int month = 1; month <= 120; ++month) {
        const double now = before + 10.0 / 3.0;
        const Pence step = cumulative_step(now, before);
        CHECK((step == 333 || step == 334));
        paid += step;
        before = now;
    }
    CHECK(paid == 40000);
}

TEST_CASE("a split adds up exactly and lies within a penny of the quota", "[unit][sim][money]") {
    const Draws draws(2025, 0);
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
        const Block block = draws.block(trial, 0, 0, 0);
        const auto total = static_cast<Pence>(block.word[0] >> (trial % 28));
        std::vector<double> weights(1 + trial % 17);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            weights[i] = uniform(draws.block(trial, static_cast<std::uint32_t>(i), 0, 1).word[0]);
        }
        std::vector<Pence> parts(weights.size());
        apportion(total, weights, parts);
        REQUIRE(std::accumulate(parts.begin(), parts.end(), Pence{0}) == total);
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double quota = static_cast<double>(total) * weights[i] / sum;
            REQUIRE(std::fabs(static_cast<double>(parts[i]) - quota) < 1.02);
        }
    }
}

TEST_CASE("a share is what 128-bit arithmetic gives, whatever the size and sign of the amount", "[money]") {
    const Draws draws(7, 0);
    for (std::uint32_t k = 1; k <= 20000; ++k) {
        const Block block = draws.block(k, 0, 0, 0);
        const Pence amount = static_cast<Pence>((std::uint64_t{block.word[0]} << 32 | block.word[1]) >> (1 + block.word[2] % 63)) * (k % 2 == 0 ? 1 : -1);
        const double share = uniform(block.word[3]);
        const auto fixed = static_cast<std::int64_t>(share * 1e12 + 0.5);
        REQUIRE(share_of(amount, share) == static_cast<Pence>(Int128{amount} * fixed / 1'000'000'000'000));
    }
    for (const Pence amount : {Pence{0}, Pence{1}, Pence{999'999}, Pence{1'000'000}, Pence{9'000'000'000'000}, Pence{9'000'000'000'001}}) {
        CHECK(share_of(amount, 1.0) == amount);
        CHECK(share_of(-amount, 1.0) == -amount);
    }
}

TEST_CASE("a split by largest remainder, by hand", "[unit][sim][money]") {
    std::vector<Pence> parts(3);
    apportion(100, std::vector<double>{1.0, 1.0, 1.0}, parts);
    CHECK(parts == std::vector<Pence>{34, 33, 33});  // a tie goes to the lower index
    apportion(10, std::vector<double>{0.0, 3.0, 1.0}, parts);
    CHECK(parts == std::vector<Pence>{0, 8, 2});  // quotas 7.5 and 2.5
    apportion(0, std::vector<double>{0.0, 0.0, 0.0}, parts);
    CHECK(parts == std::vector<Pence>{0, 0, 0});
    apportion(std::numeric_limits<Pence>::max(), std::vector<double>{1.0, 1.0, 1.0}, parts);
    CHECK(parts[0] == std::numeric_limits<Pence>::max() / 3 + 1);  // 2^63 - 1 = 3 k + 1
    CHECK_THROWS_AS(apportion(1, std::vector<double>{0.0, 0.0, 0.0}, parts), InvariantError);
    CHECK_THROWS_AS(apportion(1, std::vector<double>{1.0, -1.0, 1.0}, parts), InvariantError);
    CHECK_THROWS_AS(apportion(-1, std::vector<double>{1.0, 1.0, 1.0}, parts), InvariantError);
    CHECK_THROWS_AS(apportion(1, std::vector<double>{1.0}, parts), InvariantError);
}
