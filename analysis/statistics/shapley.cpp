#include "analysis/statistics/shapley.h"

#include "analysis/draw_purposes.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace pactsim::statistics {

namespace {

// |S|! (k - |S| - 1)! / k! for |S| = 0..k-1: the chance that exactly S comes before a player in a random order.
std::vector<double> weights_by_size(std::size_t players) {
    std::vector<double> weights;
    double choices = 1.0;  // k - 1 choose size
    for (std::size_t size = 0; size < players; ++size) {
        weights.push_back(1.0 / (static_cast<double>(players) * choices));
        choices = choices * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
    }
    return weights;
}

ShapleyResult with_intervals(Table shares, std::vector<double> whole, double confidence) {
    ShapleyResult result;
    result.whole = mean_interval(whole, confidence);
    for (auto& by_replicate : shares) {
        ShapleyShare player;
        player.share = mean_interval(by_replicate, confidence);
        player.by_replicate = std::move(by_replicate);
        result.players.push_back(std::move(player));
    }
    return result;
}

std::vector<double> difference_of(const std::vector<double>& with, const std::vector<double>& without) {
    std::vector<double> result(with.size());
    for (std::size_t r = 0; r < result.size(); ++r) result[r] = with[r] - without[r];
    return result;
}

std::size_t index_of(std::span<const PlayerSet> sets, PlayerSet set) {
    const auto found = std::lower_bound(sets.begin(), sets.end(), set);
    if (found == sets.end() || *found != set) throw InvariantError("the value of a set of players is missing");
    return static_cast<std::size_t>(found - sets.begin());
}

// The players of the first order; all orders must hold the same ones.
std::size_t players_of(const std::vector<std::vector<std::size_t>>& permutations) {
    const std::size_t players = permutations.empty() ? 0 : permutations.front().size();
    for (const auto& order : permutations) {
        std::vector<std::size_t> sorted = order;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size(); ++i) {
            if (sorted[i] != i) throw InvariantError("an order of players names one twice or not at all");
        }
        if (order.size() != players || players > most_players) throw InvariantError("orders of players differ in length or are too long");
    }
    return players;
}

}  // namespace

ShapleyResult shapley_exact(const Table& values, double confidence) {
    const std::size_t replicates = require_rectangular(values, "values of sets of players");
    if (!std::has_single_bit(values.size()) || values.size() > (std::size_t{1} << most_exact_players)) {
        throw InvariantError("exact shares need the values of all sets of up to six players");
    }
    const auto players = static_cast<std::size_t>(std::countr_zero(values.size()));
    const std::vector<double> weights = weights_by_size(players);
    Table shares(players, std::vector<double>(replicates, 0.0));
    for (std::size_t player = 0; player < players; ++player) {
        const std::size_t bit = std::size_t{1} << player;
        for (std::size_t set = 0; set < values.size(); ++set) {
            if ((set & bit) != 0) continue;
            const double weight = weights[static_cast<std::size_t>(std::popcount(set))];
            for (std::size_t r = 0; r < replicates; ++r) shares[player][r] += weight * (values[set | bit][r] - values[set][r]);
        }
    }
    return with_intervals(std::move(shares), difference_of(values.back(), values.front()), confidence);
}

std::vector<std::vector<std::size_t>> keyed_permutations(std::size_t players, std::size_t count, std::uint64_t seed) {
    if (players > most_players) throw InvariantError("too many players");
    std::vector<std::vector<std::size_t>> permutations;
    for (std::size_t p = 0; p < count; ++p) {
        const Draws draws(seed, static_cast<std::uint32_t>(p));
        std::vector<std::uint64_t> priority;
        for (std::size_t i = 0; i < players; ++i) {
            const Block block = draws.block(static_cast<std::uint32_t>(i + 1), 0, 0, permutation_purpose);
            priority.push_back((std::uint64_t{block.word[0]} << 32) | block.word[1]);
        }
        std::vector<std::size_t> order(players);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return priority[a] != priority[b] ? priority[a] < priority[b] : a < b; });
        permutations.push_back(std::move(order));
    }
    return permutations;
}

std::vector<PlayerSet> sets_of(const std::vector<std::vector<std::size_t>>& permutations) {
    players_of(permutations);
    std::vector<PlayerSet> sets{0};
    for (const auto& order : permutations) {
        PlayerSet set = 0;
        for (const std::size_t player : order) sets.push_back(set |= PlayerSet{1} << player);
    }
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    return sets;
}

ShapleyResult shapley_sampled(const std::vector<std::vector<std::size_t>>& permutations, std::span<const PlayerSet> sets, const Table& values,
                              double confidence) {
    const std::size_t players = players_of(permutations);
    const std::size_t replicates = require_rectangular(values, "values of sets of players");
    if (permutations.empty()) throw InvariantError("sampled shares need an order of players");
    if (values.size() != sets.size()) throw InvariantError("sampled shares need a value for every set of players");
    const double count = static_cast<double>(permutations.size());
    Table shares(players, std::vector<double>(replicates, 0.0));
    Table means(players);  // mean contribution over replicates, by order
    for (const auto& order : permutations) {
        PlayerSet set = 0;
        for (const std::size_t player : order) {
            const auto& before = values[index_of(sets, set)];
            const auto& after = values[index_of(sets, set |= PlayerSet{1} << player)];
            for (std::size_t r = 0; r < replicates; ++r) shares[player][r] += (after[r] - before[r]) / count;
            means[player].push_back(mean_of(difference_of(after, before)));
        }
    }
    const PlayerSet all = players == 0 ? 0 : ~PlayerSet{0} >> (most_players - players);
    ShapleyResult result = with_intervals(std::move(shares), difference_of(values[index_of(sets, all)], values[index_of(sets, 0)]), confidence);
    result.permutations = permutations.size();
    for (std::size_t player = 0; player < players; ++player) {
        if (permutations.size() >= 2) result.players[player].permutation_error = std::sqrt(sample_variance(means[player]) / count);
    }
    return result;
}

}  // namespace pactsim::statistics
