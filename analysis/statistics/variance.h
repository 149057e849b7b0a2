#pragma once
// Chance within a future and ignorance between futures, told apart: the spread of the means of futures holds some of both.

#include "analysis/statistics/checks.h"

#include <cstddef>
#include <optional>

namespace pactsim::statistics {

/// Variances in the unit squared. Fields are absent where the table is too small to tell.
struct VarianceComponents {
    std::size_t futures = 0;
    std::size_t observations = 0;
    std::optional<double> mean;             // of the means of futures
    std::optional<double> chance;           // variance over replicates within a future
    std::optional<double> spread_of_means;  // variance of the means of futures as they are observed
    std::optional<double> noise_of_means;   // the part of it that is chance
    std::optional<double> ignorance;        // spread less noise: variance between futures; left negative where it comes out so
    bool ignorance_negative = false;        // the futures differ less than chance alone would make them: print "none seen", never a clipped zero
    std::optional<double> ignorance_share;  // of chance + ignorance, for one run in an unknown future; absent if ignorance is negative or nothing varies
    std::optional<double> p_value;          // F test of no difference between futures
};

/// For table[future][replicate] whose replicates have draws of their own in each future; rows may differ in length but not be empty. One-way random effects,
/// method of moments. Throws InvariantError for an empty row. Source: Searle, Casella and McCulloch (1992), Variance Components, s. 3.6.
[[nodiscard]] VarianceComponents variance_between_independent(const Table& table);

/// For table[future][replicate] where replicate r has the same draws in all futures (as in a study): what replicates share does not blur the differences
/// between futures, so the noise is that of the interaction. Two-way random effects, method of moments. Throws InvariantError if rows differ in length. Source:
/// as above, s. 4.
[[nodiscard]] VarianceComponents variance_between_shared(const Table& table);

}  // namespace pactsim::statistics
