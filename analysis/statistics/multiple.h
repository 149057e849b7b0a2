#pragma once
// Many comparisons at once: p-values and intervals that hold together.

#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pactsim::statistics {

/// p times the number of tests, at most 1. Throws InvariantError if a p-value is outside 0-1, like all functions of this group. Source: Bonferroni (1936).
[[nodiscard]] std::vector<double> bonferroni_adjusted(std::span<const double> p_values);

/// Step-down; valid whatever the tests share. Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70 (analysis/paired.h).
[[nodiscard]] std::vector<double> holm_adjusted_p(std::span<const double> p_values);

/// Step-up; valid for independent or positively dependent tests. Source: Hochberg (1988), Biometrika 75, 800-802.
[[nodiscard]] std::vector<double> hochberg_adjusted(std::span<const double> p_values);

/// Share of false findings among all findings rather than the chance of any; independent or positively dependent tests.
/// Source: Benjamini and Hochberg (1995), JRSS B 57, 289-300.
[[nodiscard]] std::vector<double> benjamini_hochberg_adjusted(std::span<const double> p_values);

/// The paired difference first - second of two alternatives.
struct PairDifference {
    std::size_t first = 0, second = 0;
    MeanInterval difference;  // interval at 1 - (1 - joint confidence) / number of comparisons
};

/// Paired t intervals of all pairs first < second of table[alternative][replicate], which hold together with this confidence (Bonferroni, valid under shared
/// draws).
[[nodiscard]] std::vector<PairDifference> joint_pair_intervals(const Table& table, double joint_confidence);

/// Paired t intervals of every other alternative against the control (first = alternative, second = control), which hold together with this confidence.
[[nodiscard]] std::vector<PairDifference> joint_control_intervals(const Table& table, std::size_t control, double joint_confidence);

/// Rows of table[row][replicate] that no other row is shown to exceed, larger being better: the intervals of all pairs hold together at the confidence. Takes each
/// pair's own variance, so that rows may vary as differently as they like; a row that is alone, or has no interval, is beaten by none.
[[nodiscard]] std::vector<bool> unbeaten(const Table& table, double confidence);

}  // namespace pactsim::statistics
