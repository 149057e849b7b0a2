#include "analysis/experiments/calibration/posterior.h"

#include "analysis/experiments/calibration/history_matching.h"
#include "analysis/experiments/calibration/scores.h"
#include "analysis/draw_purposes.h"
#include "analysis/statistics/quantiles.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace pactsim::calibration {

namespace {

using Eigen::Index;

struct Weighted {
    std::vector<double> values, weights;

    [[nodiscard]] double quantile(double p) const { return statistics::weighted_quantile(values, weights, p).value_or(0.0); }
    [[nodiscard]] double mean() const {
        double sum = 0.0, weight = 0.0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum += weights[i] * values[i];
            weight += weights[i];
        }
        return weight > 0.0 ? sum / weight : 0.0;
    }
    [[nodiscard]] double variance() const {
        const double centre = mean();
        Weighted squares{{}, weights};
        for (const double value : values) squares.values.push_back((value - centre) * (value - centre));
        return squares.mean();
    }
};

// Gaps of the fitted targets in units of their scale, one row per particle, a column of ones in front.
Eigen::MatrixXd regressors(const Problem& problem, const AbcGeneration& generation) {
    std::vector<std::size_t> fitted;
    for (std::size_t k = 0; k < problem.targets.size(); ++k) {
        if (!problem.targets[k].held_back) fitted.push_back(k);
    }
    Eigen::MatrixXd matrix(static_cast<Index>(generation.particles.size()), static_cast<Index>(fitted.size() + 1));
    for (std::size_t i = 0; i < generation.particles.size(); ++i) {
        matrix(static_cast<Index>(i), 0) = 1.0;
        for (std::size_t f = 0; f < fitted.size(); ++f) {
            const Target& target = problem.targets[fitted[f]];
            matrix(static_cast<Index>(i), static_cast<Index>(f + 1)) = target.gap(generation.particles[i].outputs[fitted[f]]) / target.scale();
        }
    }
    return matrix;
}

std::vector<double> nearness(const AbcGeneration& generation) {
    double most = 0.0;
    for (const Particle& particle : generation.particles) most = std::max(most, particle.distance);
    // The farthest keeps a little weight, or one particle would be lost for nothing.
    const double bound = 1.01 * std::max(generation.tolerance.value_or(most), most);
    std::vector<double> weights;
    for (const Particle& particle : generation.particles) {
        const double share = bound > 0.0 ? particle.distance / bound : 0.0;
        weights.push_back(particle.weight * (1.0 - share * share));
    }
    return weights;
}

// Scores of every particle carried to gaps of zero, column by column.
Eigen::MatrixXd adjusted_scores(const Problem& problem, const AbcGeneration& generation, const std::vector<double>& weights) {
    const auto n = static_cast<Index>(generation.particles.size()), d = static_cast<Index>(problem.dimensions());
    Eigen::MatrixXd scores(n, d);
    for (Index i = 0; i < n; ++i) {
        const std::vector<double> score = scores_of(generation.particles[static_cast<std::size_t>(i)].unit);
        scores.row(i) = Eigen::Map<const Eigen::RowVectorXd>(score.data(), d);
    }
    const Eigen::MatrixXd x = regressors(problem, generation);
    if (n < 5 * x.cols()) return scores;
    const Eigen::VectorXd root = Eigen::Map<const Eigen::VectorXd>(weights.data(), n).cwiseSqrt();
    const Eigen::MatrixXd slopes = (root.asDiagonal() * x).colPivHouseholderQr().solve(root.asDiagonal() * scores);
    return scores - x.rightCols(x.cols() - 1) * slopes.bottomRows(x.cols() - 1);
}

}  // namespace

std::vector<ParameterPosterior> summarise(const Problem& problem, const AbcGeneration& generation) {
    if (generation.particles.empty()) throw InvariantError("a posterior needs particles");
    const std::vector<double> near = nearness(generation);
    const Eigen::MatrixXd adjusted = adjusted_scores(problem, generation, near);
    std::vector<ParameterPosterior> rows;
    for (std::size_t i = 0; i < problem.dimensions(); ++i) {
        const Parameter& parameter = problem.parameters[i];
        Weighted unit, value, moved{{}, near};
        for (std::size_t p = 0; p < generation.particles.size(); ++p) {
            const Particle& particle = generation.particles[p];
            unit.values.push_back(particle.unit[i]);
            unit.weights.push_back(particle.weight);
            value.values.push_back(parameter.value_at(particle.unit[i]));
            moved.values.push_back(unit_of_score(adjusted(static_cast<Index>(p), static_cast<Index>(i))));
        }
        value.weights = unit.weights;
        ParameterPosterior row{parameter.name, value.mean(), std::sqrt(value.variance()), value.quantile(0.5), value.quantile(0.025), value.quantile(0.975)};
        row.adjusted_low = parameter.value_at(moved.quantile(0.025));
        row.adjusted_high = parameter.value_at(moved.quantile(0.975));
        row.narrowed = 1.0 - (unit.quantile(0.975) - unit.quantile(0.025)) / 0.95;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<std::vector<double>> posterior_rows(const AbcGeneration& generation, std::size_t count, std::uint64_t seed) {
    const Block block = Draws(seed, 0).block(0, 0, 0, posterior_purpose);
    const double offset = uniform53(block.word[0], block.word[1]);
    std::vector<std::vector<double>> rows;
    double reached = 0.0;
    for (const Particle& particle : generation.particles) {
        reached += particle.weight * static_cast<double>(count);
        while (rows.size() < count && static_cast<double>(rows.size()) + offset < reached) rows.push_back(particle.unit);
    }
    while (rows.size() < count && !generation.particles.empty()) rows.push_back(generation.particles.back().unit);  // what rounding left
    return rows;
}

std::vector<TargetCheck> check_targets(const Problem& problem, const AbcGeneration& generation) {
    std::vector<TargetCheck> checks;
    for (std::size_t k = 0; k < problem.targets.size(); ++k) {
        const Target& target = problem.targets[k];
        Weighted outputs;
        for (const Particle& particle : generation.particles) {
            if (!std::isfinite(particle.outputs[k])) continue;
            outputs.values.push_back(particle.outputs[k]);
            outputs.weights.push_back(particle.weight);
        }
        TargetCheck check{target.name, target.held_back, outputs.mean(), outputs.quantile(0.025), outputs.quantile(0.975), outputs.values.size(), 0.0, false};
        if (check.runs > 0) {
            check.implausibility = implausibility(target.gap(check.mean), outputs.variance(), target.observation_variance, target.discrepancy_variance);
            check.met = check.implausibility <= 3.0;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

}  // namespace pactsim::calibration
