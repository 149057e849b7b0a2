#pragma once
// Approximate Bayesian computation by populations: parameter values whose simulated outputs come ever nearer to the targets.

#include "analysis/experiments/calibration/problem.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim::calibration {

struct AbcOptions {
    std::uint32_t particles = 500;
    double quantile = 0.5;                 // of the distances of a generation: the tolerance of the next
    double tolerance = 0.0;                // at which it ends
    std::vector<double> schedule;          // tolerances to use instead, falling
    std::uint32_t most_generations = 12;
    double least_acceptance = 0.01;        // a generation that would accept fewer ends the calibration
    std::uint64_t seed = 1;
};

/// An accepted proposal.
struct Particle {
    std::uint32_t index = 0;          // of its proposal
    std::vector<double> unit;         // point of the cube
    std::vector<double> outputs;
    double distance = 0.0;
    double weight = 0.0;              // adds up to 1 over the generation
};

/// A generation that is complete.
struct AbcGeneration {
    std::optional<double> tolerance;  // none for the first if all were accepted
    std::vector<Particle> particles;  // in the order of their proposals
    std::uint32_t proposals = 0;      // up to the last accepted
    double effective = 0.0;           // 1 / sum of squared weights
    [[nodiscard]] double acceptance() const { return static_cast<double>(particles.size()) / proposals; }
};

/// Population Monte Carlo ABC (Beaumont, Cornuet, Marin and Robert 2009, Biometrika 96, 983-990; Toni and others 2009): weights prior / sum of w_j K(. | j), normal kernel with twice the weighted
/// covariance of the last generation. Works on normal scores of the unit cube, so that no proposal leaves the prior. A proposal is a pure function of (seed, generation, index); a generation is the
/// first accepted ones in the order of their index, however late they finished, so that quick runs are not favoured.
class AbcSmc final : public Machine {
  public:
    /// Throws as require_sound; UsageError for options that cannot be.
    AbcSmc(const Problem& problem, AbcOptions options);

    [[nodiscard]] std::vector<Proposal> wanted(std::size_t count) override;
    void record(std::uint32_t generation, std::uint32_t index, std::vector<double> outputs) override;
    [[nodiscard]] bool done() const override { return !why_ended_.empty(); }
    [[nodiscard]] std::uint32_t generation() const override { return static_cast<std::uint32_t>(generations_.size()); }

    [[nodiscard]] const std::vector<AbcGeneration>& generations() const { return generations_; }
    /// Why it ended, in words; empty while it goes on.
    [[nodiscard]] const std::string& why_ended() const { return why_ended_; }
    /// Accepted so far in the generation at work.
    [[nodiscard]] std::size_t accepted() const { return accepted_.size(); }
    /// Tolerance of the generation at work; none = everything is accepted.
    [[nodiscard]] std::optional<double> tolerance() const { return tolerance_; }

    /// sqrt of the sum of squared gaps in units of their scale, over targets that are not held back; none if a number is missing.
    [[nodiscard]] static std::optional<double> distance(const Problem& problem, std::span<const double> outputs);

  private:
    struct Finished {
        bool known = false, handed_out = false;
        std::optional<double> distance;
        std::vector<double> outputs;
    };
    [[nodiscard]] Proposal proposal(std::uint32_t index) const;
    Finished& slot(std::uint32_t index);
    void advance();
    void close_generation();
    void weigh(AbcGeneration& generation) const;
    void start_generation();
    [[nodiscard]] std::uint32_t most_proposals() const;

    const Problem& problem_;
    AbcOptions options_;
    std::vector<AbcGeneration> generations_;
    std::string why_ended_;
    std::optional<double> tolerance_;
    std::vector<Finished> slots_;          // of the generation at work, by index
    std::uint32_t looked_at_ = 0;          // slots judged so far: all below are known
    std::uint32_t next_ = 0;               // first index that may not have been handed out
    std::vector<Particle> accepted_;
    // Of the last generation, for proposals: normal scores, cumulated weights, factor of the kernel's covariance (lower, row by row).
    std::vector<double> scores_, cumulated_, factor_;
};

}  // namespace pactsim::calibration
