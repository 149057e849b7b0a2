#pragma once
// Section `policy` of a scenario: who funds, what is on offer, how firms come to it.

#include "scenarios/schema/distribution.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

struct PolicyAgentConfig {
    std::string name;
    std::string label;
    Jurisdiction jurisdiction{};           // choice; uk_national
    std::string region;                    // uk or china region name for uk_region / china_province, else empty
    double evaluation_accuracy = 0;        // share; 0.3 [0, 1]; e: weight of a counterfactual evaluation against self-report
    double evaluation_noise = 0;           // GBP per award; 40000 [0, 1e9]; sd of one award's measured result
    double evaluation_cost_gbp_per_year = 0; // GBP/year; 0 [0, 1e9]; paid for that accuracy
    AdaptationRule adaptation{};           // choice; none
    double adaptation_speed = 0;           // share; 0.3 [0, 1]; lambda: part of the budget re-allocated a year
    double adaptation_floor = 0;           // share; 0.05 [0, 1]; least share of an instrument
    double forgetting = 0;                 // share; 0.9 [0, 1]; retention of the posterior's precision a year
    double carry_over = 0;                 // share; 0 [0, 1]; underspend carried into the next year
};

struct EligibilityConfig {
    std::vector<std::string> sectors;      // names; empty = all
    std::vector<std::string> uk_regions;   // names; empty = all
    std::vector<std::string> china_regions;// names; empty = all; region of the partner, once there is one
    std::vector<std::string> size_bands;   // micro, small, medium; empty = all
    std::vector<std::string> stages;       // stages; empty = all, established firms too
    std::vector<std::string> statuses;     // home, searching, negotiating, partnered; empty = all four
    double max_knowledge = 0;              // share; 1 [0, 1]; only firms with at most this knowledge
    double min_quality = 0;                // share; 0 [0, 1]
    int max_age_months = 0;                // months; 100000; newness
    bool dual_use_excluded = false;        // true/false; false
    bool new_clients_only = false;         // one award per firm and instrument; false
};

struct InstrumentConfig {
    std::string name;
    std::string label;
    std::string kind;                      // text label of the catalogue (describe instruments); e.g. search_voucher
    std::string funder;                    // name of a policy agent; required
    Reach reach{};                         // choice; awarded
    std::array<Distribution, lever_count> effects{};  // map lever -> distribution or number; 0 = no effect; strength of the instrument on each lever
    EligibilityConfig eligibility;         // record
    double award_gbp = 0;                  // GBP; 0 [0, 1e9]; cash paid to the firm per award (before co-payment), over duration
    double award_share = 0;                // share; 0 [0, 1]; instead or besides: share of project cost paid while active
    double award_cap_gbp = 0;              // GBP; 1e9 [0, 1e12]; most a firm gets from one award
    double co_payment = 0;                 // share; 0 [0, 1]; firm's own part of the service cost
    int duration_months = 0;               // months; 12 [1, 240]; how long an award acts
    double delivery_cost_gbp = 0;          // GBP; 0 [0, 1e9]; cost of delivering one award (paid to the deliverer)
    double fixed_cost_gbp_per_year = 0;    // GBP/year; 0 [0, 1e12]; running cost whatever the take-up (system and all_eligible instruments)
    std::string delivered_by;              // name of an intermediary or empty = administration
    double budget_gbp_per_year = 0;        // GBP/year; 0 [0, 1e12]; 0 = no budget (the instrument does nothing)
    int from_month = 0;                    // month; 0; first month of the window (negative: already in force in the warm-up)
    int to_month = 0;                      // month; 100000; first month after the window
    int decision_lag_months = 0;           // months; 3 [0, 60]; application to decision
    int claims_lag_months = 0;             // months; 3 [0, 60]; spending to payment
    AllocationRule allocation{};           // choice; first_come
    int decision_every_months = 0;         // months; 1 [1, 12]; rounds of decision: applications wait for the next round
    double merit_noise = 0;                // share; 0.2 [0, 10]; noise of the score under `scored`
    double awareness = 0;                  // share; 0.1 [0, 1]; firms aware whatever their knowledge (a0 of this instrument)
    double effort_hours = 0;               // hours; 40 [0, 10000]; to apply
    double perceived_value_gbp = 0;        // GBP; 10000 [0, 1e9]; value of the service in kind as firms see it
    int repeat_gap_months = 0;             // months; 24 [0, 1200]; between two awards to one firm
    double effect_spread = 0;              // share; 0 [0, 1]; half-width of the effect between firms, as a share of the effect
    double repeat_decay = 0;               // share; 0.5 [0, 1]; effect of a repeated award relative to the one before; evidence V30, voucher_decay
    bool published_cases = false;          // outcomes of supported firms are published, failures too
};

/// How firms hear of support and whether they apply (rulings 5, take-up).
struct TakeUpConfig {
    double knowledge_weight = 0;           // share; 0.5 [0, 1]; a1
    double client_weight = 0;              // share; 0.3 [0, 1]; a2 for clients of an intermediary
    double peer_weight = 0;                // share; 0.2 [0, 1]; a3 share of peers supported
    double hourly_cost_gbp = 0;            // GBP; 45 [0, 1000]
    double delay_cost_gbp_per_month = 0;   // GBP/month; 400 [0, 1e6]; psi
    double believed_success = 0;           // share; 0.3 [0, 1]; prior belief of winning before results are known; published_statistics.csv
};

struct PolicyConfig {
    std::vector<PolicyAgentConfig> agents;       // named list
    std::vector<InstrumentConfig> instruments;   // named list
    TakeUpConfig take_up;
};

}  // namespace pactsim
