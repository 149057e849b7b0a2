// Field tables of learning, sales, finance, knowledge and reputation.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/scalars.h"

#include <string>

namespace pactsim {

namespace {

Table<LearningConfig> make_learning_table() {
    Table<LearningConfig> t("learning", "what firm and partner take in from each other");
    t.add("rate", &LearningConfig::rate, real(0, 1), 0.03,
          {"1/month", "gap closed per month at the best distance, full access and full absorption", "assumption, plausible 0.015 to 0.06"});
    t.add("novelty_slope", &LearningConfig::novelty_slope, real(0, 10), 1, {"1", "a1 of novelty a1 d + a2, d the cognitive distance", "assumption, plausible 0.5 to 2"});
    t.add("novelty_base", &LearningConfig::novelty_base, real(0, 10), 0, {"1", "a2 of novelty a1 d + a2", "assumption, plausible 0 to 0.5"});
    t.add("understanding_base", &LearningConfig::understanding_base, real(0, 10), 1, {"1", "b1 of understandability b1 - b2 d", "assumption, plausible 0.5 to 2"});
    t.add("understanding_slope", &LearningConfig::understanding_slope, real(0, 10), 1.1, {"1", "b2 of understandability b1 - b2 d", "assumption, plausible 0.55 to 2.2"});
    t.add("absorption", &LearningConfig::absorption, real(0, 10), 0.05,
          {"per (GBP 1000/month)", "rho in absorption 1 - exp(-rho R&D), R&D in GBP 1000 a month", "assumption, plausible 0.025 to 0.1"});
    t.add("spillover", &LearningConfig::spillover, share(), 0.5, {"share", "theta of the absorptive form", "assumption, plausible 0.25 to 1"});
    t.add("difficulty", &LearningConfig::difficulty, real(0, 10), 1, {"1", "beta of the absorptive form", "assumption, plausible 0.5 to 2"});
    t.add("quality_gain", &LearningConfig::quality_gain, share(), 0.3,
          {"share", "rise of quality q per unit of capability learned", "assumption, plausible 0.15 to 0.6"});
    t.add("user_testing_gain", &LearningConfig::user_testing_gain, real(0, 1), 0.004,
          {"share/month", "rise of quality per month of rollout with user testing", "assumption, plausible 0.002 to 0.008"});
    t.add("partner_rate", &LearningConfig::partner_rate, real(0, 1), 0.02, {"1/month", "gap closed by the partner by agreement", "assumption, plausible 0.01 to 0.04"});
    return t;
}

}  // namespace

const Table<LearningConfig>& learning_table() {
    static const Table<LearningConfig> table = make_learning_table();
    return table;
}

namespace {

Table<MarketConfig> make_market_table() {
    Table<MarketConfig> t("market", "sales, global reach and local rivals");
    t.add("global_lag_months", &MarketConfig::global_lag_months, integer<int>(0, 240), 12,
          {"months", "time between the start of rollout in China and sales elsewhere", "assumption, plausible 6 to 24"});
    t.add("quality_elasticity", &MarketConfig::quality_elasticity, real(0, 10), 1, {"1", "potential scales with (q l / reference)^e", "assumption, plausible 0.5 to 2"});
    t.add("reference_quality", &MarketConfig::reference_quality, real(0.01, 1), 0.45,
          {"share", "quality times lead at which potential is the median of the sector", "assumption, plausible 0.225 to 0.9"});
    t.add("rivalry", &MarketConfig::rivalry, real(0, 10), 0.3,
          {"ratio", "potential in China falls as 1/(1 + rivalry x share of the sector's firms that sell there)", "assumption, plausible 0 to 1"});
    t.add("repeat_per_year", &MarketConfig::repeat_per_year, real(0, 5), 0.25,
          {"share/year", "repeat and service sales per year of installed base", "assumption, plausible 0.125 to 0.5"});
    t.add("margin_start", &MarketConfig::margin_start, share(), 0.25, {"share", "gross margin on the first unit", "assumption, plausible 0.125 to 0.5"});
    t.add("margin_mature", &MarketConfig::margin_mature, share(), 0.45,
          {"share", "highest gross margin, approached by Wright's law", "assumption, plausible 0.225 to 0.9"});
    t.add("first_batch_share", &MarketConfig::first_batch_share, real(0.0001, 1), 0.01,
          {"share", "first batch as a share of potential: the unit in which cumulative output counts for Wright's law", "assumption, plausible 0.005 to 0.02"});
    t.add("scale_saving", &MarketConfig::scale_saving, share(), 0.2, {"share", "unit-cost saving by the partner's plant at full access", "evidence cn_cost_ratio"});
    t.add("home_reach", &MarketConfig::home_reach, share(), 0.5, {"share", "share of market_home a firm without China reaches", "assumption, plausible 0.25 to 1"});
    t.add("jobs_per_million_gbp", &MarketConfig::jobs_per_million_gbp, real(0, 100), 5,
          {"employees/GBP million", "employees per GBP million of yearly venture sales in the UK", "assumption, plausible 3 to 10"});
    t.add("labour_adjustment", &MarketConfig::labour_adjustment, real(0, 1), 0.08,
          {"share/month", "partial adjustment of employment", "assumption, plausible 0.04 to 0.16"});
    t.add("growth_shock", &MarketConfig::growth_shock, real(0, 2), 0.12, {"log points", "Laplace scale of yearly home-revenue growth of a 1-person firm", "V5"});
    t.add("growth_size_exponent", &MarketConfig::growth_size_exponent, real(0, 1), 0.2, {"1", "shock scale falls with size to this power", "evidence growth_beta"});
    t.add("growth_drift", &MarketConfig::growth_drift, real(-0.5, 0.5), 0.01, {"share/year", "mean growth of home revenue", "assumption, plausible 0.005 to 0.02"});
    return t;
}

}  // namespace

const Table<MarketConfig>& market_table() {
    static const Table<MarketConfig> table = make_market_table();
    return table;
}

namespace {

Table<FinanceConfig> make_finance_table() {
    Table<FinanceConfig> t("finance", "equity, screening, endings, taxes");
    t.add("runway_target_months", &FinanceConfig::runway_target_months, integer<int>(1, 240), 18,
          {"months", "runway an equity round aims at", "rulings 5 (36 when patient)"});
    t.add("patient_runway_months", &FinanceConfig::patient_runway_months, integer<int>(1, 240), 36, {"months", "the same with patient finance", "rulings 5"});
    t.add("equity_per_year", &FinanceConfig::equity_per_year, real(0, 12), 0.35, {"1/year", "h0: rounds open a year for a firm that needs one", "EIS/SEIS table"});
    t.add("gate_multiplier", &FinanceConfig::gate_multiplier, real(0, 100), 3,
          {"ratio", "multiplies the rate of rounds in the six months after a stage gate", "assumption, plausible 1.5 to 6"});
    t.add("equity_intercept", &FinanceConfig::equity_intercept, real(-20, 20), -0.5,
          {"logit", "intercept of the logit of an equity round (e0)", "assumption, plausible -1 to -0.25"});
    t.add("equity_quality", &FinanceConfig::equity_quality, real(-20, 20), 2, {"logit", "weight of technology quality in it (e1)", "assumption, plausible 1 to 4"});
    t.add("equity_traction", &FinanceConfig::equity_traction, real(-20, 20), 0.8,
          {"logit", "weight of log(1 + yearly revenue / GBP 100k) in it (e2)", "assumption, plausible 0.4 to 1.6"});
    t.add("equity_leak", &FinanceConfig::equity_leak, real(-20, 20), 0.6, {"logit", "subtracted from it per known leak (e3)", "assumption, plausible 0.3 to 1.2"});
    t.add("equity_grant", &FinanceConfig::equity_grant, real(-20, 20), 0.4, {"logit", "added to it for a lead grant (e5)", "assumption, plausible 0.2 to 0.8"});
    t.add("round_median_gbp", &FinanceConfig::round_median, money(0, 1e10), 1000000, {"GBP", "cap of a round, lognormal", "evidence eq_deal"});
    t.add("round_sigma", &FinanceConfig::round_sigma, real(0, 4), 1.1, {"log points", "spread of that cap", "assumption, plausible 0.6 to 1.5"});
    t.add("round_lag_months", &FinanceConfig::round_lag_months, integer<int>(0, 36), 4, {"months", "time from offer to cash", "assumption, plausible 2 to 8"});
    t.add("need_runway_months", &FinanceConfig::need_runway_months, real(0, 240), 12,
          {"months", "firms with less runway look for equity", "assumption, plausible 6 to 24"});
    t.add("failure_months", &FinanceConfig::failure_months, integer<int>(1, 60), 3,
          {"months", "months of negative cash with nothing committed before failure", "rulings 5"});
    t.add("stop_runway_months", &FinanceConfig::stop_runway_months, real(0, 60), 2,
          {"months", "orderly stop of the project when runway is below and value is low", "assumption, plausible 1 to 4"});
    t.add("call_in", &FinanceConfig::call_in, share(), 0.3, {"share", "probability that screening calls in a Chinese stake in a sensitive firm", "evidence nsi_p_cn"});
    t.add("block", &FinanceConfig::block, share(), 0.2308, {"share", "probability that a called-in stake is blocked (15 of 65)", "evidence nsi_callin"});
    t.add("other_sale_per_year", &FinanceConfig::other_sale_per_year, real(0, 1), 0.02,
          {"1/year", "sale to another buyer, of established firms", "assumption, plausible 0.01 to 0.04"});
    t.add("sale_multiple", &FinanceConfig::sale_multiple, real(0, 50), 1.5,
          {"ratio", "price paid for a firm per GBP of yearly revenue", "assumption, plausible 0.75 to 3"});
    t.add("tax_rate", &FinanceConfig::tax_rate, share(), 0.19, {"share", "corporation tax on venture profit", "HMRC"});
    t.add("china_tax_rate", &FinanceConfig::china_tax_rate, share(), 0.15,
          {"share", "Chinese tax on venture profit in China (high-tech enterprise rate)", "assumption 0.15-0.25"});
    t.add("pause_months", &FinanceConfig::pause_months, real(0, 60), 2,
          {"months", "a project pauses when cash covers fewer months of its cost", "assumption, plausible 1 to 4"});
    t.add("resume_months", &FinanceConfig::resume_months, real(0, 60), 4,
          {"months", "a paused project goes on when cash covers more months of its cost", "assumption, plausible 2 to 8"});
    t.add("gate_months", &FinanceConfig::gate_months, integer<int>(0, 60), 6,
          {"months", "how long after a stage gate investors look more closely", "assumption, plausible 3 to 12"});
    t.add("planned_margin", &FinanceConfig::planned_margin, share(), 0.33,
          {"share", "part of venture sales that firms count on when they judge their runway", "assumption, plausible 0.2 to 0.5"});
    t.add("payout_share", &FinanceConfig::payout_share, share(), 0.3,
          {"share", "part of cash beyond the reserve that owners take out once a year", "assumption, plausible 0.1 to 0.6"});
    t.add("payout_reserve_months", &FinanceConfig::payout_reserve_months, real(0, 240), 24,
          {"months", "reserve that owners leave in the firm, in months of wages, inputs and project cost", "assumption, plausible 12 to 36"});
    t.add("partner_cost_share", &FinanceConfig::partner_cost_share, share(), 0.5,
          {"share", "part of co-funding propensity that turns into project cost paid by the partner", "assumption, plausible 0.25 to 1"});
    return t;
}

}  // namespace

const Table<FinanceConfig>& finance_table() {
    static const Table<FinanceConfig> table = make_finance_table();
    return table;
}

namespace {

Table<KnowledgeConfig> make_knowledge_table() {
    Table<KnowledgeConfig> t("knowledge", "how knowledge of China grows and fades");
    t.add("by_doing", &KnowledgeConfig::by_doing, real(0, 1), 0.015,
          {"share/month", "gain a month while on the China route (eta_d)", "assumption, plausible 0.0075 to 0.03"});
    t.add("from_public", &KnowledgeConfig::from_public, real(0, 1), 0.006,
          {"share/month", "gain a month per unit of public knowledge (eta_p)", "assumption, plausible 0.003 to 0.012"});
    t.add("from_intermediary", &KnowledgeConfig::from_intermediary, real(0, 1), 0.02,
          {"share/month", "gain a month of clients per unit of the intermediary's knowledge (eta_i)", "assumption, plausible 0.01 to 0.04"});
    t.add("from_peers", &KnowledgeConfig::from_peers, real(0, 1), 0.02,
          {"share/month", "gain a month on the positive gap to the peers' mean (eta_n)", "assumption, plausible 0.01 to 0.04"});
    t.add("decay", &KnowledgeConfig::decay, real(0, 1), 0.004, {"share/month", "loss a month (zeta)", "assumption, plausible 0.002 to 0.008"});
    t.add("peers", &KnowledgeConfig::peers, integer<int>(0, 8), 6, {"count", "neighbours on the ring (even), small world", "assumption, plausible 3 to 8"});
    t.add("rewiring", &KnowledgeConfig::rewiring, share(), 0.1, {"share", "share of rewired links", "assumption, plausible 0.05 to 0.2"});
    return t;
}

}  // namespace

const Table<KnowledgeConfig>& knowledge_table() {
    static const Table<KnowledgeConfig> table = make_knowledge_table();
    return table;
}

namespace {

Table<ReputationConfig> make_reputation_table() {
    Table<ReputationConfig> t("reputation", "how reputations form");
    t.add("memory", &ReputationConfig::memory, real(0, 1), 0.99, {"share/month", "retention of counts", "assumption, plausible 0.98 to 0.995"});
    t.add("visible_share", &ReputationConfig::visible_share, share(), 0.3, {"share", "partnership outcomes that become visible", "assumption, plausible 0.15 to 0.6"});
    t.add("leak_weight", &ReputationConfig::leak_weight, real(0, 100), 2, {"count", "bad outcomes counted for a known leak", "assumption, plausible 1 to 4"});
    return t;
}

}  // namespace

const Table<ReputationConfig>& reputation_table() {
    static const Table<ReputationConfig> table = make_reputation_table();
    return table;
}

}  // namespace pactsim
