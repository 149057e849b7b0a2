#pragma once
// A ratio of two means, such as benefits per pound of cost, with intervals that know that both ends are uncertain.

#include "analysis/statistics/bootstrap.h"
#include "analysis/statistics/intervals.h"

#include <optional>
#include <span>

namespace pactsim::statistics {

/// What the set of ratios looks like that the data do not contradict.
enum class FiellerShape {
    undefined,   // fewer than two rows, or all denominators are zero
    bounded,     // an interval: the denominator differs from zero at this confidence
    outside,     // all ratios except those strictly between the ends: the denominator may be zero
    everything,  // no ratio can be ruled out
};

struct FiellerSet {
    FiellerShape shape = FiellerShape::undefined;
    std::optional<Interval> ends;  // for bounded and outside
};

/// All ratios r for which the t interval of the mean of numerator - r denominator holds zero. Throws InvariantError if the lengths differ.
/// Source: Fieller (1954), JRSS B 16, 175-185.
[[nodiscard]] FiellerSet fieller_set(std::span<const double> numerators, std::span<const double> denominators, double confidence);

/// A ratio of means over paired rows.
struct RatioOfMeans {
    std::optional<double> ratio;  // none if the mean of the denominators is zero or there are no rows
    BootstrapResult bootstrap;    // bootstrap.bca is the interval to print
    FiellerSet fieller;
    bool denominator_may_be_zero = true;  // its own interval holds zero, or it is unknown: the ratio should not be printed without saying so
};

/// mean(numerators) / mean(denominators), with rows kept together. Throws InvariantError if the lengths differ.
[[nodiscard]] RatioOfMeans ratio_of_means(std::span<const double> numerators, std::span<const double> denominators, const BootstrapOptions& options);

}  // namespace pactsim::statistics
