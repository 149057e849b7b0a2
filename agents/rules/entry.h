#pragma once
// Question: does a firm start to look for a partner in China, and how much of its senior time does it give to it?
// Reads: value of both routes as the firm sees them, success among peers.
// Source: rulings 5 (entry): enter if u < s((V_C - V_H)/(mu M) + psi peers); real option: Handley and Limao (2015), peers.md 5.10; aspiration: Levitt and March, peers.md 5.8.

#include "scenarios/schema/config/decisions.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

struct EntryView {
    double china_gbp = 0;        // value with the best split of senior time
    double home_gbp = 0;         // value of staying at home
    double scale_gbp = 1;        // mean potential, the unit of the noise
    double peer_success = 0;     // 0-1
    double regime_risk = 0;      // 0 calm .. 1 as tense as it gets, expected over the coming year
    double aspiration_gbp = 0;   // what the firm hopes for (aspiration form)
};

/// Probability of entry at a review.
inline double entry_chance(const EntryView& v, EntryForm form, const EntryConfig& c) {
    const double peers = c.peer_weight * v.peer_success + c.bias;
    const double scale = c.logit_scale * std::max(1.0, v.scale_gbp);
    if (form == EntryForm::real_option) {
        // Waiting has value where the climate may turn: China must be worth a multiple of home that rises with regime risk.
        const double hurdle = 1.0 + (c.waiting_premium - 1.0) * v.regime_risk;
        const double gain = (v.china_gbp > 0.0 ? v.china_gbp / hurdle : v.china_gbp) - v.home_gbp;
        return math::logistic(gain / scale + peers);
    }
    if (form == EntryForm::aspiration) {
        // Search starts when home falls short of what the firm hopes for, whatever China is worth; a worthless China is still refused.
        if (v.china_gbp <= 0.0) return 0.0;
        return math::logistic((v.aspiration_gbp - v.home_gbp) / scale + peers);
    }
    return math::logistic((v.china_gbp - v.home_gbp) / scale + peers);
}

}  // namespace pactsim
