#pragma once
// Switching values: where an uncertain quantity would have to lie for a scheme to break even.

#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pactsim::statistics {

/// NPSV(x) of every replicate, paired with the baseline and with the same draws for every x, in money.
using ReplicateFunction = std::function<std::vector<double>(double x)>;

/// Where to look.
struct SwitchingOptions {
    double low = 0.0, high = 1.0;   // range of x
    std::optional<double> central;  // value in use: of several crossings the nearest to it is the switching value; without it the first
    double confidence = 0.95;
    std::size_t grid = 41;    // values of x tried at first, at equal steps, ends included; two crossings between neighbours stay unseen
    double tolerance = 1e-6;  // of the ends and crossings, as a share of the range
};

enum class SwitchingOutcome {
    found,
    always_positive,  // the mean stays above zero in the whole range
    always_negative,
    zero_everywhere,  // nothing depends on x and nothing is gained
    undefined,        // no replicates
};

/// What is known of the x at which the mean passes zero.
struct SwitchingValue {
    SwitchingOutcome outcome = SwitchingOutcome::undefined;
    std::optional<double> point;       // the switching value
    std::vector<double> crossings;     // all of them, rising
    std::vector<Interval> unresolved;  // x for which the interval of the mean holds zero, and the crossings; rising, apart from each other
    bool reaches_low = false;          // the unresolved set goes on below the range, as far as is known
    bool reaches_high = false;
    bool has_interval = false;  // false with a single replicate: then `unresolved` holds the crossings alone
    std::size_t evaluations = 0;
    std::string reason;  // the outcome in words, lower case, no full stop
};

/// Zeros of the mean by TOMS 748 between neighbours of the grid whose means differ in sign; the unresolved set by halving where it begins and ends. Under
/// shared draws the mean may be a step function: then a crossing is the step, and `unresolved` says more. Throws InvariantError for an empty range, fewer than
/// two grid values or values that are not numbers. Source: Alefeld, Potra and Shi (1995), ACM TOMS 21, 327-344 (Boost.Math).
[[nodiscard]] SwitchingValue switching_value(const ReplicateFunction& npsv, const SwitchingOptions& options);

}  // namespace pactsim::statistics
