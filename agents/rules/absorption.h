#pragma once
// Question: how much do firm and partner take in from each other in a month?
// Reads: cognitive distance, own research, access.
// Source: inverted U: Nooteboom et al. (2007), (a1 d + a2)(b1 - b2 d). Absorptive form: Cohen and Levinthal (1989), gamma(M, beta) theta.

#include "scenarios/schema/config/project.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

/// Learning as novelty x understandability, at distance d; 0 where it would be negative.
constexpr double inverted_u(double distance, const LearningConfig& c) {
    return std::max(0.0, (c.novelty_slope * distance + c.novelty_base) * (c.understanding_base - c.understanding_slope * distance));
}

/// Distance at which `inverted_u` is highest: b1/(2 b2) - a2/(2 a1).
constexpr double best_distance(const LearningConfig& c) {
    return c.understanding_base / (2.0 * c.understanding_slope) - c.novelty_base / (2.0 * c.novelty_slope);
}

/// Absorptive capacity of own research of `thousand_gbp` a month: 1 - exp(-rho R&D).
inline double absorptive_capacity(double thousand_gbp, double rho) { return math::one_minus_exp_minus(rho * thousand_gbp); }

/// Share of the remaining gap closed in a month.
inline double learning_rate(double distance, double research_thousand_gbp, double openness, LearningForm form, const LearningConfig& c) {
    const double alpha = absorptive_capacity(research_thousand_gbp, c.absorption);
    if (form == LearningForm::absorptive) {
        // gamma rises with own R&D at a falling rate and falls with difficulty: M / (M + beta).
        const double gamma = research_thousand_gbp / (research_thousand_gbp + 10.0 * c.difficulty);
        return std::min(1.0, c.rate * openness * gamma * c.spillover * 2.0);
    }
    const double peak = inverted_u(best_distance(c), c);
    return std::min(1.0, c.rate * openness * alpha * (peak > 0.0 ? inverted_u(distance, c) / peak : 0.0));
}

}  // namespace pactsim
