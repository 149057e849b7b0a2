#pragma once
// Question: does the project pass a milestone this month, and how?
// Reads: needs, capabilities within reach, senior time, trust, regulation, support.
// Source: rulings 5 (milestone) and 2.7: lambda = lambda0 A B (1 + eta(2T-1)) reg prod(1+e); P = 1 - exp(-lambda); one draw decides.

#include "scenarios/schema/vocabulary.h"
#include "sim/math.h"

#include <algorithm>
#include <array>

namespace pactsim {

/// Use of the partner's capability at cognitive distance d: a parabola, 1 at the optimum, 0 at `width` from it and beyond (inverted U, Nooteboom 2007).
constexpr double distance_use(double distance, double optimum, double width) {
    const double x = (distance - optimum) / width;
    return std::max(0.0, 1.0 - x * x);
}

/// Capability access A of a stage: for each capability the better of the firm's own and what it reaches through `access`, weighted by need.
/// `needs` sum to 255 (see NeedsRow); the result is relative to `norm`.
template <class Weights>
double capability_access(const Weights& needs, const std::array<float, capability_count>& own, const std::array<double, capability_count>& reached,
                         double norm) {
    double sum = 0.0;
    for (std::size_t c = 0; c < capability_count; ++c) sum += needs[c] * std::max(static_cast<double>(own[c]), reached[c]);
    return sum / (255.0 * norm);
}

/// Bandwidth B: share of the senior time needed that is there, at most 1.
constexpr double bandwidth(double senior_time, double need) { return need > 0.0 ? std::min(1.0, senior_time / need) : 1.0; }

/// Factor of trust T on speed: 1 + eta (2T - 1).
constexpr double trust_factor(double trust, double effect) { return 1.0 + effect * (2.0 * trust - 1.0); }

enum class MilestoneOutcome : std::uint8_t { none, advance, setback, end, no_demand };

/// One draw decides: with probability P something happens; the lowest part of it is an advance, then setbacks, then the technical end, then the end for want
/// of demand, so that a higher hazard keeps every advance it had.
constexpr MilestoneOutcome milestone_outcome(double u, double chance, double setback, double technical_end, double demand_end = 0.0) {
    if (u >= chance) return MilestoneOutcome::none;
    if (u < chance * (1.0 - setback - technical_end - demand_end)) return MilestoneOutcome::advance;
    if (u < chance * (1.0 - technical_end - demand_end)) return MilestoneOutcome::setback;
    return u < chance * (1.0 - demand_end) ? MilestoneOutcome::end : MilestoneOutcome::no_demand;
}

}  // namespace pactsim
