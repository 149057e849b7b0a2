#pragma once
// Sections `work`, `conduct`, `leakage`, `learning`, `market` of a scenario: what happens inside and after a partnership.

#include "scenarios/schema/config/places.h"
#include "scenarios/schema/vocabulary.h"

namespace pactsim {

/// Milestone hazards (rulings 5, milestone; 2.7).
struct WorkConfig {
    PerCapability uk_capability{};       // map capability -> share; {prototyping .45, sunk_capital .25, talent .5, proof_of_concept .5, scaling .25, user_testing .35}; capability within reach at home; seed 000, assumption
    double access_norm = 0;              // value; 0.55 [0.01, 2]; capability access at which a stage takes its reference time
    PerStage attention_need{};           // map stage -> person-months/month; {.5,.7,.6}; senior time for full bandwidth; evidence attention
    double trust_effect = 0;             // ratio; 0.25 [0, 1]; eta: hazard moves by +-eta between trust 1 and 0
    double setback = 0;                  // probability; 0.25 [0, 1]; s0: a milestone is a setback with s0(1-q)
    PerStage technical_end{};            // map stage -> probability; {.06,.06,.04}; a milestone ends the project for technical reasons; evidence p_stage, fail_reason
    PerStage demand_end{};               // map stage -> probability; {.03,.04,.10}; a milestone ends the project because there is no demand; evidence fail_reason, V10
    double secrecy_drag = 0;             // share; 0.2 [0, 1]; work slowed at full secrecy and splitting
    double distance_optimum = 0;         // share; 0.45 [0, 1]; cognitive distance with full use of the partner's capability
    double distance_width = 0;           // share; 0.6 [0.01, 5]; distance from the optimum at which use falls to zero (parabola)
    double home_attention_floor = 0;     // share; 0.1 [0, 1]; least share of senior time that stays on the venture at home
};

/// Trust, contact, dissolution (model.md conduct).
struct ConductConfig {
    double contact_base = 0;             // share; 0.35 [0, 1]; probability that a month gives the firm an observation without visits
    double contact_without_travel = 0;   // share; 0.5 [0, 1]; part of contact that needs no travel; assumption
    double contact_own_centre = 0;       // share; 0.4 [0, 1]; added by physical presence (own centre, joint venture)
    double cultural_distance = 0;        // share; 0.15 [0, 1]; share of cooperative acts misread at zero knowledge
    double trust_prior_weight = 0;       // count; 4 [0.1, 100]; weight of the prior in the Beta posterior
    double trust_memory = 0;             // share; 0.985 [0, 1]; monthly retention of observations
    double ceiling_gain = 0;             // 1; 0.10 [0, 1]; l+ of the asymmetric ceiling form; peers.md 5.5
    double ceiling_loss = 0;             // 1; 0.30 [0, 1]; l- of it
    double ceiling_damage = 0;           // 1; 0.15 [0, 1]; rise of reputation damage per breach
    double ceiling_repair = 0;           // share/month; 0.02 [0, 1]; fading of the damage
    double ratchet_memory = 0;           // 1; 0.3 [0, 1]; rho of the ratchet form; Kim 2009
    double trust_dissolution = 0;        // 1; 3 [0, 20]; dissolution hazard falls with exp(-b (T - 0.5))
    double honeymoon_peak_months = 0;    // months; 30 [1, 240]; age of the highest hazard; V12
    double honeymoon_height = 0;         // ratio; 1.2 [0, 20]; extra hazard at the peak relative to the base
    double leadership_change_per_year = 0; // 1/year; 0.12 [0, 2]; champion leaves on one side; seed 001
    double leadership_reset = 0;         // share; 0.5 [0, 1]; share of trust evidence lost then
    double contingency = 0;              // share; 0.2 [0, 1]; softening by a firm's own contingency plan
    double dispute_penalty = 0;          // ratio; 2 [0, 20]; dissolution multiplier in a month after an uncooperative act is seen
    double race_threshold = 0;           // share; 0.85 [0, 1]; part of the knowledge gap closed at which a partner may leave (g*)
    double race_hazard_per_year = 0;     // 1/year; 0.5 [0, 5]; leaving hazard of a fully opportunistic partner past g*
};

/// Leakage and protection (model.md conduct; evidence a6).
struct LeakageConfig {
    double base_per_year = 0;            // 1/year; 0.16 [0, 5]; hazard at opportunism 1, exposure 1, no protection, no deterrence; calibrated to ip_leak_annual 0.07
    double trust_effect = 0;             // 1; 0.5 [0, 10]; hazard falls with exp(-c1 (T - 0.5)); peers.md 5.6
    PerStage loss{};                     // map stage -> share; {.15,.25,.2}; technology lead lost in a leak
    double deterrence = 0;               // ratio; 0.6 [0, 1]; share of hazard removed at full enforcement
    double data_law_effect = 0;          // ratio; 0.5 [0, 5]; exposure added at full data exposure
    double patent_strength = 0;          // share; 0.5 [0, 1]; protection of a patent at full enforcement (works through enforcement)
    double patent_cost = 0;              // (key patent_cost_gbp) GBP; 20000 [0, 1e8]
    double secrecy_strength = 0;         // share; 0.35 [0, 1]; protection by secrecy and splitting, without enforcement
    double renewal_per_month = 0;        // share/month; 0.01 [0, 1]; lead regained by own R&D (speed of renewal)
    double detection = 0;                // share; 0.6 [0, 1]; leak is noticed, at full contact
    double rival_share = 0;              // share; 0.3 [0, 1]; h_s: a leak makes a local rival
    double rival_lag_min_months = 0;     // months; 12; evidence imitation_lag
    double rival_lag_max_months = 0;     // months; 18; evidence imitation_lag
    double rival_take = 0;               // share; 0.35 [0, 1]; chi: potential in China taken by the rival
    double sue_share = 0;                // share; 0.15 [0, 1]; patent holders that sue; evidence p_sue
    double win_share = 0;                // share; 0.79 [0, 1]; suits won; evidence win_rate
    double damages_cny = 0;              // CNY; 1e6 [0, 1e9]; mean award; evidence damages
    double suit_cost = 0;                // (key suit_cost_gbp) GBP; 60000 [0, 1e8]; assumption
};

/// What firm and partner take in from each other (rulings 5; peers.md 5.3).
struct LearningConfig {
    double rate = 0;                     // 1/month; 0.03 [0, 1]; gap closed per month at the best distance, full access and full absorption
    double novelty_slope = 0;            // 1; 1 [0, 10]; a1 of novelty a1 d + a2
    double novelty_base = 0;             // 1; 0 [0, 10]; a2
    double understanding_base = 0;       // 1; 1 [0, 10]; b1 of understandability b1 - b2 d
    double understanding_slope = 0;      // 1; 1.1 [0, 10]; b2
    double absorption = 0;               // per (GBP 1000/month); 0.05 [0, 10]; rho in alpha = 1 - exp(-rho R&D)
    double spillover = 0;                // share; 0.5 [0, 1]; theta of the absorptive form
    double difficulty = 0;               // 1; 1 [0, 10]; beta of the absorptive form
    double quality_gain = 0;             // share; 0.3 [0, 1]; rise of quality q per unit of capability learned
    double user_testing_gain = 0;        // share/month; 0.004 [0, 1]; rise of quality per month of rollout with user testing
    double partner_rate = 0;             // 1/month; 0.02 [0, 1]; gap closed by the partner by agreement
};

/// Sales, global reach and local rivals.
struct MarketConfig {
    int global_lag_months = 0;           // months; 12 [0, 240]; between the start of rollout in China and sales elsewhere
    double quality_elasticity = 0;       // 1; 1 [0, 10]; potential scales with (q l / reference)^e
    double reference_quality = 0;        // share; 0.45 [0.01, 1]
    double rivalry = 0;                  // ratio; 0.3 [0, 10]; potential in China falls as 1/(1 + rivalry x share of the sector's firms that sell there); assumption
    double repeat_per_year = 0;          // share/year; 0.25 [0, 5]; repeat and service sales per year of installed base
    double margin_start = 0;             // share; 0.25 [0, 1]; gross margin on the first unit
    double margin_mature = 0;            // share; 0.45 [0, 1]; highest gross margin, approached by Wright's law
    double first_batch_share = 0;        // share; 0.01 [0.0001, 1]; first batch as a share of potential: the unit in which cumulative output counts for Wright's law; assumption
    double scale_saving = 0;             // share; 0.2 [0, 1]; unit-cost saving by the partner's plant at full access; evidence cn_cost_ratio
    double home_reach = 0;               // share; 0.5 [0, 1]; share of market_home a firm without China reaches
    double jobs_per_million_gbp = 0;     // employees per GBP million of yearly venture sales in the UK; 5 [0, 100]; assumption 3-10
    double labour_adjustment = 0;        // share/month; 0.08 [0, 1]; partial adjustment of employment
    double growth_shock = 0;             // log points; 0.12 [0, 2]; Laplace scale of yearly home-revenue growth of a 1-person firm; V5
    double growth_size_exponent = 0;     // 1; 0.2 [0, 1]; shock scale falls with size to this power; evidence growth_beta
    double growth_drift = 0;             // share/year; 0.01 [-0.5, 0.5]; mean growth of home revenue
};

}  // namespace pactsim
