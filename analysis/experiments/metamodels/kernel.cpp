#include "analysis/experiments/metamodels/kernel.h"

#include <cmath>
#include <vector>

namespace pactsim::metamodels {

namespace {

constexpr double root5 = 2.2360679774997896964;

double squared_distance(std::span<const double> a, std::span<const double> b, std::span<const double> lengths) {
    double sum = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double gap = (a[i] - b[i]) / lengths[i];
        sum += gap * gap;
    }
    return sum;
}

double correlation_at(double squared, Kernel kernel) {
    if (kernel == Kernel::squared_exponential) return std::exp(-0.5 * squared);
    const double r = std::sqrt(squared);
    return (1.0 + root5 * r + 5.0 / 3.0 * squared) * std::exp(-root5 * r);
}

// -2 d correlation / d(r^2); times the squared scaled gap of a coordinate it is the slope with the logarithm of its length.
double slope_at(double squared, Kernel kernel) {
    if (kernel == Kernel::squared_exponential) return std::exp(-0.5 * squared);
    const double r = std::sqrt(squared);
    return 5.0 / 3.0 * (1.0 + root5 * r) * std::exp(-root5 * r);
}

}  // namespace

double correlation(std::span<const double> a, std::span<const double> b, Kernel kernel, std::span<const double> lengths) {
    return correlation_at(squared_distance(a, b, lengths), kernel);
}

Eigen::MatrixXd covariance_matrix(const PointSet& points, Kernel kernel, const ProcessParameters& parameters) {
    const auto n = static_cast<Eigen::Index>(points.size());
    Eigen::MatrixXd matrix(n, n);
    for (Eigen::Index i = 0; i < n; ++i) {
        matrix(i, i) = parameters.variance;
        for (Eigen::Index j = 0; j < i; ++j) {
            const double value = parameters.variance * correlation(points.point(static_cast<std::size_t>(i)), points.point(static_cast<std::size_t>(j)), kernel, parameters.lengths);
            matrix(i, j) = value;
            matrix(j, i) = value;
        }
    }
    return matrix;
}

void add_length_gradients(const PointSet& points, Kernel kernel, const ProcessParameters& parameters, const Eigen::MatrixXd& weight, std::span<double> gradient) {
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto a = points.point(i);
        for (std::size_t j = 0; j < i; ++j) {
            const auto b = points.point(j);
            // Both halves of the symmetric sum at once: twice one half.
            const double factor = weight(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) * parameters.variance *
                                  slope_at(squared_distance(a, b, parameters.lengths), kernel);
            for (std::size_t k = 0; k < gradient.size(); ++k) {
                const double gap = (a[k] - b[k]) / parameters.lengths[k];
                gradient[k] += factor * gap * gap;
            }
        }
    }
}

double variance_gradient(const PointSet& points, Kernel kernel, const ProcessParameters& parameters, const Eigen::MatrixXd& weight) {
    return 0.5 * weight.cwiseProduct(covariance_matrix(points, kernel, parameters)).sum();
}

}  // namespace pactsim::metamodels
