// Shares of games whose solution is known in closed form, and sampled shares against exact ones.

#include "analysis/statistics/shapley.h"

#include "sim/draws.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <set>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

// Values by key, so that all sets interact.
Table noisy_game(std::size_t players, std::size_t replicates) {
    Table values(std::size_t{1} << players, std::vector<double>(replicates));
    const Draws draws(21, 0);
    for (std::size_t set = 0; set < values.size(); ++set) {
        for (std::size_t r = 0; r < replicates; ++r) {
            values[set][r] = 1e6 * uniform(draws.block(static_cast<std::uint32_t>(set + 1), static_cast<std::uint32_t>(r), 0, 1).word[0]);
        }
    }
    return values;
}

Table one_replicate(const std::vector<double>& values) {
    Table table;
    for (const double value : values) table.push_back({value});
    return table;
}

std::vector<std::vector<std::size_t>> all_orders(std::size_t players) {
    std::vector<std::size_t> order(players);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> orders;
    do {
        orders.push_back(order);
    } while (std::next_permutation(order.begin(), order.end()));
    return orders;
}

}  // namespace

TEST_CASE("a runway shared by three aeroplanes that need 1, 2 and 3 miles") {
    // Littlechild and Owen (1973): each mile is shared by those who need it.
    const auto result = shapley_exact(one_replicate({0, 1, 2, 2, 3, 3, 3, 3}), 0.95);
    CHECK(*result.players[0].share.mean == Approx(1.0 / 3.0));
    CHECK(*result.players[1].share.mean == Approx(1.0 / 3.0 + 1.0 / 2.0));
    CHECK(*result.players[2].share.mean == Approx(1.0 / 3.0 + 1.0 / 2.0 + 1.0));
    CHECK(*result.whole.mean == 3.0);
    CHECK_FALSE(result.players[0].share.interval);
}

TEST_CASE("one left glove and two right ones") {
    // Shares 2/3, 1/6, 1/6: textbook example of Shapley's value.
    const auto result = shapley_exact(one_replicate({0, 0, 0, 1, 0, 1, 0, 1}), 0.95);
    CHECK(*result.players[0].share.mean == Approx(2.0 / 3.0));
    CHECK(*result.players[1].share.mean == Approx(1.0 / 6.0));
    CHECK(*result.players[2].share.mean == Approx(1.0 / 6.0));
}

TEST_CASE("shares add up to the whole in every replicate, for one to six players") {
    for (std::size_t players = 1; players <= most_exact_players; ++players) {
        const Table values = noisy_game(players, 9);
        const auto result = shapley_exact(values, 0.95);
        for (std::size_t r = 0; r < 9; ++r) {
            double sum = 0.0;
            for (const auto& player : result.players) sum += player.by_replicate[r];
            CHECK(sum == Approx(values.back()[r] - values.front()[r]).margin(1e-8));
        }
        CHECK(result.players[0].share.interval);
        CHECK_FALSE(result.players[0].permutation_error);
    }
}

TEST_CASE("exact shares are the mean over all orders") {
    const Table values = noisy_game(4, 5);
    const auto orders = all_orders(4);
    const auto sets = sets_of(orders);
    REQUIRE(sets.size() == 16);
    const auto exact = shapley_exact(values, 0.95), sampled = shapley_sampled(orders, sets, values, 0.95);
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t r = 0; r < 5; ++r) CHECK(sampled.players[i].by_replicate[r] == Approx(exact.players[i].by_replicate[r]).epsilon(1e-10));
        CHECK(*sampled.players[i].share.half_width == Approx(*exact.players[i].share.half_width).epsilon(1e-9));
    }
}

TEST_CASE("sampled orders: eight players, additive parts are found exactly, sums hold with interaction") {
    const auto orders = keyed_permutations(8, 12, 3);
    const auto sets = sets_of(orders);
    Table additive, mixed;
    for (const PlayerSet set : sets) {
        double sum = 0.0;
        for (std::size_t i = 0; i < 8; ++i) sum += (set >> i & 1) != 0 ? static_cast<double>(i + 1) : 0.0;
        additive.push_back({sum, 2.0 * sum});
        mixed.push_back({std::sqrt(sum), sum * static_cast<double>(std::popcount(set))});
    }
    const auto plain = shapley_sampled(orders, sets, additive, 0.95), bent = shapley_sampled(orders, sets, mixed, 0.95);
    CHECK(plain.permutations == 12);
    double sum_0 = 0.0, sum_1 = 0.0;
    for (std::size_t i = 0; i < 8; ++i) {
        CHECK(plain.players[i].by_replicate[0] == Approx(static_cast<double>(i + 1)));
        CHECK(*plain.players[i].permutation_error == Approx(0.0).margin(1e-12));
        CHECK(*bent.players[i].permutation_error > 0.0);
        sum_0 += bent.players[i].by_replicate[0];
        sum_1 += bent.players[i].by_replicate[1];
    }
    CHECK(sum_0 == Approx(6.0));
    CHECK(sum_1 == Approx(36.0 * 8.0));
}

TEST_CASE("sampled shares lie within their own error of the exact ones") {
    // 40 orders; standard errors are estimates, so five of them; five players: a false alarm about once in 10,000 seeds, and the seed is fixed.
    const Table values = noisy_game(5, 4);
    const auto orders = keyed_permutations(5, 40, 9);
    const auto sets = sets_of(orders);
    Table some;
    for (const PlayerSet set : sets) some.push_back(values[set]);
    const auto exact = shapley_exact(values, 0.95), sampled = shapley_sampled(orders, sets, some, 0.95);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(std::abs(*sampled.players[i].share.mean - *exact.players[i].share.mean) < 5.0 * *sampled.players[i].permutation_error);
    }
}

TEST_CASE("orders are keyed: more of them keep the first ones, and all orders come up") {
    const auto few = keyed_permutations(4, 5, 1), many = keyed_permutations(4, 400, 1);
    CHECK(std::equal(few.begin(), few.end(), many.begin()));
    CHECK(keyed_permutations(4, 5, 2) != few);
    // A given order of 24 is missed in 400 with chance 4e-8.
    CHECK(std::set<std::vector<std::size_t>>(many.begin(), many.end()).size() == 24);
}

TEST_CASE("nobody, dummies, and what is missing") {
    const auto nobody = shapley_exact(one_replicate({5}), 0.95);
    CHECK(nobody.players.empty());
    CHECK(*nobody.whole.mean == 0.0);
    // A player that changes nothing gets nothing; those who are alike get the same.
    const auto dummy = shapley_exact(one_replicate({0, 4, 4, 10, 0, 4, 4, 10}), 0.95);
    CHECK(*dummy.players[2].share.mean == Approx(0.0).margin(1e-15));
    CHECK(*dummy.players[0].share.mean == Approx(5.0));
    CHECK_FALSE(shapley_exact({{}, {}}, 0.95).players[0].share.mean);
    CHECK_THROWS_AS(shapley_exact(one_replicate({1, 2, 3}), 0.95), InvariantError);
    CHECK_THROWS_AS(shapley_exact({}, 0.95), InvariantError);
    CHECK_THROWS_AS(shapley_exact(Table(128, {1.0}), 0.95), InvariantError);
    CHECK_THROWS_AS(sets_of({{0, 0}}), InvariantError);
    const std::vector<PlayerSet> sets{0, 1};
    CHECK_THROWS_AS(shapley_sampled({{0, 1}}, sets, {{0.0}, {1.0}}, 0.95), InvariantError);
    CHECK_THROWS_AS(shapley_sampled({}, sets, {{0.0}, {1.0}}, 0.95), InvariantError);
    CHECK_THROWS_AS(keyed_permutations(33, 1, 1), InvariantError);
}
