// Field tables of policy agents and instruments.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/choice.h"
#include "scenarios/schema/values/distribution_value.h"
#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

namespace {

std::array<Distribution, lever_count> no_effects() {
    std::array<Distribution, lever_count> effects;
    effects.fill(constant(0));
    return effects;
}

}  // namespace

namespace {

Table<PolicyAgentConfig> make_policy_agent_table() {
    Table<PolicyAgentConfig> t("policy_agent", "a policy agent");
    t.add("name", &PolicyAgentConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("label", &PolicyAgentConfig::label, text(), "", {"", "wording for people", "chosen by the author of the scenario"});
    t.add("jurisdiction", &PolicyAgentConfig::jurisdiction, choice<Jurisdiction>(jurisdiction_names), Jurisdiction::uk_national,
          {"", "whose money and law it stands for", "model.md 2"});
    t.add("region", &PolicyAgentConfig::region, text(), "",
          {"", "its UK or Chinese region, for uk_region and china_province; else empty", "chosen by the author of the scenario"});
    t.add("evaluation_accuracy", &PolicyAgentConfig::evaluation_accuracy, share(), 0.3,
          {"share", "e: weight of a counterfactual evaluation against self-report", "assumption, plausible 0.15 to 0.6"});
    t.add("evaluation_noise_gbp", &PolicyAgentConfig::evaluation_noise, money(0, 1e9), 40000,
          {"GBP/award", "sd of one award's measured result", "assumption, plausible 20000 to 80000"});
    t.add("evaluation_cost_gbp_per_year", &PolicyAgentConfig::evaluation_cost_gbp_per_year, money(0, 1e9), 0,
          {"GBP/year", "paid for that accuracy", "chosen by the author of the scenario"});
    t.add("adaptation", &PolicyAgentConfig::adaptation, choice<AdaptationRule>(adaptation_rule_names), AdaptationRule::none,
          {"", "how it moves money between its instruments once a year", "model.md 2"});
    t.add("adaptation_speed", &PolicyAgentConfig::adaptation_speed, share(), 0.3,
          {"share", "lambda: part of the budget re-allocated a year", "assumption, plausible 0.15 to 0.6"});
    t.add("adaptation_floor", &PolicyAgentConfig::adaptation_floor, share(), 0.05, {"share", "least share of an instrument", "assumption, plausible 0.025 to 0.1"});
    t.add("forgetting", &PolicyAgentConfig::forgetting, share(), 0.9, {"share", "retention of the posterior's precision a year", "assumption, plausible 0.8 to 0.95"});
    t.add("carry_over", &PolicyAgentConfig::carry_over, share(), 0, {"share", "underspend carried into the next year", "assumption, plausible 0 to 0.2"});
    return t;
}

}  // namespace

const Table<PolicyAgentConfig>& policy_agent_table() {
    static const Table<PolicyAgentConfig> table = make_policy_agent_table();
    return table;
}

namespace {

Table<EligibilityConfig> make_eligibility_table() {
    Table<EligibilityConfig> t("eligibility", "who may have an instrument");
    t.add("sectors", &EligibilityConfig::sectors, list_of(name_of("sectors")), std::vector<std::string>{}, {"", "sectors of the firm", "empty list: all"});
    t.add("uk_regions", &EligibilityConfig::uk_regions, list_of(name_of("uk_regions")), std::vector<std::string>{}, {"", "UK regions of the firm", "empty list: all"});
    t.add("china_regions", &EligibilityConfig::china_regions, list_of(name_of("china_regions")), std::vector<std::string>{},
          {"", "region of the partner, once there is one", "empty list: all"});
    t.add("size_bands", &EligibilityConfig::size_bands, list_of(word_of(size_band_names)), std::vector<std::string>{}, {"", "size bands of the firm", "empty list: all"});
    t.add("stages", &EligibilityConfig::stages, list_of(word_of(working_stage_names)), std::vector<std::string>{},
          {"", "stages of the venture", "empty list: all working stages"});
    t.add("statuses", &EligibilityConfig::statuses, list_of(word_of(std::span(status_names).first(4))), std::vector<std::string>{},
          {"", "statuses of the firm", "empty list: all four"});
    t.add("max_knowledge", &EligibilityConfig::max_knowledge, share(), 1, {"share", "only firms with at most this knowledge", "rule of the instrument"});
    t.add("min_quality", &EligibilityConfig::min_quality, share(), 0, {"share", "only firms with at least this technology quality", "rule of the instrument"});
    t.add("max_age_months", &EligibilityConfig::max_age_months, integer<int>(0, 100000), 100000,
          {"months", "oldest firm that may apply (newness)", "rule of the instrument"});
    t.add("dual_use_excluded", &EligibilityConfig::dual_use_excluded, boolean(), false, {"", "firms with dual-use technology may not apply", "rule of the instrument"});
    t.add("new_clients_only", &EligibilityConfig::new_clients_only, boolean(), false, {"", "one award per firm and instrument", "rule of the instrument"});
    return t;
}

}  // namespace

const Table<EligibilityConfig>& eligibility_table() {
    static const Table<EligibilityConfig> table = make_eligibility_table();
    return table;
}

namespace {

Table<InstrumentConfig> make_instrument_table() {
    Table<InstrumentConfig> t("instrument", "an instrument of support");
    t.add("name", &InstrumentConfig::name, identifier(), required, {"", "name, to which other parts of the scenario refer", "chosen by the author of the scenario"});
    t.add("label", &InstrumentConfig::label, text(), "", {"", "wording for people", "chosen by the author of the scenario"});
    t.add("kind", &InstrumentConfig::kind, text(), "",
          {"", "entry of the catalogue that it follows (describe instruments), such as search_voucher", "chosen by the author of the scenario"});
    t.add("funder", &InstrumentConfig::funder, name_of("policy.agents"), required, {"", "policy agent that pays", "chosen by the author of the scenario"});
    t.add("reach", &InstrumentConfig::reach, choice<Reach>(reach_names), Reach::awarded,
          {"", "firms that won an award, every eligible firm, or the environment and intermediaries as a whole", "rule of the instrument"});
    t.add("effects", &InstrumentConfig::effects, per_word(lever_names, "lever", distribution(-1e6, 1e6)), no_effects(),
          {"strength", "strength on each lever, one draw per parameter vector; 0 is no effect", "evidence b (effects of schemes) or assumption, said where it is set"});
    t.add("eligibility", &InstrumentConfig::eligibility, record(eligibility_table()), eligibility_table().make(), {"", "who may have it", "rule of the instrument"});
    t.add("award_gbp", &InstrumentConfig::award_gbp, money(0, 1e9), 0,
          {"GBP", "cash paid to the firm per award (before co-payment), over duration", "rule of the instrument"});
    t.add("award_share", &InstrumentConfig::award_share, share(), 0, {"share", "instead or besides: share of project cost paid while active", "rule of the instrument"});
    t.add("award_cap_gbp", &InstrumentConfig::award_cap_gbp, money(0, 1e12), 1e9, {"GBP", "most a firm gets from one award", "rule of the instrument"});
    t.add("co_payment", &InstrumentConfig::co_payment, share(), 0, {"share", "firm's own part of the service cost", "rule of the instrument"});
    t.add("duration_months", &InstrumentConfig::duration_months, integer<int>(1, 240), 12, {"months", "how long an award acts", "rule of the instrument"});
    t.add("delivery_cost_gbp", &InstrumentConfig::delivery_cost_gbp, money(0, 1e9), 0,
          {"GBP", "cost of delivering one award (paid to the deliverer)", "rule of the instrument"});
    t.add("fixed_cost_gbp_per_year", &InstrumentConfig::fixed_cost_gbp_per_year, money(0, 1e12), 0,
          {"GBP/year", "running cost whatever the take-up (system and all_eligible instruments)", "rule of the instrument"});
    t.add("delivered_by", &InstrumentConfig::delivered_by, name_or_empty("intermediaries", "the administration itself"), "",
          {"", "intermediary that delivers it", "rule of the instrument"});
    t.add("budget_gbp_per_year", &InstrumentConfig::budget_gbp_per_year, money(0, 1e12), 0,
          {"GBP/year", "budget a year; 0 is no budget (the instrument does nothing)", "rule of the instrument"});
    t.add("from_month", &InstrumentConfig::from_month, month(-1200, 100000), 0,
          {"month", "first month of the window (negative: already in force in the warm-up)", "rule of the instrument"});
    t.add("to_month", &InstrumentConfig::to_month, month(-1200, 100000), 100000, {"month", "first month after the window", "rule of the instrument"});
    t.add("decision_lag_months", &InstrumentConfig::decision_lag_months, integer<int>(0, 60), 3,
          {"months", "time from application to decision", "rule of the instrument"});
    t.add("claims_lag_months", &InstrumentConfig::claims_lag_months, integer<int>(0, 60), 3, {"months", "time from spending to payment", "rule of the instrument"});
    t.add("allocation", &InstrumentConfig::allocation, choice<AllocationRule>(allocation_rule_names), AllocationRule::first_come,
          {"", "how places are given when applications exceed the budget", "rule of the instrument"});
    t.add("merit_noise", &InstrumentConfig::merit_noise, real(0, 10), 0.2, {"share", "noise of the score under `scored`", "assumption, plausible 0.1 to 0.4"});
    t.add("awareness", &InstrumentConfig::awareness, share(), 0.1,
          {"share", "firms aware whatever their knowledge (a0 of this instrument)", "assumption, plausible 0.02 to 0.4"});
    t.add("effort_hours", &InstrumentConfig::effort_hours, real(0, 10000), 40, {"hours", "hours of work to apply", "assumption, plausible 20 to 80"});
    t.add("perceived_value_gbp", &InstrumentConfig::perceived_value_gbp, money(0, 1e9), 10000,
          {"GBP", "value of the service in kind as firms see it", "assumption, plausible 5000 to 20000"});
    t.add("repeat_gap_months", &InstrumentConfig::repeat_gap_months, integer<int>(0, 1200), 24,
          {"months", "least time between two awards to one firm", "rule of the instrument"});
    t.add("decision_every_months", &InstrumentConfig::decision_every_months, integer<int>(1, 12), 1,
          {"months", "decisions are taken in rounds, every so many months; applications wait for the next", "rule of the instrument"});
    t.add("effect_spread", &InstrumentConfig::effect_spread, share(), 0,
          {"share", "half-width of the effect between firms, as a share of the effect", "assumption, plausible 0 to 0.5"});
    t.add("repeat_decay", &InstrumentConfig::repeat_decay, share(), 0.5,
          {"share", "effect of a repeated award relative to the one before", "evidence V30, voucher_decay"});
    t.add("published_cases", &InstrumentConfig::published_cases, boolean(), false,
          {"", "outcomes of supported firms are published, failures too", "rule of the instrument"});
    return t;
}

}  // namespace

const Table<InstrumentConfig>& instrument_table() {
    static const Table<InstrumentConfig> table = make_instrument_table();
    return table;
}

namespace {

Table<TakeUpConfig> make_take_up_table() {
    Table<TakeUpConfig> t("take_up", "how firms hear of support and whether they apply");
    t.add("knowledge_weight", &TakeUpConfig::knowledge_weight, share(), 0.5,
          {"share", "awareness added at full knowledge of China (a1)", "assumption, plausible 0.25 to 1"});
    t.add("client_weight", &TakeUpConfig::client_weight, share(), 0.3,
          {"share", "awareness added for clients of an intermediary (a2)", "assumption, plausible 0.15 to 0.6"});
    t.add("peer_weight", &TakeUpConfig::peer_weight, share(), 0.2, {"share", "awareness added when all peers are supported (a3)", "assumption, plausible 0.1 to 0.4"});
    t.add("hourly_cost_gbp", &TakeUpConfig::hourly_cost_gbp, money(0, 1000), 45,
          {"GBP", "cost of an hour of a founder, as the firm sees it", "assumption, plausible 22.5 to 90"});
    t.add("delay_cost_gbp_per_month", &TakeUpConfig::delay_cost_gbp_per_month, money(0, 1e6), 400,
          {"GBP/month", "cost of a month of waiting, as the firm sees it (psi)", "assumption, plausible 200 to 800"});
    t.add("believed_success", &TakeUpConfig::believed_success, share(), 0.3, {"share", "prior belief of winning before results are known", "published_statistics.csv"});
    return t;
}

}  // namespace

const Table<TakeUpConfig>& take_up_table() {
    static const Table<TakeUpConfig> table = make_take_up_table();
    return table;
}

namespace {

Table<PolicyConfig> make_policy_table() {
    Table<PolicyConfig> t("policy", "who funds, what is on offer, how firms come to it");
    t.add("agents", &PolicyConfig::agents, named_list(policy_agent_table(), 0, 64), std::vector<PolicyAgentConfig>{},
          {"", "who funds", "chosen by the author of the scenario"});
    t.add("instruments", &PolicyConfig::instruments, named_list(instrument_table(), 0, 256), std::vector<InstrumentConfig>{},
          {"", "what is on offer", "chosen by the author of the scenario"});
    t.add("take_up", &PolicyConfig::take_up, record(take_up_table()), take_up_table().make(), {"", "how firms hear of support and apply", "rulings 5"});
    return t;
}

}  // namespace

const Table<PolicyConfig>& policy_table() {
    static const Table<PolicyConfig> table = make_policy_table();
    return table;
}

}  // namespace pactsim
