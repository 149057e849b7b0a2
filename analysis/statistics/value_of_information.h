#pragma once
// How sure the choice of an alternative is, and what it would be worth to know more: joint draws in, probabilities and values out. Larger is better.

#include "analysis/statistics/checks.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pactsim::statistics {

/// Share of the draws in which each alternative of values[alternative][draw] is best; a tie is divided among those who tie, so the shares add up to 1. Weights
/// of draws, equal if none are given. Without draws all alternatives are equally likely. Throws InvariantError if the table is not rectangular.
[[nodiscard]] std::vector<double> probability_best(const Table& values, std::span<const double> weights = {});

/// Mean of the best in each draw less the best of the means: what perfect information would add to choosing now. Never negative; 0 for one alternative or no
/// draws. Source: Raiffa and Schlaifer (1961), Applied Statistical Decision Theory, ch. 4.
[[nodiscard]] double expected_value_of_perfect_information(const Table& values, std::span<const double> weights = {});

/// Cost-effectiveness at one price of the effect.
struct Acceptability {
    double price = 0.0;                    // lambda: money per unit of effect
    std::vector<double> net_benefit;       // mean of lambda x effect - cost by alternative
    std::vector<double> probability;       // of being best (acceptability curve, CEAC), by alternative
    std::optional<std::size_t> preferred;  // highest mean net benefit, the first where they tie
    double frontier = 0.0;                 // probability that the preferred one is best (CEAF)
    double perfect_information = 0.0;      // EVPI, money
};

/// Joint draws of effects[alternative][draw] and costs[alternative][draw], at each price. Throws InvariantError if the tables differ in shape or a price is not
/// a number. Source: Fenwick, Claxton and Sculpher (2001), Health Economics 10, 779-787.
[[nodiscard]] std::vector<Acceptability> acceptability(const Table& effects, const Table& costs, std::span<const double> prices,
                                                       std::span<const double> weights = {});

/// The same for one scheme against its baseline, from paired differences: alternative 0 = baseline with no effect and no cost, 1 = the scheme.
[[nodiscard]] std::vector<Acceptability> acceptability_of_difference(std::span<const double> effects, std::span<const double> costs,
                                                                     std::span<const double> prices, std::span<const double> weights = {});

}  // namespace pactsim::statistics
