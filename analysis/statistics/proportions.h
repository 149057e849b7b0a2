#pragma once
// Intervals of a share: how often something happened in a number of independent trials.

#include "analysis/statistics/intervals.h"

#include <cstdint>
#include <optional>

namespace pactsim::statistics {

/// Wilson's score interval of a share; none for no trials. Throws InvariantError if successes > trials. Source: Wilson (1927), JASA 22, 209-212.
[[nodiscard]] std::optional<Interval> wilson_interval(std::uint64_t successes, std::uint64_t trials, double confidence);

/// The exact interval of a share, from the binomial law; wider than Wilson's, never covers less than asked; none for no trials.
/// Throws InvariantError if successes > trials. Source: Clopper and Pearson (1934), Biometrika 26, 404-413.
[[nodiscard]] std::optional<Interval> clopper_pearson_interval(std::uint64_t successes, std::uint64_t trials, double confidence);

}  // namespace pactsim::statistics
