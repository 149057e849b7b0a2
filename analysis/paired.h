#pragma once
// Differences between two worlds that share their draws, replicate by replicate, and how sure one can be of them.

#include <cstddef>
#include <span>
#include <vector>

namespace pactsim {

/// The mean of paired differences with an interval, and how surprising it would be if there were no effect.
struct PairedDifference {
    std::size_t pairs = 0;      // pairs in which both values are numbers
    double mean = 0;
    double half_width = 0;      // of the interval at the confidence asked for
    double p_value = 1;         // two-sided Student t test of no difference
    bool all_zero = true;       // every difference is exactly zero
};

/// with[r] - without[r]. Pairs with a value that is not a number are left out; with fewer than two pairs left there is no interval (infinite half-width, p = 1).
/// Source: Student's t for paired samples; quantiles from Boost.Math.
PairedDifference paired_difference(std::span<const double> without, std::span<const double> with, double confidence);

/// p-values adjusted so that, whatever is true, all true nulls stay at or above alpha together with chance 1 - alpha. Source: Holm (1979).
std::vector<double> holm_adjusted(std::span<const double> p_values);

}  // namespace pactsim
