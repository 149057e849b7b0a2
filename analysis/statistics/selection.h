#pragma once
// Which of several alternatives may be the best: multiple comparisons with the best, and how many replicates would tell.

#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace pactsim::statistics {

enum class Better { larger, smaller };

/// Variance of what is left of table[alternative][replicate] when alternatives and replicates have had their say, times 2: the variance of a difference of two
/// alternatives if all pairs are equally alike. None for fewer than two alternatives or replicates.
/// Source: Nelson and Matejcik (1995), Management Science 41, 1935-1945.
[[nodiscard]] std::optional<double> nelson_matejcik_variance(const Table& table);

/// One alternative against the best of the others.
struct BestComparison {
    std::size_t alternative = 0;
    double mean = 0.0;
    double gap = 0.0;                  // mean less the mean of the best of the others
    std::optional<Interval> interval;  // of the true gap; one end is zero unless it holds zero
    bool may_be_best = true;           // the data do not rule it out
};

/// Multiple comparisons with the best under shared draws.
struct BestSet {
    std::vector<BestComparison> alternatives;
    std::optional<double> variance;              // Nelson-Matejcik S2
    std::optional<double> critical;              // g
    std::optional<double> half_width;            // g S / sqrt(n)
    [[nodiscard]] std::size_t possible() const;  // how many may be best
};

/// All intervals hold together with this confidence, if the alternatives of table[alternative][replicate] share draws (sphericity). Without at least two
/// replicates every alternative may be best and there are no intervals; a single alternative is best and its gap is zero. Throws InvariantError for a table
/// that is not rectangular. Source: Hsu (1984), Annals of Statistics 12, 1136-1144; Nelson and Matejcik (1995).
[[nodiscard]] BestSet compare_with_best(const Table& table, Better better, double confidence);

/// Replicates per alternative that pick one within `indifference` of the best with chance `confidence`, and how it came about.
struct ReplicatePlan {
    double variance = 0.0;  // in the unit squared
    double critical = 0.0;
    std::size_t replicates = 0;  // in all, never fewer than the pilot
};

/// ceil((g S / indifference)^2) from a pilot under shared draws. None for fewer than two alternatives or replicates, or above most_planned.
/// Source: Nelson and Matejcik (1995).
[[nodiscard]] std::optional<ReplicatePlan> nelson_matejcik_plan(const Table& pilot, double indifference, double confidence);

/// ceil(t2 max S2_ij / indifference2), t at 1 - (1 - confidence)/(k - 1) with n - 1 degrees of freedom, from a pilot; assumes nothing about how alike the
/// alternatives are. None as above. Source: two-stage Bonferroni procedure, Clark and Yang (1986), Proceedings of the Winter Simulation Conference, 228-235.
[[nodiscard]] std::optional<ReplicatePlan> two_stage_bonferroni_plan(const Table& pilot, double indifference, double confidence);

}  // namespace pactsim::statistics
