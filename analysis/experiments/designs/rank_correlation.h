#pragma once
// Factors that go together: points of a design moved so that their ranks correlate as wished.

#include "scenarios/schema/config/experiment.h"

#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// A Gaussian copula on the coordinates of a point: z = inverse normal(u), z' = L z, u' = normal(z'), with L L' the matrix of 2 sin(pi rank correlation / 6). Chosen over the
/// reordering of Iman and Conover because that looks at the whole sample: here a point stays a function of itself alone, so that any worker computes it and more points change none.
/// Source: Pearson (1907) for the relation of rank and linear correlation in the normal law; Nelsen (2006), An Introduction to Copulas, ch. 2.
class RankCorrelation {
  public:
    /// Correlations between the named factors. Throws UsageError for a factor that is not there, with itself, a pair named twice, a value outside -1..1 or correlations that
    /// cannot all hold at once.
    RankCorrelation(std::span<const RankCorrelationConfig> wishes, std::span<const std::string> factors);

    /// Whether anything is correlated.
    [[nodiscard]] bool any() const { return !lower_.empty(); }

    /// Moves a point; a factor without correlations keeps its coordinate to the last bit. A coordinate of 0 or 1 counts as the nearest number inside.
    void apply(std::span<double> unit) const;

  private:
    std::vector<double> lower_;        // L row by row; empty without correlations
    std::vector<std::uint8_t> moved_;  // [factor] has correlations with factors before it
};

}  // namespace pactsim
