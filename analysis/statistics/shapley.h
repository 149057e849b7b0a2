#pragma once
// What each part of a mix contributes, when the parts help or hinder one another: Shapley's shares, replicate by replicate.

#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pactsim::statistics {

/// A set of players: bit i stands for player i.
using PlayerSet = std::uint32_t;

/// Up to this many players all 2^k sets are worth running; beyond, orders are sampled.
inline constexpr std::size_t most_exact_players = 6;
inline constexpr std::size_t most_players = 32;

/// The contribution of one player.
struct ShapleyShare {
    std::vector<double> by_replicate;
    MeanInterval share;                       // over replicates: chance, given the orders used
    std::optional<double> permutation_error;  // standard error of the mean share that comes from sampling orders; none if all orders are counted
};

/// The contributions of all players; in every replicate they add up to the value of all less the value of none, to rounding.
struct ShapleyResult {
    std::vector<ShapleyShare> players;
    MeanInterval whole;            // value of all players less value of none
    std::size_t permutations = 0;  // sampled; 0 if exact
};

/// Exact shares from values[set][replicate] for all 2^k sets, set 0 = nobody. Throws InvariantError if the number of sets is not a power of two up to 2^6 or
/// rows differ in length. Source: Shapley (1953), Contributions to the Theory of Games II, 307-317.
[[nodiscard]] ShapleyResult shapley_exact(const Table& values, double confidence);

/// Orders of the players drawn by key: the same for the same seed on any machine, order p independent of how many are asked for. Throws InvariantError for more
/// than 32 players.
[[nodiscard]] std::vector<std::vector<std::size_t>> keyed_permutations(std::size_t players, std::size_t count, std::uint64_t seed);

/// The sets that must be run for these orders: all their beginnings, sorted, each once.
[[nodiscard]] std::vector<PlayerSet> sets_of(const std::vector<std::vector<std::size_t>>& permutations);

/// Shares averaged over the given orders, from values[i][replicate] of sets[i] (sorted, as sets_of gives them). Throws InvariantError if a set is missing.
/// Source: Castro, Gomez and Tejada (2009), Computers and Operations Research 36, 1726-1730.
[[nodiscard]] ShapleyResult shapley_sampled(const std::vector<std::vector<std::size_t>>& permutations, std::span<const PlayerSet> sets, const Table& values,
                                            double confidence);

}  // namespace pactsim::statistics
