#pragma once
// Normal scores of points of the unit cube, on which populations move: there every prior is a standard normal, and no step leaves it.

#include <cstddef>
#include <span>
#include <vector>

namespace pactsim::calibration {

/// The normal distribution function, kept off 0 and 1 by 2^-53.
[[nodiscard]] double unit_of_score(double score);

/// Normal quantiles of the coordinates.
[[nodiscard]] std::vector<double> scores_of(std::span<const double> unit);

/// Log density of independent standard normals, without its constant.
[[nodiscard]] double log_prior_of_scores(std::span<const double> score);

/// Log of sum of w_j N(score | score_j, factor factor'), without its constant; weights as cumulated sums.
[[nodiscard]] double log_mixture(std::span<const double> score, std::span<const double> scores, std::span<const double> cumulated, std::span<const double> factor, std::size_t dimensions);

/// Lower Cholesky factor (row by row) of twice the weighted covariance of the scores; a coordinate that hardly varies keeps a spread of 1e-6, so that it can move.
[[nodiscard]] std::vector<double> kernel_factor(std::span<const double> scores, std::span<const double> weights, std::size_t dimensions);

}  // namespace pactsim::calibration
