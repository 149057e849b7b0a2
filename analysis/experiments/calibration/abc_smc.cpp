#include "analysis/experiments/calibration/abc_smc.h"

#include "analysis/experiments/calibration/scores.h"
#include "analysis/draw_purposes.h"
#include "analysis/statistics/quantiles.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::calibration {

namespace {

void require_options(const AbcOptions& options) {
    if (options.particles < 10) throw UsageError("a population needs at least 10 particles");
    if (!(options.quantile > 0.0 && options.quantile < 1.0)) throw UsageError("the quantile that sets the next tolerance lies between 0 and 1");
    if (!(options.tolerance >= 0.0)) throw UsageError("a tolerance is not below 0");
    if (!(options.least_acceptance > 0.0 && options.least_acceptance <= 1.0)) throw UsageError("the least acceptance is a share above 0");
    if (options.most_generations == 0) throw UsageError("a calibration needs at least one generation");
    if (!std::is_sorted(options.schedule.rbegin(), options.schedule.rend())) throw UsageError("the tolerances of a schedule fall");
}

}  // namespace

AbcSmc::AbcSmc(const Problem& problem, AbcOptions options) : problem_(problem), options_(std::move(options)) {
    require_sound(problem_);
    require_options(options_);
    if (!options_.schedule.empty()) tolerance_ = options_.schedule.front();
}

std::optional<double> AbcSmc::distance(const Problem& problem, std::span<const double> outputs) {
    if (outputs.size() != problem.targets.size()) return std::nullopt;
    double sum = 0.0;
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        const Target& target = problem.targets[k];
        if (target.held_back) continue;
        if (!std::isfinite(outputs[k])) return std::nullopt;
        const double gap = target.gap(outputs[k]) / target.scale();
        sum += gap * gap;
    }
    return std::isfinite(sum) ? std::optional(std::sqrt(sum)) : std::nullopt;
}

Proposal AbcSmc::proposal(std::uint32_t index) const {
    const Draws draws(options_.seed, generation());
    DrawStream stream(draws, index, 0, 0, proposal_purpose);
    const std::size_t d = problem_.dimensions();
    Proposal proposal{generation(), index, std::vector<double>(d)};
    if (generations_.empty()) {
        for (double& u : proposal.unit) u = stream.next_uniform();
        return proposal;
    }
    const double share = stream.next_uniform() * cumulated_.back();
    const auto ancestor = static_cast<std::size_t>(std::upper_bound(cumulated_.begin(), cumulated_.end() - 1, share) - cumulated_.begin());
    std::vector<double> step(d);
    for (double& z : step) z = stream.next_normal();
    for (std::size_t i = 0; i < d; ++i) {
        double score = scores_[ancestor * d + i];
        for (std::size_t j = 0; j <= i; ++j) score += factor_[i * d + j] * step[j];
        proposal.unit[i] = unit_of_score(score);
    }
    return proposal;
}

AbcSmc::Finished& AbcSmc::slot(std::uint32_t index) {
    if (index >= slots_.size()) slots_.resize(std::size_t{index} + 1);
    return slots_[index];
}

std::uint32_t AbcSmc::most_proposals() const { return static_cast<std::uint32_t>(std::ceil(static_cast<double>(options_.particles) / options_.least_acceptance)); }

std::vector<Proposal> AbcSmc::wanted(std::size_t count) {
    std::vector<Proposal> proposals;
    while (!done() && proposals.size() < count && next_ < most_proposals()) {
        Finished& finished = slot(next_);
        if (!finished.known && !finished.handed_out) {
            finished.handed_out = true;
            proposals.push_back(proposal(next_));
        }
        ++next_;
    }
    return proposals;
}

void AbcSmc::record(std::uint32_t generation_of_run, std::uint32_t index, std::vector<double> outputs) {
    if (done() || generation_of_run < generation()) return;  // a run more than was needed
    if (generation_of_run > generation()) throw InvariantError("a run belongs to a generation that has not begun");
    Finished& finished = slot(index);
    if (finished.known) return;
    finished.known = true;
    finished.distance = distance(problem_, outputs);
    finished.outputs = std::move(outputs);
    advance();
}

void AbcSmc::advance() {
    while (looked_at_ < slots_.size() && slots_[looked_at_].known) {
        Finished& finished = slots_[looked_at_];
        if (finished.distance && (!tolerance_ || *finished.distance <= *tolerance_)) {
            accepted_.push_back({looked_at_, proposal(looked_at_).unit, std::move(finished.outputs), *finished.distance, 0.0});
        }
        ++looked_at_;
        if (accepted_.size() == options_.particles) {
            close_generation();
            return;
        }
        if (looked_at_ == most_proposals()) {
            why_ended_ = fmt::format("under {:.3g} % of proposals came as near as {:.4g}", 100.0 * options_.least_acceptance, tolerance_.value_or(0.0));
            return;
        }
    }
}

void AbcSmc::close_generation() {
    AbcGeneration closed{tolerance_, std::move(accepted_), looked_at_, 0.0};
    weigh(closed);
    generations_.push_back(std::move(closed));
    accepted_.clear();
    slots_.clear();
    looked_at_ = next_ = 0;
    start_generation();
}

void AbcSmc::weigh(AbcGeneration& generation) const {
    const std::size_t d = problem_.dimensions();
    double sum = 0.0;
    for (Particle& particle : generation.particles) {
        particle.weight = 1.0;
        if (!generations_.empty()) {
            const std::vector<double> score = scores_of(particle.unit);
            particle.weight = std::exp(log_prior_of_scores(score) - log_mixture(score, scores_, cumulated_, factor_, d));
        }
        sum += particle.weight;
    }
    double squares = 0.0;
    for (Particle& particle : generation.particles) {
        particle.weight /= sum;
        squares += particle.weight * particle.weight;
    }
    generation.effective = 1.0 / squares;
}

void AbcSmc::start_generation() {
    const AbcGeneration& last = generations_.back();
    scores_.clear();
    cumulated_.clear();
    std::vector<double> distances, weights;
    for (const Particle& particle : last.particles) {
        const std::vector<double> score = scores_of(particle.unit);
        scores_.insert(scores_.end(), score.begin(), score.end());
        weights.push_back(particle.weight);
        cumulated_.push_back((cumulated_.empty() ? 0.0 : cumulated_.back()) + particle.weight);
        distances.push_back(particle.distance);
    }
    factor_ = kernel_factor(scores_, weights, problem_.dimensions());
    if (!options_.schedule.empty()) {
        if (generations_.size() == options_.schedule.size()) {
            why_ended_ = "the schedule of tolerances is done";
            return;
        }
        tolerance_ = options_.schedule[generations_.size()];
        return;
    }
    const double next = std::max(options_.tolerance, statistics::quantile_type7(distances, options_.quantile).value());
    if (tolerance_ && *tolerance_ <= options_.tolerance) {
        why_ended_ = fmt::format("the tolerance asked for, {:.4g}, is reached", options_.tolerance);
    } else if (tolerance_ && next >= *tolerance_) {
        why_ended_ = "the distances fall no further";
    } else if (generations_.size() == options_.most_generations) {
        why_ended_ = fmt::format("{} generations are done", options_.most_generations);
    }
    tolerance_ = next;
}

}  // namespace pactsim::calibration
