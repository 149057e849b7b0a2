#pragma once
// History matching: waves of runs that rule out where the model cannot meet its targets, until what is left is small or cannot be told apart.

#include "analysis/experiments/calibration/problem.h"
#include "analysis/experiments/metamodels/gaussian_process.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim::calibration {

/// |observed - expected| / sqrt(emulator + observation + discrepancy): how implausible a point is. Source: Craig and others (1997); Vernon, Goldstein and Bower (2010), Bayesian Analysis 5, 619-669.
[[nodiscard]] double implausibility(double gap, double emulator_variance, double observation_variance, double discrepancy_variance);

/// The `rank`-th largest (1 = the largest); 0 if there are fewer.
[[nodiscard]] double nth_largest(std::vector<double> values, std::size_t rank);

struct HistoryOptions {
    std::uint32_t points = 0;         // per wave; 0 = ten per parameter, at least 20
    std::uint32_t repeats = 1;        // runs per point, with chance of their own
    std::uint32_t most_waves = 4;
    double cut = 3.0;                 // Pukelsheim (1994): 3 sd hold at least 95 % of any unimodal law
    std::size_t rank = 1;             // a point is ruled out by its rank-th largest implausibility
    bool observed_once = true;        // what was observed is one history: its own chance counts too
    std::uint32_t candidates = 2000;  // by which the space left is measured
    double enough = 0.95;             // a wave that leaves more than this share ends it
    std::uint64_t seed = 1;
};

/// What a wave found.
struct Wave {
    std::vector<std::vector<double>> points;       // [point][coordinate]
    std::vector<std::vector<double>> means;        // [point][fitted target]; empty if no run of the point could be had
    std::vector<metamodels::GaussianProcess> emulators;   // [fitted target]
    std::vector<double> chance;                    // [fitted target] variance of one run about its mean
    std::vector<std::optional<double>> q2;         // [fitted target] of leaving one out
    double share_left = 0.0;                       // of the space that the wave before left
    double volume_left = 0.0;                      // of the whole space
    double least = 0.0;                            // smallest implausibility among the candidates
    std::vector<double> low, high;                 // [coordinate] range of what is left; empty if nothing is
    std::vector<std::vector<double>> left;         // candidates that are not ruled out
};

/// Waves of design, emulators (Gaussian processes, Matern 5/2), implausibility and a next design spread out over what is left. Points of the first wave are a Latin hypercube; later ones are chosen one
/// by one, each farthest from those before, among candidates that are uniform in the space left (by random walks where few survive). All draws are pure functions of (seed, wave, number).
class HistoryMatching final : public Machine {
  public:
    /// Throws as require_sound; UsageError for options that cannot be.
    HistoryMatching(const Problem& problem, HistoryOptions options);

    [[nodiscard]] std::vector<Proposal> wanted(std::size_t count) override;
    void record(std::uint32_t generation, std::uint32_t index, std::vector<double> outputs) override;
    [[nodiscard]] bool done() const override { return !why_ended_.empty(); }
    [[nodiscard]] std::uint32_t generation() const override { return static_cast<std::uint32_t>(waves_.size()); }

    [[nodiscard]] const std::vector<Wave>& waves() const { return waves_; }
    [[nodiscard]] const std::string& why_ended() const { return why_ended_; }
    /// Runs of the wave at work, and how many of them are in.
    [[nodiscard]] std::size_t runs_in_wave() const { return design_.size() * options_.repeats; }
    [[nodiscard]] std::size_t runs_in() const { return known_; }
    /// The rank-th largest implausibility of a point by the emulators of a wave.
    [[nodiscard]] double implausibility_at(std::size_t wave, std::span<const double> unit) const;

  private:
    void close_wave();
    void emulate(Wave& wave) const;
    void rule_out(Wave& wave);
    void end_or_go_on();
    [[nodiscard]] bool left_by_all(std::span<const double> unit) const;
    [[nodiscard]] std::vector<std::vector<double>> walked(const std::vector<std::vector<double>>& survivors) const;

    const Problem& problem_;
    HistoryOptions options_;
    std::vector<std::size_t> fitted_;               // targets that are not held back
    std::vector<Wave> waves_;
    std::vector<std::vector<double>> design_;       // of the wave at work
    std::vector<std::vector<double>> candidates_;   // uniform in the space that earlier waves left
    std::vector<std::optional<std::vector<double>>> outputs_;   // [point x repeat] of the wave at work
    std::size_t known_ = 0, next_ = 0;
    std::string why_ended_;
};

}  // namespace pactsim::calibration
