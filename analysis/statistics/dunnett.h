#pragma once
// Critical values for comparing several alternatives with one control at once.

#include <cstddef>

namespace pactsim::statistics {

enum class Sides { one, two };

/// c such that `comparisons` t variables that share a control of equal size (correlation 1/2) and a variance estimate with these degrees of freedom all stay
/// below c (one-sided) or within +-c (two-sided) with chance 1 - alpha. Numerical integration, error below 1e-8.
/// Throws InvariantError for no comparisons or alpha outside (0, 1/2]. Source: Dunnett (1955), JASA 50, 1096-1121.
[[nodiscard]] double dunnett_critical(std::size_t comparisons, double degrees_of_freedom, double alpha, Sides sides);

}  // namespace pactsim::statistics
