#pragma once
// Question: does an equity round open, how large is it, and when is a firm at its end?
// Reads: quality, traction, leaks, regime, lead grant, runway.
// Source: rulings 5 (equity): h = h0 s(e0 + e1 q + e2 traction - e3 leaks - e4 regime + e5 lead grant); ask = min(runway burn - cash, lognormal cap).

#include "scenarios/schema/config/money_and_knowledge.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

struct EquityView {
    double quality = 0;
    double revenue_year_gbp = 0;
    double leaks = 0;
    double regime = 0;        // logit lost to the climate; 0 for firms that are not on the China route
    bool lead_grant = false;
    bool at_gate = false;     // within six months of a stage gate
    double access = 1;        // factor by support
};

/// Monthly probability that a round opens for a firm that looks for one.
inline double equity_chance(const EquityView& v, const FinanceConfig& f) {
    const double logit = f.equity_intercept + f.equity_quality * v.quality + f.equity_traction * math::log(1.0 + v.revenue_year_gbp / 1e5) -
                         f.equity_leak * v.leaks - v.regime + (v.lead_grant ? f.equity_grant : 0.0);
    const double hazard = f.equity_per_year / 12.0 * (v.at_gate ? f.gate_multiplier : 1.0) * math::logistic(logit) * v.access;
    return math::one_minus_exp_minus(hazard);
}

/// No chance of a round in a month is above this, whatever the firm looks like.
inline double most_equity_chance(bool at_gate, double access, const FinanceConfig& f) {
    return f.equity_per_year / 12.0 * (at_gate ? f.gate_multiplier : 1.0) * access;
}

/// Size of a round in GBP: what the runway needs, at most a lognormal cap from a standard normal z.
inline double round_size_gbp(double burn_gbp_per_month, double cash_gbp, double runway_months, double z, const FinanceConfig& f) {
    const double need = runway_months * burn_gbp_per_month - cash_gbp;
    return std::max(0.0, std::min(need, f.round_median * math::exp(f.round_sigma * z)));
}

/// Runway in months; large when the firm does not burn cash.
constexpr double runway_months(double cash_gbp, double burn_gbp_per_month) {
    constexpr double plenty = 600.0;
    if (burn_gbp_per_month <= 0.0) return plenty;
    return std::min(plenty, std::max(0.0, cash_gbp) / burn_gbp_per_month);
}

}  // namespace pactsim
