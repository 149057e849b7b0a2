#include "analysis/experiments/calibration/history_matching.h"

#include "analysis/experiments/calibration/wave_design.h"
#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace pactsim::calibration {

namespace {

constexpr std::size_t walk_steps = 12;
// A wave has too few points to see a response that turns faster; one that does is left to the nugget, which only makes the wave rule out less.
constexpr double least_length = 0.25;

void require_options(const HistoryOptions& options) {
    if (options.repeats == 0 || options.most_waves == 0) throw UsageError("history matching needs at least one run per point and one wave");
    if (!(options.cut > 0.0)) throw UsageError("the cut of implausibility is above 0");
    if (options.rank == 0) throw UsageError("the rank of the implausibility that rules out counts from 1");
    if (options.candidates < 100) throw UsageError("the space left is measured by at least 100 candidates");
    if (!(options.enough > 0.0 && options.enough <= 1.0)) throw UsageError("the share that is enough lies above 0, up to 1");
}

// Runs of one point: mean and variance of each fitted target. Repeats that lack one are left out.
struct PointRuns {
    std::vector<double> mean, variance;
    std::size_t runs = 0;
};

PointRuns runs_of(const std::vector<std::optional<std::vector<double>>>& outputs, std::size_t first, std::size_t repeats, const std::vector<std::size_t>& fitted) {
    PointRuns point;
    std::vector<std::vector<double>> values(fitted.size());
    for (std::size_t r = first; r < first + repeats; ++r) {
        const std::vector<double>& run = outputs[r].value();
        if (!std::all_of(fitted.begin(), fitted.end(), [&](std::size_t k) { return k < run.size() && std::isfinite(run[k]); })) continue;
        ++point.runs;
        for (std::size_t f = 0; f < fitted.size(); ++f) values[f].push_back(run[fitted[f]]);
    }
    if (point.runs == 0) return point;
    for (const std::vector<double>& one : values) {
        point.mean.push_back(statistics::mean_of(one));
        point.variance.push_back(statistics::sample_variance(one));
    }
    return point;
}

}  // namespace

double implausibility(double gap, double emulator_variance, double observation_variance, double discrepancy_variance) {
    const double variance = emulator_variance + observation_variance + discrepancy_variance;
    if (variance > 0.0) return std::abs(gap) / std::sqrt(variance);
    return gap == 0.0 ? 0.0 : std::numeric_limits<double>::infinity();
}

double nth_largest(std::vector<double> values, std::size_t rank) {
    if (rank == 0 || rank > values.size()) return 0.0;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank - 1), values.end(), std::greater<>());
    return values[rank - 1];
}

HistoryMatching::HistoryMatching(const Problem& problem, HistoryOptions options) : problem_(problem), options_(options) {
    require_sound(problem_);
    require_options(options_);
    if (options_.points == 0) options_.points = static_cast<std::uint32_t>(std::max<std::size_t>(20, 10 * problem_.dimensions()));
    if (options_.points < 5) throw UsageError("a wave needs at least 5 points");
    for (std::size_t k = 0; k < problem_.targets.size(); ++k) {
        if (!problem_.targets[k].held_back) fitted_.push_back(k);
    }
    design_ = latin_hypercube(options_.points, problem_.dimensions(), options_.seed);
    candidates_ = uniform_points(options_.candidates, problem_.dimensions(), options_.seed, 0);
    outputs_.resize(runs_in_wave());
}

std::vector<Proposal> HistoryMatching::wanted(std::size_t count) {
    std::vector<Proposal> proposals;
    while (!done() && proposals.size() < count && next_ < outputs_.size()) {
        if (!outputs_[next_]) proposals.push_back({generation(), static_cast<std::uint32_t>(next_), design_[next_ / options_.repeats]});
        ++next_;
    }
    return proposals;
}

void HistoryMatching::record(std::uint32_t wave, std::uint32_t index, std::vector<double> outputs) {
    if (done() || wave < generation()) return;
    if (wave > generation() || index >= outputs_.size()) throw InvariantError("a run belongs to a wave that has not begun");
    if (outputs_[index]) return;
    outputs_[index] = std::move(outputs);
    if (++known_ == outputs_.size()) close_wave();
}

void HistoryMatching::close_wave() {
    Wave wave;
    wave.points = design_;
    for (std::size_t i = 0; i < design_.size(); ++i) wave.means.push_back(runs_of(outputs_, i * options_.repeats, options_.repeats, fitted_).mean);
    emulate(wave);
    if (wave.emulators.empty()) {
        waves_.push_back(std::move(wave));
        why_ended_ = "too few runs could be had to fit an emulator";
        return;
    }
    waves_.push_back(std::move(wave));
    rule_out(waves_.back());
    end_or_go_on();
}

void HistoryMatching::emulate(Wave& wave) const {
    metamodels::PointSet points{problem_.dimensions(), {}};
    std::vector<PointRuns> runs;
    // Earlier points that are still in the running inform this wave's emulators too.
    for (const Wave& earlier : waves_) {
        for (std::size_t i = 0; i < earlier.points.size() && options_.repeats == 1; ++i) {
            if (earlier.means[i].empty() || !left_by_all(earlier.points[i])) continue;
            points.add(earlier.points[i]);
            runs.push_back({earlier.means[i], std::vector<double>(fitted_.size(), 0.0), 1});
        }
    }
    for (std::size_t i = 0; i < design_.size(); ++i) {
        PointRuns one = runs_of(outputs_, i * options_.repeats, options_.repeats, fitted_);
        if (one.runs == 0) continue;
        points.add(design_[i]);
        runs.push_back(std::move(one));
    }
    if (runs.size() < std::max<std::size_t>(5, problem_.dimensions() + 2)) return;
    for (std::size_t f = 0; f < fitted_.size(); ++f) {
        std::vector<double> y, noise;
        double pooled = 0.0, freedom = 0.0;
        for (const PointRuns& one : runs) {
            y.push_back(one.mean[f]);
            pooled += one.variance[f] * static_cast<double>(one.runs - 1);
            freedom += static_cast<double>(one.runs - 1);
        }
        if (freedom > 0.0) {
            pooled /= freedom;
            // With few repeats a point's own variance says little: then all share theirs.
            for (const PointRuns& one : runs) noise.push_back((one.runs >= 8 ? one.variance[f] : pooled) / static_cast<double>(one.runs));
        }
        wave.emulators.push_back(metamodels::fit_process(points, y, noise, {metamodels::Kernel::matern52, metamodels::TrendOfMean::constant, 3, options_.seed, least_length}));
        wave.q2.push_back(wave.emulators.back().leave_one_out().q2);
        wave.chance.push_back(freedom > 0.0 ? pooled : wave.emulators.back().parameters().nugget);
    }
}

double HistoryMatching::implausibility_at(std::size_t wave, std::span<const double> unit) const {
    std::vector<double> values;
    for (std::size_t f = 0; f < fitted_.size(); ++f) {
        const Target& target = problem_.targets[fitted_[f]];
        const metamodels::Prediction prediction = waves_[wave].emulators[f].predict(unit);
        const double chance = options_.observed_once ? waves_[wave].chance[f] : 0.0;
        values.push_back(implausibility(target.gap(prediction.mean), prediction.variance + chance, target.observation_variance, target.discrepancy_variance));
    }
    return nth_largest(std::move(values), options_.rank);
}

bool HistoryMatching::left_by_all(std::span<const double> unit) const {
    for (std::size_t wave = waves_.size(); wave-- > 0;) {
        if (implausibility_at(wave, unit) > options_.cut) return false;
    }
    return true;
}

void HistoryMatching::rule_out(Wave& wave) {
    wave.least = std::numeric_limits<double>::infinity();
    for (const std::vector<double>& candidate : candidates_) {
        const double value = implausibility_at(waves_.size() - 1, candidate);
        wave.least = std::min(wave.least, value);
        if (value <= options_.cut) wave.left.push_back(candidate);
    }
    wave.share_left = static_cast<double>(wave.left.size()) / static_cast<double>(candidates_.size());
    wave.volume_left = wave.share_left * (waves_.size() > 1 ? waves_[waves_.size() - 2].volume_left : 1.0);
    if (wave.left.empty()) return;
    wave.low = wave.high = wave.left.front();
    for (const std::vector<double>& point : wave.left) {
        for (std::size_t i = 0; i < point.size(); ++i) {
            wave.low[i] = std::min(wave.low[i], point[i]);
            wave.high[i] = std::max(wave.high[i], point[i]);
        }
    }
}

std::vector<std::vector<double>> HistoryMatching::walked(const std::vector<std::vector<double>>& survivors) const {
    return walks(survivors, options_.candidates, walk_steps, [this](std::span<const double> unit) { return left_by_all(unit); }, options_.seed, generation());
}

void HistoryMatching::end_or_go_on() {
    const Wave& wave = waves_.back();
    if (wave.left.empty()) {
        why_ended_ = fmt::format("everything is ruled out: no candidate is nearer than implausibility {:.3g}, so the model cannot meet these targets within their uncertainty", wave.least);
    } else if (waves_.size() > 1 && wave.share_left > options_.enough) {
        why_ended_ = fmt::format("the last wave ruled out only {:.1f} % of what was left", 100.0 * (1.0 - wave.share_left));
    } else if (waves_.size() == options_.most_waves) {
        why_ended_ = fmt::format("{} waves are done", options_.most_waves);
    }
    if (done()) return;
    candidates_ = walked(wave.left);
    UnitPoints taken;
    for (const Wave& earlier : waves_) taken.insert(taken.end(), earlier.points.begin(), earlier.points.end());
    design_ = spread_out(candidates_, taken, options_.points);
    outputs_.assign(runs_in_wave(), std::nullopt);
    known_ = next_ = 0;
}

}  // namespace pactsim::calibration
