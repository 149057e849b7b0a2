#pragma once
// How much fixing a factor changes the whole distribution of the response, not only its variance.

#include "analysis/experiments/analyses.h"

#include <optional>
#include <span>
#include <vector>

namespace pactsim {

/// Kolmogorov's distance between the distribution of all y and that of y in each slice, in the order of the slices; slices without rows are left out.
[[nodiscard]] std::vector<double> slice_distances(std::span<const double> y, std::span<const std::uint32_t> slice);

/// Median, mean and greatest distance over slices.
struct PawnFigures {
    std::optional<double> median, mean, greatest;
};
[[nodiscard]] PawnFigures pawn_figures(std::span<const double> distances);

/// As a table, with a factor that does nothing beside the others: what it reaches by chance is the noise of the method. Source: Pianosi and Wagener (2018), Environmental Modelling and
/// Software 108, 197-207; the dummy factor: Zadeh et al. (2017), same journal 91, 210-222.
[[nodiscard]] ResultTable pawn_table(const AnalysisInput& input);

}  // namespace pactsim
