#pragma once
// Elementary effects: which of many factors matter at all, from few runs.

#include "analysis/experiments/analyses.h"
#include "analysis/statistics/intervals.h"

#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// The elementary effects of one factor, in the unit of the response per whole range of the factor (as its share of the distribution).
struct MorrisFigures {
    std::size_t count = 0;                              // trajectories in which both ends of the step have a response
    std::optional<double> mu, mu_star, sigma;           // mean, mean of the sizes, sample standard deviation
    std::optional<statistics::Interval> mu_star_interval, mu_interval;   // Student, over trajectories
};

/// mu, mu* and sigma of the effects. Source: Morris (1991), Technometrics 33, 161-174; mu*: Campolongo, Cariboni and Saltelli (2007), Environmental Modelling and Software 22,
/// 1509-1518.
[[nodiscard]] MorrisFigures morris_figures(std::span<const double> effects, double confidence);

/// The effects of each factor, (f(after) - f(before)) / (u(after) - u(before)), over steps that have both responses and move the factor.
[[nodiscard]] std::vector<std::vector<double>> elementary_effects(const AnalysisInput& input, std::uint32_t trajectory_limit = UINT32_MAX);

/// As a table.
[[nodiscard]] ResultTable morris_table(const AnalysisInput& input);

}  // namespace pactsim
