#pragma once
// Question: how does trust move after a month in which the partner was, or was not, seen to act cooperatively?
// Reads: evidence so far, what was seen.
// Source: rulings 1.9. Beta: Josang and Ismail (2002). Asymmetric ceiling: Pant and Yu (2025), first written form (peers.md 5.5). Ratchet: Kim (2009), JASSS 12(3)4.

#include "scenarios/schema/config/project.h"
#include "scenarios/schema/vocabulary.h"

#include <algorithm>

namespace pactsim {

/// What a firm carries of its trust in one partner. Beta form: good and bad are discounted counts, prior included. Other forms: good is the level.
struct TrustState {
    double good = 0, bad = 0, damage = 0;
};

constexpr double trust_level(const TrustState& state, TrustForm form) {
    if (form != TrustForm::beta) return state.good;
    const double total = state.good + state.bad;
    return total > 0.0 ? state.good / total : 0.5;
}

/// Trust at the start: a prior mean with the weight of `prior_weight` observations.
constexpr TrustState initial_trust(double mean, TrustForm form, const ConductConfig& conduct) {
    if (form != TrustForm::beta) return {mean, 0.0, 0.0};
    return {mean * conduct.trust_prior_weight, (1.0 - mean) * conduct.trust_prior_weight, 0.0};
}

/// Beta posterior with forgetting: memory m keeps that share of the counts.
constexpr TrustState beta_update(TrustState s, bool cooperative, double memory) {
    return {memory * s.good + (cooperative ? 1.0 : 0.0), memory * s.bad + (cooperative ? 0.0 : 1.0), s.damage};
}

/// Reputation damage fades with time, whatever is seen.
constexpr TrustState after_month(TrustState s, const ConductConfig& c) { return {s.good, s.bad, s.damage * (1.0 - c.ceiling_repair)}; }

/// Gains approach a ceiling 1 - R, losses are some three times as fast, and each breach raises reputation damage R, which fades:
/// good: T += l+ (1 - R - T); bad: T -= l- T (1 + R).
constexpr TrustState ceiling_update(TrustState s, bool cooperative, const ConductConfig& c) {
    if (cooperative) {
        const double ceiling = 1.0 - s.damage;
        const double level = s.good + c.ceiling_gain * std::max(0.0, ceiling - s.good);
        return {level, 0.0, s.damage};
    }
    const double level = std::max(0.0, s.good - c.ceiling_loss * s.good * (1.0 + s.damage));
    return {level, 0.0, std::min(1.0, s.damage + c.ceiling_damage)};
}

/// Good deliveries can only raise, bad ones only lower: T := max or min of (T, rho x + (1 - rho) T) with x = 1 or 0.
constexpr TrustState ratchet_update(TrustState s, bool cooperative, double rho) {
    const double moved = rho * (cooperative ? 1.0 : 0.0) + (1.0 - rho) * s.good;
    return {cooperative ? std::max(s.good, moved) : std::min(s.good, moved), 0.0, s.damage};
}

constexpr TrustState updated_trust(TrustState s, bool cooperative, TrustForm form, const ConductConfig& c) {
    switch (form) {
        case TrustForm::asymmetric_ceiling: return ceiling_update(s, cooperative, c);
        case TrustForm::ratchet: return ratchet_update(s, cooperative, c.ratchet_memory);
        case TrustForm::beta: break;
    }
    return beta_update(s, cooperative, c.trust_memory);
}

/// A change of leadership takes away `share` of the evidence: Beta counts shrink towards the prior, levels towards one half.
constexpr TrustState after_leadership_change(TrustState s, TrustForm form, double share) {
    if (form == TrustForm::beta) return {s.good * (1.0 - share) + share, s.bad * (1.0 - share) + share, s.damage};
    return {s.good + share * (0.5 - s.good), 0.0, s.damage};
}

}  // namespace pactsim
