#pragma once
// Sections `finance`, `knowledge`, `reputation` of a scenario.

namespace pactsim {

struct FinanceConfig {
    int runway_target_months = 0;        // months; 18 [1, 240]; runway an equity round aims at; rulings 5 (36 when patient)
    int patient_runway_months = 0;       // months; 36 [1, 240]; with patient finance
    double equity_per_year = 0;          // 1/year; 0.35 [0, 12]; h0: rounds open a year for a firm that needs one; EIS/SEIS table
    double gate_multiplier = 0;          // ratio; 3 [0, 100]; h0 in the six months after a stage gate
    double equity_intercept = 0;         // logit; -0.5; e0
    double equity_quality = 0;           // logit; 2; e1
    double equity_traction = 0;          // logit; 0.8; e2 on log(1 + yearly revenue / GBP 100k)
    double equity_leak = 0;              // logit; 0.6; e3 per known leak
    double equity_grant = 0;             // logit; 0.4; e5 for a lead grant
    double round_median = 0;             // (key round_median_gbp) GBP; 1000000; cap of a round, lognormal; evidence eq_deal
    double round_sigma = 0;              // log points; 1.1
    int round_lag_months = 0;            // months; 4 [0, 36]; from offer to cash
    double need_runway_months = 0;       // months; 12 [0, 240]; firms with less runway look for equity
    int failure_months = 0;              // months; 3 [1, 60]; months of negative cash with nothing committed before failure; rulings 5
    double stop_runway_months = 0;       // months; 2 [0, 60]; orderly stop of the project when runway is below and value is low
    double call_in = 0;                  // share; 0.3 [0, 1]; P(call-in | Chinese equity, sensitive); evidence nsi_p_cn
    double block = 0;                    // share; 0.2308 [0, 1]; P(blocked | called in) = 15/65; evidence nsi_callin
    double other_sale_per_year = 0;      // 1/year; 0.02 [0, 1]; sale to another buyer, of established firms; assumption
    double sale_multiple = 0;            // ratio; 1.5 [0, 50]; price paid for a firm per GBP of yearly revenue
    double tax_rate = 0;                 // share; 0.19 [0, 1]; corporation tax on venture profit; HMRC
    double china_tax_rate = 0;           // share; 0.15 [0, 1]; Chinese tax on venture profit in China (high-tech enterprise rate); assumption 0.15-0.25
    double pause_months = 0;             // months; 2 [0, 60]; a project pauses when cash covers fewer months of its cost; assumption
    double resume_months = 0;            // months; 4 [0, 60]; and goes on when cash covers more; assumption
    int gate_months = 0;                 // months; 6 [0, 60]; how long after a stage gate investors look more closely; assumption
    double planned_margin = 0;           // share; 0.33 [0, 1]; part of venture sales that firms count on when they judge their runway; assumption
    double payout_share = 0;             // share; 0.3 [0, 1]; part of cash beyond the reserve that owners take out once a year; assumption
    double payout_reserve_months = 0;    // months; 24 [0, 240]; reserve in months of wages, inputs and project cost; assumption
    double partner_cost_share = 0;       // share; 0.5 [0, 1]; part of co-funding propensity that turns into project cost paid by the partner
};

struct KnowledgeConfig {
    double by_doing = 0;                 // share/month; 0.015 [0, 1]; eta_d while on the China route
    double from_public = 0;              // share/month; 0.006 [0, 1]; eta_p per unit of K
    double from_intermediary = 0;        // share/month; 0.02 [0, 1]; eta_i per unit of the intermediary's knowledge, for clients
    double from_peers = 0;               // share/month; 0.02 [0, 1]; eta_n on the positive gap to peers' mean
    double decay = 0;                    // share/month; 0.004 [0, 1]; zeta
    int peers = 0;                       // count; 6 [0, 8]; neighbours on the ring (even), small world
    double rewiring = 0;                 // share; 0.1 [0, 1]; share of rewired links
};

struct ReputationConfig {
    double memory = 0;                   // share/month; 0.99 [0, 1]; retention of counts
    double visible_share = 0;            // share; 0.3 [0, 1]; partnership outcomes that become visible
    double leak_weight = 0;              // count; 2 [0, 100]; bad outcomes counted for a known leak
};

}  // namespace pactsim
