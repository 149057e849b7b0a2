#pragma once
// Intervals of any statistic by resampling replicates. A replicate is a row of numbers (all alternatives, costs and benefits) that stays together.

#include "analysis/statistics/intervals.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim::statistics {

/// A statistic of the rows named (a row may be named several times); none where it is undefined, such as a ratio with a denominator of zero.
using RowStatistic = std::function<std::optional<double>(std::span<const std::size_t> rows)>;

/// How to resample.
struct BootstrapOptions {
    double confidence = 0.95;
    std::uint32_t resamples = 5000;
    std::uint64_t seed = 1;
};

/// What resampling says of a statistic.
struct BootstrapResult {
    std::optional<double> estimate;         // of all rows
    std::optional<double> standard_error;   // sd over the resamples
    std::optional<double> bias_correction;  // z0; none where all resamples lie on one side of the estimate
    std::optional<double> acceleration;     // a, from the jackknife; 0 where leaving a row out changes nothing
    std::optional<double> jackknife_error;
    std::optional<Interval> percentile;
    std::optional<Interval> bca;  // the one to print
    std::size_t resamples = 0;    // in which the statistic was defined
    std::size_t undefined = 0;    // in which it was not
    std::string reason;           // why an interval is absent, empty if none is
};

/// The rows of one resample: `count` numbers below `count`, the same for the same seed on any machine.
[[nodiscard]] std::vector<std::size_t> resampled_rows(std::uint64_t seed, std::uint32_t resample, std::size_t count);

/// Percentile and bias-corrected accelerated intervals over rows 0..row_count-1. There is none for fewer than two rows, where the statistic is undefined for
/// all rows, or where more than 1 % of the resamples leave it undefined. z0 counts resamples equal to the estimate half, so that ties do not lean to one side.
/// Throws InvariantError for fewer than 100 resamples or a value that is not a number. Source: Efron (1987), JASA 82, 171-185; Efron and Tibshirani (1993),
/// ch. 14.
[[nodiscard]] BootstrapResult bootstrap(std::size_t row_count, const RowStatistic& statistic, const BootstrapOptions& options);

}  // namespace pactsim::statistics
