#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "scenarios/schema/config/decisions.h"
#include "scenarios/schema/config/environment.h"
#include "scenarios/schema/config/money_and_knowledge.h"
#include "scenarios/schema/config/policy.h"
#include "scenarios/schema/config/project.h"
#include "sim/draws.h"

/// What the tests of the rules share: chance for random inputs, and parameters in the middle of their ranges.
namespace pactsim::testing {

/// A sequence of random inputs; the same for the same seed on every machine.
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : draws_(seed, 0) {}

    /// Uniform in (0, 1).
    double uniform() {
        if (used_ % 2 == 0) block_ = draws_.block(next_++, 0, 0, 1);
        const std::size_t lane = used_++ % 2 * 2;
        return uniform53(block_.word[lane], block_.word[lane + 1]);
    }
    /// Uniform in (low, high).
    double between(double low, double high) { return low + (high - low) * uniform(); }
    /// Uniform on 0, 1, ... n - 1.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
    double normal() { return math::inverse_normal(uniform()); }
    double exponential(double rate) { return -std::log(uniform()) / rate; }
    bool yes(double chance = 0.5) { return uniform() < chance; }

  private:
    Draws draws_;
    Block block_{};
    std::uint32_t next_ = 1;
    std::size_t used_ = 0;
};

/// Standard errors that a mean may be off before a test fails: two-sided false-alarm rate 1e-6 for a normal mean.
inline constexpr double allowed_errors = 4.892;

/// Mean and standard error of a sample.
struct Sample {
    double sum = 0, squares = 0, n = 0;
    void add(double x) { sum += x, squares += x * x, n += 1; }
    [[nodiscard]] double mean() const { return sum / n; }
    [[nodiscard]] double variance() const { return (squares - sum * sum / n) / (n - 1); }
    [[nodiscard]] double error() const { return std::sqrt(variance() / n); }
};

/// Values from peers.md 5.5 and the comments of ConductConfig.
inline ConductConfig usual_conduct() {
    ConductConfig c;
    c.contact_base = 0.35, c.contact_own_centre = 0.4, c.cultural_distance = 0.15;
    c.trust_prior_weight = 4, c.trust_memory = 0.985;
    c.ceiling_gain = 0.10, c.ceiling_loss = 0.30, c.ceiling_damage = 0.15, c.ceiling_repair = 0.02, c.ratchet_memory = 0.3;
    c.trust_dissolution = 3, c.honeymoon_peak_months = 30, c.honeymoon_height = 1.2;
    c.dispute_penalty = 2, c.race_threshold = 0.85, c.race_hazard_per_year = 0.5;
    return c;
}

inline LeakageConfig usual_leakage() {
    LeakageConfig c;
    c.base_per_year = 0.16, c.trust_effect = 0.5, c.deterrence = 0.6, c.data_law_effect = 0.5;
    c.patent_strength = 0.5, c.secrecy_strength = 0.35;
    return c;
}

inline LearningConfig usual_learning() {
    LearningConfig c;
    c.rate = 0.03, c.novelty_slope = 1, c.novelty_base = 0, c.understanding_base = 1, c.understanding_slope = 1.1;
    c.absorption = 0.05, c.spillover = 0.5, c.difficulty = 1;
    return c;
}

inline MatchingConfig usual_matching() {
    MatchingConfig c;
    c.quality_weight = 1.2, c.alignment_weight = 0.5, c.co_funding_weight = 0.4, c.trust_weight = 0.3, c.distance_weight = 1;
    c.best_distance = 0.45, c.crowding = 0.6;
    return c;
}

inline EntryConfig usual_entry() {
    EntryConfig c;
    c.logit_scale = 0.25, c.bias = 0, c.peer_weight = 1, c.waiting_premium = 1.5;
    return c;
}

inline FinanceConfig usual_finance() {
    FinanceConfig c;
    c.equity_per_year = 0.35, c.gate_multiplier = 3, c.equity_intercept = -0.5, c.equity_quality = 2, c.equity_traction = 0.8;
    c.equity_leak = 0.6, c.equity_grant = 0.4, c.round_median = 1e6, c.round_sigma = 1.1;
    return c;
}

inline KnowledgeConfig usual_knowledge() {
    KnowledgeConfig c;
    c.by_doing = 0.015, c.from_public = 0.006, c.from_intermediary = 0.02, c.from_peers = 0.02, c.decay = 0.004;
    return c;
}

inline EnvironmentConfig usual_environment() {
    EnvironmentConfig c;
    c.case_weight = 0.01, c.failure_case_weight = 0.8, c.public_knowledge_decay = 0.01;
    return c;
}

inline TakeUpConfig usual_take_up() {
    TakeUpConfig c;
    c.knowledge_weight = 0.5, c.client_weight = 0.3, c.peer_weight = 0.2, c.hourly_cost_gbp = 45, c.delay_cost_gbp_per_month = 400, c.believed_success = 0.3;
    return c;
}

}  // namespace pactsim::testing
