#pragma once
// Sections `entry`, `search`, `matching`, `governance` of a scenario: from looking to China to signing.

#include "scenarios/schema/config/places.h"
#include "scenarios/schema/vocabulary.h"

#include <array>
#include <vector>

namespace pactsim {

/// Yearly choice between home and China (rulings 5, entry).
struct EntryConfig {
    int review_months = 0;               // months; 12 [1, 120]; a firm reviews the choice once in so many months, in its own keyed month
    double discount_per_month = 0;       // 1/month; 0.0095 [0, 1]; private discount rate rho; assumption 8-18 %/year
    double logit_scale = 0;              // ratio; 0.25 [0.001, 100]; mu: noise of the choice relative to the mean potential
    double bias = 0;                     // logit; 0 [-10, 10]; intercept of the choice; calibration to the share of firms that look to China
    double peer_weight = 0;              // logit; 1 [0, 20]; psi: weight of success among peers
    double pessimism = 0;                // ratio; 0.4 [0, 1]; speed in China that a firm without knowledge expects, relative to a good match
    double expected_fit = 0;             // share; 0.65 [0, 1]; partner capability a knowing firm expects to reach
    double expected_share = 0;           // share; 0.6 [0, 1]; share of Chinese revenue a firm expects to keep; assumption 0.4-0.8
    double fixed_cost_gbp = 0;           // GBP; 60000 [0, 1e9]; cost of entering as seen with full knowledge (search, legal, travel); evidence search_cost_own, entity_cost
    double upfront_share = 0;            // share; 0.25 [0, 1]; part of the fixed cost paid on entry; the rest arises in search and set-up; assumption
    double ignorance_cost = 0;           // ratio; 1.5 [0, 20]; added share of that cost at zero knowledge; seed 000 barriers 1-2
    double perceived_leak_loss = 0;      // share; 0.3 [0, 1]; share of value a firm expects to lose if its technology leaks; evidence a6
    double perceived_leak_per_year = 0;  // 1/year; 0.07 [0, 1]; leak rate before enforcement and protection; evidence ip_leak_annual
    std::array<double, 4> attention_options{};  // list of 4 in (0,1]; [0.2, 0.5, 0.8, 1.0]; shares of senior time phi a firm may give to China; rulings 5
    double attention_need = 0;           // person-months/month; 0.7 [0.01, 20]; senior time for full bandwidth on one route; evidence attention
    double failure_threshold_months = 0; // months; 24 [1, 240]; horizon at which cash-out risk is judged
    double aspiration_memory = 0;        // share; 0.8 [0, 1]; weight of the past in the aspiration form; peers.md 5.8
    double waiting_premium = 0;          // ratio; 1.5 [1, 10]; factor by which value must exceed cost at the highest regime risk in the real-option form; peers.md 5.10
};

struct ChannelConfig {
    double candidates_per_month = 0;     // count/month; direct .5, hong_kong .6; [0, 100]; mean candidates without an intermediary
    double noise = 0;                    // ratio; 1, .8; [0, 10]; multiplies signal noise
    double cost_gbp_per_month = 0;       // GBP/month; 3500, 2500; [0, 1e7]; own cost while the channel is used; evidence search_cost_own 40k over 9 months
    double contact = 0;                  // share; .05, .2; [0, 1]; face-to-face contact made in search
};

struct SearchConfig {
    ChannelConfig direct;                // record
    ChannelConfig hong_kong;             // record; gateway: lower first cost (seed 001)
    double off_sector_share = 0;         // share; 0.15 [0, 1]; candidates met outside the firm's own sector; assumption
    double hong_kong_share = 0;          // share; 0.15 [0, 1]; firms that have a way through Hong Kong; assumption 0.05-0.3
    double fit_prior_mean = 0;           // value; 0.45 [0, 1]; mean fit of a random partner (needs . capabilities)
    double fit_prior_sd = 0;             // value; 0.12 [0.001, 2]; its spread
    double signal_sd = 0;                // value; 0.3 [0.001, 10]; signal noise before screening, knowledge, contact, reputation
    double knowledge_sharpens = 0;       // share; 0.5 [0, 1]; share of noise variance removed at full knowledge
    double contact_sharpens = 0;         // share; 0.4 [0, 1]; share of noise variance removed by full contact
    double reputation_sharpens = 0;      // share; 0.3 [0, 1]; share of noise variance removed by a well-known partner
    double visits_per_month = 0;         // share; 0.2 [0, 1]; part of the contact a channel offers that a searching firm makes in a month; assumption
    double telling_outcomes = 0;         // count; 5 [0.1, 1000]; past outcomes after which half of what a reputation can tell is known; assumption
    double visible_in_talks = 0;         // share; 0.5 [0, 1]; part of a partner's hidden reliability that shows in talks without vetting; assumption
    double expected_reliability = 0;     // share; 0.6 [0, 1]; reliability that firms expect of an unknown partner; assumption
    double record_weight = 0;            // value; 0.5 [0, 10]; weight of an intermediary's track record in the choice of one; assumption
    double reach_weight = 0;             // value; 0.2 [0, 10]; weight of the candidates it shows a month; assumption
    double fee_weight = 0;               // value; 0.1 [0, 10]; weight of its fee per month of own search cost; assumption
    double trust_weight = 0;             // value; 0.35 [0, 5]; weight of perceived trustworthiness beside fit in the firm's value of a candidate
    double search_cost_value = 0;        // value/month; 0.02 [0, 1]; a month of search in units of fit, at bandwidth 1; sets the reservation value
    double patience_months = 0;          // months; 12 [0.5, 120]; tau: runway over which the reservation falls
    double reservation_floor = 0;        // value; 0.6 [-1, 2]; value of the home route in units of a candidate's value (fit plus the trust term): below it nobody is proposed to
    int intermediary_review_months = 0;  // months; 6 [1, 60]; how often a client thinks again about its intermediary; assumption
    double intermediary_noise = 0;       // value; 0.3 [0.001, 10]; scale of the Gumbel noise in that choice; assumption
    int give_up_months = 0;              // months; 24 [1, 240]; search ends without result
};

/// What a partner looks at when it ranks proposals (rulings 5, acceptance).
struct MatchingConfig {
    double quality_weight = 0;           // utility; 1.2 [0, 20]; b_q
    double alignment_weight = 0;         // utility; 0.5 [0, 20]; b_a
    double co_funding_weight = 0;        // utility; 0.4 [0, 20]; b_f: support the firm brings
    double trust_weight = 0;             // utility; 0.3 [0, 20]; b_t: contact and references of the firm
    double distance_weight = 0;          // utility; 1.0 [0, 20]; b_d on squared distance from d*
    double best_distance = 0;            // share; 0.45 [0, 1]; d*: optimal cognitive distance; Nooteboom 2007
    double crowding = 0;                 // utility; 0.6 [0, 20]; u1: threshold added at full capacity
    double quality_noise = 0;            // share; 0.15 [0, 2]; noise with which the partner sees quality
    double negotiation_months = 0;       // months; 7 [0.5, 60]; mean from acceptance to signature; evidence search_time 9 incl. search
    double negotiation_failure_per_month = 0;  // 1/month; 0.03 [0, 1]; talks that break down; assumption
};

struct GovernanceFormConfig {
    double access = 0;                   // share; [0, 1]; share of the partner's capability that the firm can use
    double control = 0;                  // share; [0, 1]; control the firm keeps
    PerStage exposure{};                 // map stage -> ratio; [0, 5]; exposure of its know-how
    double setup_cost = 0;               // (key setup_cost_gbp) GBP; [0, 1e9]; one-off
    double setup_months = 0;             // months; [0, 60]; before work starts
    double attention = 0;                // person-months/month; [0, 20]; senior time needed for full bandwidth
    double revenue_share = 0;            // share; [0, 1]; share of revenue in China that stays with the firm
    double upfront_gbp = 0;              // GBP; [0, 1e9]; paid by the partner to the firm at signature (licence fee, equity, purchase price)
    double dissolution_per_year = 0;     // 1/year; [0, 5]; base hazard at neutral trust; evidence a4
    double sale_share = 0;               // share; [0, 1]; endings that are a sale to the partner; evidence end_mode
    double retained_share = 0;           // share; [0, 1]; share of Chinese sales the firm keeps after the end
    double exit_cost_gbp = 0;            // GBP; [0, 1e9]
    double attraction = 0;               // utility; [-10, 10]; intercept alpha_g; calibration to model_mix
    double partner_equity = 0;           // share; [0, 1]; equity that the partner holds in the UK firm (screening applies if > 0)
    double learning = 0;                 // ratio; [0, 5]; how much of each other's knowledge the form opens
    double spread = 0;                   // ratio; [0, 5]; spillover to third firms relative to own_centre; evidence spill_jv_vs_wfoe
};

struct GovernanceConfig {
    std::array<GovernanceFormConfig, governance_form_count> forms{};  // map form -> record
    double logit_scale = 0;              // ratio; 0.3 [0.001, 100]; noise of the choice
    double switching_cost = 0;           // value; 0.25 [0, 10]; gain needed to change form at a gate, in units of expected value
    double trust_shift = 0;              // share; 0.2 [0, 1]; change of trust since signing that reopens the choice
    double control_weight = 0;           // ratio; 0.4 [0, 10]; loss from low control at zero trust, as a share of value
    double majority_sale_equity_threshold = 0;  // months; 9 [0, 240]; runway under which a majority sale is considered
};

}  // namespace pactsim
