#pragma once
// Constants of procedures that select the best of independent alternatives (each with draws of its own). Under shared draws use screening.h or selection.h.

#include <cstddef>
#include <optional>

namespace pactsim::statistics {

/// Rinott's h: N_i = max(n0, ceil((h S_i / indifference)^2)) picks the best of k with chance `probability` if it leads by the indifference; n0 - 1 degrees of
/// freedom. Numerical integration of P = E[ E[ Phi(h / sqrt(nu (1/X + 1/Y))) | Y ]^(k-1) ], X and Y chi-squared. Throws InvariantError for k < 2 or probability
/// outside (1/k, 1). Source: Rinott (1978), Communications in Statistics A 7, 799-811.
[[nodiscard]] double rinott_h(std::size_t alternatives, double probability, double degrees_of_freedom);

/// h1 of Dudewicz and Dalal: P = E[F(T + h)^(k-1)], T Student with n0 - 1 degrees of freedom and distribution F. Throws as above.
/// Source: Dudewicz and Dalal (1975), Sankhya B 37, 28-78.
[[nodiscard]] double dudewicz_dalal_h1(std::size_t alternatives, double probability, double degrees_of_freedom);

/// Bechhofer's h for a known common sigma: P = E[Phi(Z + h)^(k-1)]. Throws as above. Source: Bechhofer (1954), Annals of Mathematical Statistics 25, 16-39.
[[nodiscard]] double bechhofer_h(std::size_t alternatives, double probability);

/// ceil((h sigma / indifference)^2) of a single stage, in Bechhofer's and in Rinott's rule; at least 1. None above most_planned. Throws InvariantError unless
/// sigma >= 0 and indifference > 0.
[[nodiscard]] std::optional<std::size_t> replicates_for_selection(double h, double sigma, double indifference);

}  // namespace pactsim::statistics
