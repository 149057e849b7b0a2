#pragma once
// Quantiles of a sample, and the interval of a median that assumes nothing about its distribution.

#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <optional>
#include <span>

namespace pactsim::statistics {

/// The quantile at 0 <= p <= 1 by linear interpolation, position 1 + (n - 1) p; none for no values. Throws InvariantError if p is outside 0-1 or a value is
/// not a number. Source: type 7 of Hyndman and Fan (1996), The American Statistician 50, 361-365.
[[nodiscard]] std::optional<double> quantile_type7(std::span<const double> values, double p);

/// The same with weights: value k of the sorted ones stands at (weight of those before it) / (total - its own weight), which is type 7 for equal weights.
/// Values without weight are left out. No weights given = equal ones.
[[nodiscard]] std::optional<double> weighted_quantile(std::span<const double> values, std::span<const double> weights, double p);

/// Which of the sorted values (counted from 1) enclose the median, and how sure that is.
struct MedianRanks {
    std::size_t low = 0;
    std::size_t high = 0;
    double coverage = 0.0;  // exact for continuous values, at least the confidence asked for
};

/// The innermost symmetric pair of ranks whose interval holds the median with at least this confidence; none if n is too small for any pair (below 6 for 95 %).
/// Source: the binomial law of the number of values below the median (Thompson 1936).
[[nodiscard]] std::optional<MedianRanks> median_ranks(std::size_t count, double confidence);

/// The values at those ranks.
[[nodiscard]] std::optional<Interval> median_interval(std::span<const double> values, double confidence);

}  // namespace pactsim::statistics
