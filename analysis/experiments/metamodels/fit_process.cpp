#include "analysis/experiments/metamodels/gaussian_process.h"
#include "analysis/experiments/metamodels/minimise.h"
#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <cmath>
#include <limits>

namespace pactsim::metamodels {

namespace {

constexpr double most_length = 10.0;
constexpr double least_variance = 1e-4, most_variance = 1e3;
constexpr double least_nugget = 1e-8, most_nugget = 2.0;

ProcessParameters from_logs(std::span<const double> logs) {
    ProcessParameters parameters;
    for (std::size_t i = 0; i + 2 < logs.size(); ++i) parameters.lengths.push_back(std::exp(logs[i]));
    parameters.variance = std::exp(logs[logs.size() - 2]);
    parameters.nugget = std::exp(logs[logs.size() - 1]);
    return parameters;
}

MinimiseOptions box_of(std::size_t dimensions, const ProcessOptions& options) {
    MinimiseOptions box{std::vector<double>(dimensions, std::log(options.least_length)), std::vector<double>(dimensions, std::log(most_length)), options.starts, 100, options.seed};
    box.low.insert(box.low.end(), {std::log(least_variance), std::log(least_nugget)});
    box.high.insert(box.high.end(), {std::log(most_variance), std::log(most_nugget)});
    return box;
}

}  // namespace

GaussianProcess fit_process(const PointSet& points, std::span<const double> y, std::span<const double> noise_variance, const ProcessOptions& options) {
    require_in_cube(points, y.size());
    statistics::require_finite(y, "the responses of a process");
    if (y.size() < 3) throw InvariantError("a process needs at least three points");
    // In standard units, so that the box of parameters means the same for pence and for shares.
    const double mean = options.trend == TrendOfMean::zero ? 0.0 : statistics::mean_of(y), spread = std::sqrt(statistics::sample_variance(y));
    const double scale = spread > 0.0 ? spread : 1.0;
    std::vector<double> standard(y.begin(), y.end()), noise(noise_variance.begin(), noise_variance.end());
    for (double& value : standard) value = (value - mean) / scale;
    for (double& value : noise) value /= scale * scale;
    const SmoothFunction minus_likelihood = [&](std::span<const double> logs, std::span<double> gradient) {
        try {
            const GaussianProcess process(points, standard, noise, options.kernel, options.trend, from_logs(logs));
            process.log_likelihood_gradient(gradient);
            for (double& value : gradient) value = -value;
            return -process.log_likelihood();
        } catch (const InvariantError&) {
            return std::numeric_limits<double>::infinity();  // a covariance that cannot be factorised: no place to stay
        }
    };
    std::vector<double> first(points.dimensions, std::log(0.5));
    first.insert(first.end(), {0.0, std::log(1e-2)});
    const Minimum found = minimise(minus_likelihood, first, box_of(points.dimensions, options));
    ProcessParameters parameters = from_logs(found.x);
    parameters.variance *= scale * scale;
    parameters.nugget *= scale * scale;
    return {points, y, noise_variance, options.kernel, options.trend, parameters};
}

}  // namespace pactsim::metamodels
