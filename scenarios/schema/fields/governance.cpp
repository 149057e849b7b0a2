// Field tables of partnership models.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string>

namespace pactsim {

namespace {

/// Hazards and sale share: evidence ijv_haz, haz_licence, haz_contract, end_mode, spill_jv_vs_wfoe; every other figure is an assumption
/// with the range named in its row.
std::array<GovernanceFormConfig, governance_form_count> default_forms() {
    // access, control, exposure by stage, set-up GBP, set-up months, attention, revenue share, upfront GBP, dissolution a year, sale share,
    // retained share, exit GBP, attraction, partner equity, learning, spread
    return {{
        {0.35, 0.30, {0.8, 0.7, 0.6}, 30000, 3, 0.25, 0.12, 150000, 0.20, 0.0, 0.10, 10000, 0, 0.0, 0.2, 1.2},
        {0.55, 0.80, {0.7, 0.8, 0.6}, 25000, 2, 0.50, 0.90, 0, 0.30, 0.0, 0.80, 10000, 0, 0.0, 0.5, 1.1},
        {0.65, 0.65, {0.9, 0.7, 0.5}, 40000, 4, 0.70, 0.60, 0, 0.15, 0.05, 0.50, 20000, 0, 0.0, 1.0, 1.3},
        {0.85, 0.50, {1.0, 1.1, 1.0}, 200000, 9, 1.00, 0.50, 0, 0.10, 0.80, 0.30, 150000, 0, 0.0, 1.0, 2.0},
        {0.50, 0.95, {0.5, 0.5, 0.5}, 400000, 12, 1.50, 1.00, 0, 0.06, 0.05, 0.90, 250000, 0, 0.0, 0.6, 1.0},
        {0.70, 0.75, {0.8, 0.8, 0.7}, 60000, 6, 0.60, 0.75, 500000, 0.12, 0.30, 0.60, 50000, 0, 0.2, 0.8, 1.4},
        {0.95, 0.15, {1.0, 1.0, 1.0}, 100000, 8, 0.40, 0.25, 3000000, 0.05, 1.0, 0.10, 100000, 0, 0.7, 0.8, 1.2},
    }};
}

}  // namespace

namespace {

Table<GovernanceFormConfig> make_governance_form_table() {
    Table<GovernanceFormConfig> t("governance_form", "a partnership model");
    t.add("access", &GovernanceFormConfig::access, share(), from_parent,
          {"share", "share of the partner's capability that the firm can use", "assumption, plausible +-0.2"});
    t.add("control", &GovernanceFormConfig::control, share(), from_parent, {"share", "control the firm keeps", "assumption, plausible +-0.2"});
    t.add("exposure", &GovernanceFormConfig::exposure, per_word(working_stage_names, "stage", real(0, 5)), from_parent,
          {"ratio", "exposure of its know-how", "assumption, plausible half to double; V21"});
    t.add("setup_cost_gbp", &GovernanceFormConfig::setup_cost, money(0, 1e9), from_parent,
          {"GBP", "one-off cost of setting it up", "assumption, plausible half to double"});
    t.add("setup_months", &GovernanceFormConfig::setup_months, real(0, 60), from_parent, {"months", "before work starts", "assumption, plausible half to double"});
    t.add("attention", &GovernanceFormConfig::attention, real(0, 20), from_parent,
          {"person-months/month", "senior time needed for full bandwidth", "evidence attention; assumption, plausible half to double"});
    t.add("revenue_share", &GovernanceFormConfig::revenue_share, share(), from_parent,
          {"share", "share of revenue in China that stays with the firm", "assumption, plausible +-0.15"});
    t.add("upfront_gbp", &GovernanceFormConfig::upfront_gbp, money(0, 1e9), from_parent,
          {"GBP", "paid by the partner to the firm at signature (licence fee, equity, purchase price)", "assumption, plausible half to double"});
    t.add("dissolution_per_year", &GovernanceFormConfig::dissolution_per_year, real(0, 5), from_parent,
          {"1/year", "base hazard at neutral trust; evidence a4", "evidence ijv_haz, haz_licence, haz_contract; own centre, equity and sale: assumption, plausible half to double"});
    t.add("sale_share", &GovernanceFormConfig::sale_share, share(), from_parent,
          {"share", "endings that are a sale to the partner; evidence end_mode", "evidence end_mode (joint venture); others: assumption, plausible 0 to 0.5"});
    t.add("retained_share", &GovernanceFormConfig::retained_share, share(), from_parent,
          {"share", "share of Chinese sales the firm keeps after the end", "assumption, plausible +-0.2"});
    t.add("exit_cost_gbp", &GovernanceFormConfig::exit_cost_gbp, money(0, 1e9), from_parent,
          {"GBP", "one-off cost of ending it", "assumption, plausible half to double"});
    t.add("attraction", &GovernanceFormConfig::attraction, real(-10, 10), from_parent, {"utility", "intercept alpha_g", "calibration to model_mix"});
    t.add("partner_equity", &GovernanceFormConfig::partner_equity, share(), from_parent,
          {"share", "equity that the partner holds in the UK firm (screening applies if > 0)", "assumption, plausible +-0.1"});
    t.add("learning", &GovernanceFormConfig::learning, real(0, 5), from_parent,
          {"ratio", "how much of each other's knowledge the form opens", "evidence learn_jv, learn_licence (order only); assumption, plausible half to double"});
    t.add("spread", &GovernanceFormConfig::spread, real(0, 5), from_parent, {"ratio", "spillover to third firms relative to own_centre", "evidence spill_jv_vs_wfoe"});
    return t;
}

}  // namespace

const Table<GovernanceFormConfig>& governance_form_table() {
    static const Table<GovernanceFormConfig> table = make_governance_form_table();
    return table;
}

namespace {

Table<GovernanceConfig> make_governance_table() {
    Table<GovernanceConfig> t("governance", "how the partnership model is chosen");
    t.add("forms", &GovernanceConfig::forms, per_word(governance_form_names, "form", record(governance_form_table())), default_forms(),
          {"", "the seven partnership models", "see the rows of a form"});
    t.add("logit_scale", &GovernanceConfig::logit_scale, real(0.001, 100), 0.3, {"ratio", "noise of the choice", "assumption, plausible 0.15 to 0.6"});
    t.add("switching_cost", &GovernanceConfig::switching_cost, real(0, 10), 0.25,
          {"value", "gain needed to change form at a gate, in units of expected value", "assumption, plausible 0.125 to 0.5"});
    t.add("trust_shift", &GovernanceConfig::trust_shift, share(), 0.2,
          {"share", "change of trust since signing that reopens the choice", "assumption, plausible 0.1 to 0.4"});
    t.add("control_weight", &GovernanceConfig::control_weight, real(0, 10), 0.4,
          {"ratio", "loss from low control at zero trust, as a share of value", "assumption, plausible 0.2 to 0.8"});
    t.add("majority_sale_equity_threshold", &GovernanceConfig::majority_sale_equity_threshold, real(0, 240), 9,
          {"months", "runway under which a majority sale is considered", "assumption, plausible 4.5 to 18"});
    return t;
}

}  // namespace

const Table<GovernanceConfig>& governance_table() {
    static const Table<GovernanceConfig> table = make_governance_table();
    return table;
}

}  // namespace pactsim
