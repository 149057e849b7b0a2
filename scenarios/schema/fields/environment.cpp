// Field tables of the environment.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim {

namespace {

/// Assumption; plausible range of each figure: half to double its distance from the open regime.
std::array<RegimeEffects, regime_count> default_effects() {
    // regulatory drag, cooperation, dissolution, entry cost, contact, acceptance, equity, leakage, dual-use block
    return {{
        {0, 1, 1, 1, 1, 0, 0, 1, 0},
        {0.1, 0.95, 1.3, 1.25, 0.8, 0.1, 0.2, 1.1, 0.01},
        {0.3, 0.85, 2.2, 1.8, 0.4, 0.4, 0.5, 1.3, 0.06},
    }};
}

}  // namespace

namespace {

Table<RegimeEffects> make_regime_effects_table() {
    Table<RegimeEffects> t("regime_effects", "what a geopolitical regime does, as factors on the mechanisms");
    t.add("regulatory_drag", &RegimeEffects::regulatory_drag, share(), from_parent,
          {"share", "added drag on rollout in China, combined as 1 - (1 - a)(1 - b)", "assumption, plausible half to double the distance from the open regime"});
    t.add("cooperation", &RegimeEffects::cooperation, real(0, 1), from_parent,
          {"ratio", "multiplies the probability that a partner acts cooperatively", "assumption, plausible half to double the distance from the open regime"});
    t.add("dissolution", &RegimeEffects::dissolution, real(0, 20), from_parent,
          {"ratio", "multiplies dissolution hazard", "assumption, plausible half to double the distance from the open regime"});
    t.add("entry_cost", &RegimeEffects::entry_cost, real(0, 20), from_parent,
          {"ratio", "multiplies the cost of entry as firms see it", "assumption, plausible half to double the distance from the open regime"});
    t.add("contact", &RegimeEffects::contact, real(0, 1), from_parent,
          {"ratio", "multiplies face-to-face contact", "assumption, plausible half to double the distance from the open regime"});
    t.add("acceptance", &RegimeEffects::acceptance, real(0, 5), from_parent,
          {"utility", "subtracted from the partner's utility of a UK firm", "assumption, plausible half to double the distance from the open regime"});
    t.add("equity", &RegimeEffects::equity, real(0, 5), from_parent,
          {"logit", "subtracted in the equity-round logit of firms on the China route", "assumption, plausible half to double the distance from the open regime"});
    t.add("leakage", &RegimeEffects::leakage, real(0, 20), from_parent,
          {"ratio", "multiplies leakage hazard", "assumption, plausible half to double the distance from the open regime"});
    t.add("dual_use_block", &RegimeEffects::dual_use_block, real(0, 1), from_parent,
          {"share/month", "monthly probability that a dual-use partnership is stopped by export control", "assumption, plausible half to double the distance from the open regime"});
    return t;
}

}  // namespace

const Table<RegimeEffects>& regime_effects_table() {
    static const Table<RegimeEffects> table = make_regime_effects_table();
    return table;
}

namespace {

Table<RegimesConfig> make_regimes_table() {
    Table<RegimesConfig> t("regimes", "geopolitical regimes and their monthly Markov chain");
    t.add("transition", &RegimesConfig::transition, matrix<regime_count, regime_count>(real(0, 1)), std::array<std::array<double, 3>, 3>{{{0.975, 0.024, 0.001}, {0.02, 0.96, 0.02}, {0.001, 0.039, 0.96}}},
          {"probability/month", "monthly transition matrix, rows from and columns to open, strained, restricted; rows sum to 1", "gpr_monthly.csv (hidden Markov model)"});
    t.add("initial", &RegimesConfig::initial, fixed_list<regime_count>(real(0, 1)), std::array{0.2, 0.6, 0.2},
          {"probability", "regime at the first warm-up month: open, strained, restricted; sums to 1", "assumption, plausible +-0.2"});
    t.add("effects", &RegimesConfig::effects, per_word(regime_names, "regime", record(regime_effects_table())), default_effects(),
          {"", "what each regime does to the mechanisms", "see the rows of a regime"});
    return t;
}

}  // namespace

const Table<RegimesConfig>& regimes_table() {
    static const Table<RegimesConfig> table = make_regimes_table();
    return table;
}

namespace {

Table<ShockConfig> make_shock_table() {
    Table<ShockConfig> t("shock", "a dated shock");
    t.add("name", &ShockConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("kind", &ShockConfig::kind, choice<ShockKind>(shock_kind_names), required, {"", "what happens", "model.md 2"});
    t.add("from_month", &ShockConfig::from_month, month(-600, 1200), required, {"month", "first month of the shock", "chosen by the author of the scenario"});
    t.add("months", &ShockConfig::months, integer<int>(1, 1200), 12, {"months", "how long it lasts", "assumption, plausible 6 to 24"});
    t.add("strength", &ShockConfig::strength, share(), 1, {"share", "0 nothing, 1 full", "assumption, plausible 0.5 to 1"});
    t.add("sector", &ShockConfig::sector, name_or_empty("sectors", "all sectors"), "", {"", "sector that it hits", "chosen by the author of the scenario"});
    t.add("china_region", &ShockConfig::china_region, name_or_empty("china_regions", "all regions"), "",
          {"", "Chinese region that it hits", "chosen by the author of the scenario"});
    return t;
}

}  // namespace

const Table<ShockConfig>& shock_table() {
    static const Table<ShockConfig> table = make_shock_table();
    return table;
}

namespace {

Table<EnvironmentConfig> make_environment_table() {
    Table<EnvironmentConfig> t("environment", "geopolitics, currency, public knowledge, dated shocks");
    t.add("regimes", &EnvironmentConfig::regimes, record(regimes_table()), regimes_table().make(), {"", "geopolitical regimes", "rulings 1.8"});
    t.add("exchange_rate_cny_per_gbp", &EnvironmentConfig::exchange_rate_cny_per_gbp, real(0.1, 100), 9.2,
          {"CNY/GBP", "exchange rate at the start", "fx_monthly_cny_gbp.csv"});
    t.add("exchange_rate_sd_per_month", &EnvironmentConfig::exchange_rate_sd_per_month, real(0, 1), 0.022,
          {"log points", "sd of monthly log changes", "fx_monthly_cny_gbp.csv"});
    t.add("exchange_rate_reversion", &EnvironmentConfig::exchange_rate_reversion, real(0, 1), 0.03,
          {"1/month", "pull of the log rate back to its start", "fx_monthly_cny_gbp.csv, AR(1)"});
    t.add("public_knowledge", &EnvironmentConfig::public_knowledge, share(), 0.1, {"share", "stock K of published experience at the start", "seed 000, assumption"});
    t.add("public_knowledge_decay", &EnvironmentConfig::public_knowledge_decay, real(0, 1), 0.01,
          {"share/month", "obsolescence (\"markets are moving so fast\")", "assumption, plausible 0.005 to 0.02"});
    t.add("case_weight", &EnvironmentConfig::case_weight, share(), 0.01,
          {"share", "what one published case adds to the missing part of K", "assumption, plausible 0.005 to 0.02"});
    t.add("failure_case_weight", &EnvironmentConfig::failure_case_weight, real(0, 5), 0.8,
          {"ratio", "a published failure relative to a success", "Nesta \"lessons learned from less-successful experiences\""});
    t.add("failure_publication_share", &EnvironmentConfig::failure_publication_share, share(), 0.1,
          {"share", "failures that become public without support", "assumption, plausible 0.05 to 0.2"});
    t.add("success_publication_share", &EnvironmentConfig::success_publication_share, share(), 0.5,
          {"share", "successes that become public without support", "assumption, plausible 0.25 to 1"});
    t.add("standards_divergence", &EnvironmentConfig::standards_divergence, dated_series({0, 1, false, false}, DatedSeries::Between::line), DatedSeries{0.1},
          {"share", "how far Chinese and other standards have parted", "seed 002"});
    t.add("visa_barrier", &EnvironmentConfig::visa_barrier, dated_series({0, 1, false, false}, DatedSeries::Between::line), DatedSeries{0.1},
          {"share", "share of travel prevented", "assumption, plausible 0 to 0.5"});
    t.add("lockdown_work_loss", &EnvironmentConfig::lockdown_work_loss, share(), 0.7, {"share", "work in China lost under a full lockdown", "assumption 0.4-0.9"});
    t.add("export_control_block", &EnvironmentConfig::export_control_block, real(0, 1), 0.15,
          {"share/month", "dual-use partnerships stopped a month under full export control", "assumption 0.05-0.3"});
    t.add("crackdown_hazard", &EnvironmentConfig::crackdown_hazard, real(0, 1), 0.03,
          {"1/month", "partnerships ended a month by a full sector crackdown", "seed 002, assumption"});
    t.add("sanctions_drag", &EnvironmentConfig::sanctions_drag, share(), 0.5,
          {"share", "rollout in China slowed under full sanctions", "assumption, plausible 0.25 to 1"});
    t.add("sanctions_hazard", &EnvironmentConfig::sanctions_hazard, real(0, 1), 0.02,
          {"1/month", "partnerships ended a month under full sanctions", "assumption, plausible 0.01 to 0.04"});
    t.add("shocks", &EnvironmentConfig::shocks, named_list(shock_table(), 0, 64), std::vector<ShockConfig>{},
          {"", "dated shocks", "chosen by the author of the scenario"});
    return t;
}

}  // namespace

const Table<EnvironmentConfig>& environment_table() {
    static const Table<EnvironmentConfig> table = make_environment_table();
    return table;
}

}  // namespace pactsim
