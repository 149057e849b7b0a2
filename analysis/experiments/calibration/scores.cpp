#include "analysis/experiments/calibration/scores.h"

#include "sim/error.h"
#include "sim/math.h"

#include <algorithm>
#include <cmath>

namespace pactsim::calibration {

double unit_of_score(double score) { return std::clamp(0.5 * std::erfc(-score / std::sqrt(2.0)), 0x1p-53, 1.0 - 0x1p-53); }

std::vector<double> scores_of(std::span<const double> unit) {
    std::vector<double> scores;
    for (const double u : unit) scores.push_back(math::inverse_normal(u));
    return scores;
}

double log_prior_of_scores(std::span<const double> score) {
    double sum = 0.0;
    for (const double z : score) sum += z * z;
    return -0.5 * sum;
}

double log_mixture(std::span<const double> score, std::span<const double> scores, std::span<const double> cumulated, std::span<const double> factor, std::size_t dimensions) {
    std::vector<double> exponents(cumulated.size()), step(dimensions);
    for (std::size_t j = 0; j < cumulated.size(); ++j) {
        double sum = 0.0;
        for (std::size_t i = 0; i < dimensions; ++i) {
            double rest = score[i] - scores[j * dimensions + i];
            for (std::size_t k = 0; k < i; ++k) rest -= factor[i * dimensions + k] * step[k];
            step[i] = rest / factor[i * dimensions + i];
            sum += step[i] * step[i];
        }
        exponents[j] = -0.5 * sum;
    }
    const double most = *std::max_element(exponents.begin(), exponents.end());
    double sum = 0.0;
    for (std::size_t j = 0; j < cumulated.size(); ++j) sum += (cumulated[j] - (j == 0 ? 0.0 : cumulated[j - 1])) * std::exp(exponents[j] - most);
    return most + std::log(sum);
}

std::vector<double> kernel_factor(std::span<const double> scores, std::span<const double> weights, std::size_t dimensions) {
    const std::size_t d = dimensions;
    std::vector<double> mean(d, 0.0), covariance(d * d, 0.0), factor(d * d, 0.0);
    double squares = 0.0;
    for (std::size_t j = 0; j < weights.size(); ++j) {
        squares += weights[j] * weights[j];
        for (std::size_t i = 0; i < d; ++i) mean[i] += weights[j] * scores[j * d + i];
    }
    // Unbiased for weights that add up to one.
    const double scale = 2.0 / std::max(1.0 - squares, 1e-12);
    for (std::size_t j = 0; j < weights.size(); ++j) {
        for (std::size_t i = 0; i < d; ++i) {
            for (std::size_t k = 0; k <= i; ++k) covariance[i * d + k] += scale * weights[j] * (scores[j * d + i] - mean[i]) * (scores[j * d + k] - mean[k]);
        }
    }
    for (std::size_t i = 0; i < d; ++i) {
        covariance[i * d + i] += 1e-12;
        for (std::size_t k = 0; k <= i; ++k) {
            double rest = covariance[i * d + k];
            for (std::size_t m = 0; m < k; ++m) rest -= factor[i * d + m] * factor[k * d + m];
            factor[i * d + k] = i == k ? std::sqrt(std::max(rest, 1e-12)) : rest / factor[k * d + k];
        }
    }
    return factor;
}

}  // namespace pactsim::calibration
