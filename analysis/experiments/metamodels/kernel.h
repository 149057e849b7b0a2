#pragma once
// Covariance functions of a Gaussian process and their slopes.

#include "analysis/experiments/metamodels/gaussian_process.h"

#include <Eigen/Dense>

#include <span>

namespace pactsim::metamodels {

/// Correlation of the values at two points: exp(-r^2/2), or (1 + sqrt5 r + 5 r^2/3) exp(-sqrt5 r), r^2 = sum ((a - b) / length)^2. Source: Rasmussen and Williams (2006), eq. 4.9 and 4.17.
[[nodiscard]] double correlation(std::span<const double> a, std::span<const double> b, Kernel kernel, std::span<const double> lengths);

/// Covariances of all pairs, without noise.
[[nodiscard]] Eigen::MatrixXd covariance_matrix(const PointSet& points, Kernel kernel, const ProcessParameters& parameters);

/// Adds 1/2 sum over pairs of weight x dK/d(log length) for each length.
void add_length_gradients(const PointSet& points, Kernel kernel, const ProcessParameters& parameters, const Eigen::MatrixXd& weight, std::span<double> gradient);

/// 1/2 sum over pairs of weight x dK/d(log variance).
[[nodiscard]] double variance_gradient(const PointSet& points, Kernel kernel, const ProcessParameters& parameters, const Eigen::MatrixXd& weight);

}  // namespace pactsim::metamodels
