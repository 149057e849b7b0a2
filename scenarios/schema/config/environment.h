#pragma once
// Section `environment` of a scenario: geopolitics, currency, public knowledge, dated shocks.

#include "scenarios/schema/dated.h"
#include "scenarios/schema/vocabulary.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim {

/// What a geopolitical regime does, as factors on the mechanisms (one row of the table regime x effects).
struct RegimeEffects {
    double regulatory_drag = 0;    // share; open 0, strained .1, restricted .3 [0, 1]; added drag on rollout in China (combined as 1-(1-a)(1-b))
    double cooperation = 0;        // ratio; 1, .95, .85 [0, 1]; multiplies the probability that a partner acts cooperatively
    double dissolution = 0;        // ratio; 1, 1.3, 2.2 [0, 20]; multiplies dissolution hazard
    double entry_cost = 0;         // ratio; 1, 1.25, 1.8 [0, 20]; multiplies the cost of entry as firms see it
    double contact = 0;            // ratio; 1, .8, .4 [0, 1]; multiplies face-to-face contact
    double acceptance = 0;         // utility; 0, .1, .4 [0, 5]; subtracted from the partner's utility of a UK firm
    double equity = 0;             // logit; 0, .2, .5 [0, 5]; subtracted in the equity-round logit of firms on the China route
    double leakage = 0;            // ratio; 1, 1.1, 1.3 [0, 20]; multiplies leakage hazard
    double dual_use_block = 0;     // share/month; 0, .01, .06 [0, 1]; monthly probability that a dual-use partnership is stopped by export control
};

struct RegimesConfig {
    std::array<std::array<double, regime_count>, regime_count> transition{};  // matrix 3x3 monthly, rows sum to 1; [[.975,.024,.001],[.02,.96,.02],[.001,.039,.96]]; gpr_monthly.csv (hidden Markov model)
    std::array<double, regime_count> initial{};       // list of 3, sums to 1; [0.2,0.6,0.2]
    std::array<RegimeEffects, regime_count> effects{};// map regime -> record
};

struct ShockConfig {
    std::string name;
    ShockKind kind{};              // choice; required
    int from_month = 0;            // month; required
    int months = 0;                // months; 12 [1, 1200]; how long it lasts
    double strength = 0;           // share; 1 [0, 1]; 0 nothing, 1 full
    std::string sector;            // name or empty = all
    std::string china_region;      // name or empty = all
};

struct EnvironmentConfig {
    RegimesConfig regimes;
    double exchange_rate_cny_per_gbp = 0;      // CNY/GBP; 9.2 [0.1, 100]; at the start; fx_monthly_cny_gbp.csv
    double exchange_rate_sd_per_month = 0;     // log points; 0.022 [0, 1]; sd of monthly log changes; same table
    double exchange_rate_reversion = 0;        // 1/month; 0.03 [0, 1]; pull of the log rate back to its start; same table, AR(1)
    double public_knowledge = 0;               // share; 0.1 [0, 1]; stock K of published experience at the start; seed 000, assumption
    double public_knowledge_decay = 0;         // share/month; 0.01 [0, 1]; obsolescence ("markets are moving so fast")
    double case_weight = 0;                    // share; 0.01 [0, 1]; what one published case adds to the missing part of K; assumption
    double failure_case_weight = 0;            // ratio; 0.8 [0, 5]; a published failure relative to a success; Nesta "lessons learned from less-successful experiences"
    double failure_publication_share = 0;      // share; 0.1 [0, 1]; failures that become public without support; assumption
    double success_publication_share = 0;      // share; 0.5 [0, 1]; successes that become public without support; assumption
    DatedSeries standards_divergence;          // share by date; 0.1; how far Chinese and other standards have parted; seed 002
    DatedSeries visa_barrier;                  // share by date; 0.1; share of travel prevented
    double lockdown_work_loss = 0;             // share; 0.7 [0, 1]; work in China lost under a full lockdown; assumption 0.4-0.9
    double export_control_block = 0;           // share/month; 0.15 [0, 1]; dual-use partnerships stopped a month under full export control; assumption 0.05-0.3
    double crackdown_hazard = 0;               // 1/month; 0.03 [0, 1]; partnerships ended a month by a full sector crackdown; seed 002, assumption
    double sanctions_drag = 0;                 // share; 0.5 [0, 1]; rollout in China slowed under full sanctions; assumption
    double sanctions_hazard = 0;               // 1/month; 0.02 [0, 1]; partnerships ended a month under full sanctions; assumption
    std::vector<ShockConfig> shocks;           // named list
};

}  // namespace pactsim
