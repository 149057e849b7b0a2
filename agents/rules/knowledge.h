#pragma once
// Question: how does a firm's knowledge of China move in a month, and the public stock with it?
// Reads: own activity, public stock, intermediary, peers; published cases.
// Source: rulings 5 (peers): kappa += (1-kappa)[eta_d active + eta_p K + eta_i kappa_int client + eta_n (peer mean - kappa)+] - zeta kappa.

#include "scenarios/schema/config/environment.h"
#include "scenarios/schema/config/money_and_knowledge.h"

#include <algorithm>

namespace pactsim {

struct KnowledgeView {
    bool active = false;          // on the China route
    double public_stock = 0;
    double intermediary = 0;      // knowledge of the intermediary whose client it is; 0 = none
    double peer_mean = 0;
    double support = 0;           // share of the gap closed by an instrument
};

constexpr double knowledge_after(double kappa, const KnowledgeView& v, const KnowledgeConfig& c) {
    const double peers = std::max(0.0, v.peer_mean - kappa);
    const double gain = (v.active ? c.by_doing : 0.0) + c.from_public * v.public_stock + c.from_intermediary * v.intermediary + c.from_peers * peers + v.support;
    return std::clamp(kappa + (1.0 - kappa) * std::min(1.0, gain) - c.decay * kappa, 0.0, 1.0);
}

/// Public stock after a month with that many published successes and failures: each case fills its weight of what is missing, and old cases lose value.
constexpr double public_stock_after(double stock, double successes, double failures, const EnvironmentConfig& e) {
    const double added = e.case_weight * (successes + e.failure_case_weight * failures);
    return std::clamp(stock + (1.0 - stock) * std::min(1.0, added) - e.public_knowledge_decay * stock, 0.0, 1.0);
}

}  // namespace pactsim
