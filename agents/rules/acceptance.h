#pragma once
// Question: does a partner want this firm?
// Reads: quality as it sees it, alignment, support the firm brings, trust, cognitive distance, regime, how full it is.
// Source: rulings 5 (acceptance): U = b_q q + b_a align + b_f cofund + b_t T - b_d (d - d*)^2 - b_r regime; accepted if U > u_type + u1 used/capacity.

#include "scenarios/schema/config/decisions.h"

#include <array>

namespace pactsim {

struct ProposalView {
    double quality = 0;     // as the partner sees it
    double alignment = 0;   // 0-1
    double co_funding = 0;  // 0-1
    double trust = 0;       // 0-1: contact and references
    double distance = 0;    // cognitive, 0-1
    double regime = 0;      // utility lost to the climate
    double bias = 0;        // utility added by an intermediary that is paid for it
};

constexpr double acceptance_utility(const ProposalView& p, const MatchingConfig& m) {
    const double off = p.distance - m.best_distance;
    return m.quality_weight * p.quality + m.alignment_weight * p.alignment + m.co_funding_weight * p.co_funding + m.trust_weight * p.trust -
           m.distance_weight * off * off - p.regime + p.bias;
}

/// Least utility that a partner accepts, rising as its places fill.
constexpr double acceptance_threshold(double type_threshold, double crowding, int used, int capacity) {
    return type_threshold + crowding * (capacity > 0 ? static_cast<double>(used) / capacity : 1.0);
}

/// Cognitive distance: 1 - sum of minima / sum of maxima of the capability levels (peers.md 5.1).
inline double cognitive_distance(const std::array<float, 6>& a, const std::array<float, 6>& b) {
    double low = 0.0;
    double high = 0.0;
    for (std::size_t c = 0; c < a.size(); ++c) {
        low += a[c] < b[c] ? static_cast<double>(a[c]) : static_cast<double>(b[c]);
        high += a[c] < b[c] ? static_cast<double>(b[c]) : static_cast<double>(a[c]);
    }
    return high > 0.0 ? 1.0 - low / high : 0.0;
}

}  // namespace pactsim
