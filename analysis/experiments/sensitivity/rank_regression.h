#pragma once
// Direction and strength of each factor in a model that rises or falls with it.

#include "analysis/experiments/analyses.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// Coefficients of y on all x at once, every column replaced by its ranks (mean rank for equals) and standardised.
struct RankRegression {
    std::vector<std::optional<double>> coefficients;   // none for a factor that does not vary
    std::vector<std::optional<double>> standard_errors;
    double explained = 0.0;                            // R squared on ranks
};

/// None if y does not vary, or for fewer rows than factors and two. `x` is [row][factor]. Source: Iman and Conover (1979), Technometrics 21, 499-509.
[[nodiscard]] std::optional<RankRegression> rank_regression(std::span<const double> x, std::span<const double> y, std::size_t factors);

/// As a table; factors with labels have no direction and are left out.
[[nodiscard]] ResultTable rank_regression_table(const AnalysisInput& input);

}  // namespace pactsim
