#pragma once
// Student intervals of a mean and of a difference of means, with and without shared draws, and what the sharing saves.

#include <cstddef>
#include <optional>
#include <span>

namespace pactsim::statistics {

/// The two ends of an interval, low <= high; both belong to it.
struct Interval {
    double low = 0.0;
    double high = 0.0;
    [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
};

/// A mean of independent values and its uncertainty, in the unit of the values. With one value there is a mean and no interval; with none the mean is absent
/// too.
struct MeanInterval {
    std::size_t count = 0;
    std::optional<double> mean;
    double sd = 0.0;  // sample standard deviation (n - 1); 0 for fewer than two values
    std::optional<double> standard_error;
    std::optional<double> half_width;  // of the interval
    std::optional<Interval> interval;
};

/// Sum of squared deviations over n - 1, in two passes; 0 for fewer than two values. Throws InvariantError if a value is not a number.
[[nodiscard]] double sample_variance(std::span<const double> values);

/// Arithmetic mean, 0 for no values. Throws InvariantError if a value is not a number.
[[nodiscard]] double mean_of(std::span<const double> values);

/// mean +- t(n - 1) s / sqrt(n). Throws InvariantError if a value is not a number or confidence is outside (0, 1). Source: Student (1908).
[[nodiscard]] MeanInterval mean_interval(std::span<const double> values, double confidence);

/// with[r] - without[r], the interval of the mean difference under shared draws. Throws InvariantError if the lengths differ. Source: Student (1908).
[[nodiscard]] MeanInterval paired_interval(std::span<const double> without, std::span<const double> with, double confidence);

/// A difference of two means from independent samples.
struct UnpairedDifference {
    std::optional<double> difference;  // mean of `with` less mean of `without`; absent if one of them is empty
    std::optional<double> standard_error;
    std::optional<double> degrees_of_freedom;  // absent where both samples are constant: the interval is then a point
    std::optional<Interval> interval;          // absent if a sample has fewer than two values
};

/// Difference of means without any pairing and without assuming equal variances. Source: Welch (1947), Biometrika 34, 28-35.
[[nodiscard]] UnpairedDifference unpaired_interval(std::span<const double> without, std::span<const double> with, double confidence);

/// What shared draws save in comparing two alternatives.
struct PairingGain {
    double separate_variance = 0.0;        // s2 of one + s2 of the other: of a difference with draws of their own
    double paired_variance = 0.0;          // s2 of the differences
    std::optional<double> ratio;           // separate / paired = runs saved; absent if no difference varies or there are fewer than two pairs
    bool never_differs_in_spread = false;  // all differences are equal: no number of separate runs would do as well
};

/// (s2 of `without` + s2 of `with`) / s2 of their differences. Throws InvariantError if the lengths differ. Source: Law, Simulation Modeling and Analysis,
/// common random numbers.
[[nodiscard]] PairingGain pairing_gain(std::span<const double> without, std::span<const double> with);

/// The t quantile for a two-sided interval: t(degrees of freedom, 1/2 + confidence/2).
[[nodiscard]] double two_sided_t(double degrees_of_freedom, double confidence);

}  // namespace pactsim::statistics
