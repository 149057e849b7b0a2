#include "analysis/experiments/metamodels/gaussian_process.h"

#include "analysis/experiments/metamodels/kernel.h"
#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <Eigen/Dense>

#include <cmath>
#include <numbers>

namespace pactsim::metamodels {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

void require_parameters(const ProcessParameters& parameters, std::size_t dimensions) {
    if (parameters.lengths.size() != dimensions) throw InvariantError("a process has not one length per coordinate");
    for (const double length : parameters.lengths) statistics::require_positive(length, "a length of a process");
    statistics::require_positive(parameters.variance, "the variance of a process");
    if (!(parameters.nugget >= 0.0)) throw InvariantError("the nugget of a process is below zero");
}

}  // namespace

// What follows from data and parameters once.
struct GaussianProcess::Fit {
    PointSet points;
    Kernel kernel = Kernel::matern52;
    TrendOfMean trend_of_mean = TrendOfMean::constant;
    ProcessParameters parameters;
    VectorXd y, noise;
    Eigen::LLT<MatrixXd> factor;
    VectorXd alpha;      // K^-1 (y - trend)
    VectorXd ones;       // K^-1 1
    double ones_sum = 0.0;
    double trend = 0.0;

    // K^-1, less what estimating the trend costs.
    [[nodiscard]] MatrixXd precision() const {
        MatrixXd inverse = factor.solve(MatrixXd::Identity(y.size(), y.size()));
        if (trend_of_mean == TrendOfMean::constant) inverse -= ones * ones.transpose() / ones_sum;
        return inverse;
    }
};

GaussianProcess::GaussianProcess(const PointSet& points, std::span<const double> y, std::span<const double> noise_variance, Kernel kernel, TrendOfMean trend,
                                 const ProcessParameters& parameters) {
    require_in_cube(points, y.size());
    require_parameters(parameters, points.dimensions);
    statistics::require_finite(y, "the responses of a process");
    if (!noise_variance.empty() && noise_variance.size() != y.size()) throw InvariantError("a process has not one noise variance per response");
    auto fit = std::make_shared<Fit>();
    fit->points = points;
    fit->kernel = kernel;
    fit->trend_of_mean = trend;
    fit->parameters = parameters;
    const auto n = static_cast<Index>(y.size());
    fit->y = Eigen::Map<const VectorXd>(y.data(), n);
    fit->noise = noise_variance.empty() ? VectorXd(VectorXd::Zero(n)) : VectorXd(Eigen::Map<const VectorXd>(noise_variance.data(), n));
    MatrixXd covariance = covariance_matrix(points, kernel, parameters);
    covariance.diagonal() += fit->noise;
    covariance.diagonal().array() += parameters.nugget;
    fit->factor.compute(covariance);
    if (fit->factor.info() != Eigen::Success) throw InvariantError("the covariance of a process is singular");
    fit->ones = fit->factor.solve(VectorXd::Ones(n));
    fit->ones_sum = fit->ones.sum();
    fit->trend = trend == TrendOfMean::constant ? fit->ones.dot(fit->y) / fit->ones_sum : 0.0;
    fit->alpha = fit->factor.solve((fit->y.array() - fit->trend).matrix());
    fit_ = std::move(fit);
}

Prediction GaussianProcess::predict(std::span<const double> point) const {
    if (point.size() != fit_->points.dimensions) throw InvariantError("a point has not the dimensions of the process");
    VectorXd k(fit_->y.size());
    for (Index i = 0; i < k.size(); ++i) {
        k(i) = fit_->parameters.variance * correlation(fit_->points.point(static_cast<std::size_t>(i)), point, fit_->kernel, fit_->parameters.lengths);
    }
    const VectorXd half = fit_->factor.matrixL().solve(k);
    Prediction prediction{fit_->trend + k.dot(fit_->alpha), fit_->parameters.variance - half.squaredNorm()};
    if (fit_->trend_of_mean == TrendOfMean::constant) {
        const double left = 1.0 - fit_->ones.dot(k);
        prediction.variance += left * left / fit_->ones_sum;
    }
    // Rounding alone can carry it below zero.
    prediction.variance = std::max(prediction.variance, 0.0);
    return prediction;
}

double GaussianProcess::log_likelihood() const {
    const VectorXd diagonal = fit_->factor.matrixLLT().diagonal();
    const VectorXd gap = (fit_->y.array() - fit_->trend).matrix();
    return -0.5 * gap.dot(fit_->alpha) - diagonal.array().log().sum() - 0.5 * static_cast<double>(gap.size()) * std::log(2.0 * std::numbers::pi);
}

void GaussianProcess::log_likelihood_gradient(std::span<double> gradient) const {
    const std::size_t d = fit_->points.dimensions;
    if (gradient.size() != d + 2) throw InvariantError("a gradient has not one place per parameter");
    // d/dt = 1/2 sum over pairs of W dK/dt with W = alpha alpha' - K^-1; the trend is at its best and adds nothing.
    const MatrixXd inverse = fit_->factor.solve(MatrixXd::Identity(fit_->y.size(), fit_->y.size()));
    const MatrixXd weight = fit_->alpha * fit_->alpha.transpose() - inverse;
    std::fill(gradient.begin(), gradient.end(), 0.0);
    add_length_gradients(fit_->points, fit_->kernel, fit_->parameters, weight, gradient.first(d));
    gradient[d] = variance_gradient(fit_->points, fit_->kernel, fit_->parameters, weight);
    gradient[d + 1] = 0.5 * fit_->parameters.nugget * weight.trace();
}

LeaveOneOut GaussianProcess::leave_one_out() const {
    const MatrixXd precision = fit_->precision();
    const VectorXd weighted = precision * fit_->y;
    LeaveOneOut result;
    double errors = 0.0;
    std::size_t within = 0;
    for (Index i = 0; i < fit_->y.size(); ++i) {
        const double variance = 1.0 / precision(i, i), gap = weighted(i) * variance;
        result.mean.push_back(fit_->y(i) - gap);
        result.variance.push_back(variance);
        errors += gap * gap;
        within += gap * gap <= 9.0 * variance ? 1U : 0U;
    }
    const double spread = (fit_->y.array() - fit_->y.mean()).square().sum();
    if (spread > 0.0) result.q2 = 1.0 - errors / spread;
    result.within_three_sd = static_cast<double>(within) / static_cast<double>(fit_->y.size());
    return result;
}

const ProcessParameters& GaussianProcess::parameters() const { return fit_->parameters; }
double GaussianProcess::trend() const { return fit_->trend; }
Kernel GaussianProcess::kernel() const { return fit_->kernel; }
std::size_t GaussianProcess::size() const { return fit_->points.size(); }

}  // namespace pactsim::metamodels
