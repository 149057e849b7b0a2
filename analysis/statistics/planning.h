#pragma once
// How many replicates a question needs, and what question a number of replicates can answer.

#include <cstddef>
#include <optional>

namespace pactsim::statistics {

/// The chance customary for a test to find what is there (Cohen 1988, Statistical Power Analysis, ch. 2).
inline constexpr double customary_power = 0.8;

/// Nobody plans more runs than this: a plan beyond it is "no".
inline constexpr std::size_t longest_plan = 1'000'000'000;

/// Smallest n >= at_least with t(n - 1) sd / sqrt(n) <= half_width; none above `longest_plan`. For comparisons sd is that of the paired differences.
/// Throws InvariantError unless sd >= 0 and half_width > 0. Source: Law, Simulation Modeling and Analysis, s. 9.4.1 (fixed s, growing t).
[[nodiscard]] std::optional<std::size_t> replicates_for_half_width(double sd, double half_width, double confidence, std::size_t at_least = 2);

/// The same for a half-width of `precision` times the true mean, allowing for the mean being estimated: |mean| precision / (1 + precision).
/// None if the mean is zero. Source: Law, s. 9.4.1.
[[nodiscard]] std::optional<std::size_t> replicates_for_precision(double mean, double sd, double precision, double confidence, std::size_t at_least = 2);

/// max(pilot_count, ceil((t(pilot_count - 1) sd / half_width)^2)): replicates in all that hold the half-width with this confidence whatever the true spread,
/// for sd from a pilot. None for a pilot of fewer than two or beyond `longest_plan`. Source: Stein (1945), Annals of Mathematical Statistics 16, 243-258.
[[nodiscard]] std::optional<std::size_t> replicates_from_pilot(double sd, std::size_t pilot_count, double half_width, double confidence);

/// How many more replicates, beyond the n at hand, would let the interval leave out zero if the mean stayed at `difference`; 0 if it does already.
/// None if the difference is zero or the plan passes `longest_plan`.
[[nodiscard]] std::optional<std::size_t> more_replicates_to_resolve(double difference, double sd, std::size_t count, double confidence);

/// Chance that the two-sided paired t test at level 1 - confidence finds a true mean difference of `effect`; n >= 2. Source: Student's noncentral t.
[[nodiscard]] double power_to_detect(double effect, double sd, std::size_t count, double confidence);

/// The smallest true mean difference that n paired replicates find with this chance: "this study cannot resolve effects below x". None for n < 2; 0 for sd = 0.
[[nodiscard]] std::optional<double> detectable_effect(double sd, std::size_t count, double confidence, double power = customary_power);

/// Smallest n that finds `effect` with this chance; none for an effect of zero or beyond `longest_plan`.
[[nodiscard]] std::optional<std::size_t> replicates_to_detect(double effect, double sd, double confidence, double power = customary_power);

}  // namespace pactsim::statistics
