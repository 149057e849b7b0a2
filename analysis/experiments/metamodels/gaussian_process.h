#pragma once
// A Gaussian process: a response as a smooth random function that passes (up to noise) through what has been run, with an honest variance elsewhere.

#include "analysis/experiments/metamodels/point_set.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pactsim::metamodels {

/// How fast the response may turn: infinitely smooth, or twice differentiable.
enum class Kernel : std::uint8_t { squared_exponential, matern52 };

/// What the mean away from all points is.
enum class TrendOfMean : std::uint8_t { zero, constant };

/// Parameters of a process, in the unit of the response.
struct ProcessParameters {
    std::vector<double> lengths;  // [coordinate], in the unit cube
    double variance = 1.0;        // of the smooth function
    double nugget = 0.0;          // variance of noise that every response has besides what is known of it
};

/// Mean and variance of the smooth function (without noise) at a point.
struct Prediction {
    double mean = 0.0;
    double variance = 0.0;
};

/// Each response predicted from all others, the trend re-estimated.
struct LeaveOneOut {
    std::vector<double> mean;
    std::vector<double> variance;   // of the response, noise included
    std::optional<double> q2;       // 1 - mean squared error / variance of the response (n); none if the response does not vary
    double within_three_sd = 0.0;   // share of responses within 3 sd of their prediction
};

/// A process given data. Cheap to copy, safe to read from several threads.
class GaussianProcess {
  public:
    /// `noise_variance`: known variance of each response (of a mean over replicates: s^2 / n), empty for none. Throws InvariantError for points outside the cube, lengths that are not positive or a
    /// covariance matrix that cannot be factorised. Source: Rasmussen and Williams (2006), Gaussian Processes for Machine Learning, alg. 2.1, s. 2.7; Dubrule (1983) for leaving one out.
    GaussianProcess(const PointSet& points, std::span<const double> y, std::span<const double> noise_variance, Kernel kernel, TrendOfMean trend, const ProcessParameters& parameters);

    [[nodiscard]] Prediction predict(std::span<const double> point) const;
    /// log p(y | points, parameters), with the constant trend at its best value.
    [[nodiscard]] double log_likelihood() const;
    /// Fills d log likelihood / d (log lengths, log variance, log nugget).
    void log_likelihood_gradient(std::span<double> gradient) const;
    [[nodiscard]] LeaveOneOut leave_one_out() const;
    [[nodiscard]] const ProcessParameters& parameters() const;
    [[nodiscard]] double trend() const;
    [[nodiscard]] Kernel kernel() const;
    [[nodiscard]] std::size_t size() const;

  private:
    struct Fit;
    std::shared_ptr<const Fit> fit_;
};

struct ProcessOptions {
    Kernel kernel = Kernel::matern52;
    TrendOfMean trend = TrendOfMean::constant;
    std::size_t starts = 4;
    std::uint64_t seed = 1;
    double least_length = 0.05;   // in the unit cube: shorter ones let a process pass through noise as if it were response
};

/// The parameters of greatest likelihood, with the trend profiled out: lengths in [least_length, 10], variance and nugget relative to that of the response in [1e-4, 1e3] and [1e-8, 2].
/// Throws InvariantError for fewer than three points or responses that are not numbers.
[[nodiscard]] GaussianProcess fit_process(const PointSet& points, std::span<const double> y, std::span<const double> noise_variance, const ProcessOptions& options);

}  // namespace pactsim::metamodels
