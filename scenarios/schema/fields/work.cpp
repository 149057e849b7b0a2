// Field tables of work, conduct and leakage.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/maps.h"
#include "scenarios/schema/values/scalars.h"

#include <string>

namespace pactsim {

namespace {

Table<WorkConfig> make_work_table() {
    Table<WorkConfig> t("work", "milestones and what speeds or slows them");
    t.add("uk_capability", &WorkConfig::uk_capability, per_word(capability_names, "capability", share()), PerCapability{0.45, 0.25, 0.5, 0.5, 0.25, 0.35},
          {"share", "capability within reach at home; seed 000, assumption", "seed 000; assumption, plausible +-0.2"});
    t.add("access_norm", &WorkConfig::access_norm, real(0.01, 2), 0.55,
          {"value", "capability access at which a stage takes its reference time", "assumption, plausible 0.275 to 1.1"});
    t.add("attention_need", &WorkConfig::attention_need, per_word(working_stage_names, "stage", real(0, 20)), PerStage{0.5, 0.7, 0.6},
          {"person-months/month", "senior time for full bandwidth", "evidence attention"});
    t.add("trust_effect", &WorkConfig::trust_effect, real(0, 1), 0.25,
          {"ratio", "eta: hazard moves by +-eta between trust 1 and 0", "assumption, plausible 0.125 to 0.5"});
    t.add("setback", &WorkConfig::setback, real(0, 1), 0.25, {"probability", "s0: a milestone is a setback with s0(1-q)", "assumption, plausible 0.125 to 0.5"});
    t.add("technical_end", &WorkConfig::technical_end, per_word(working_stage_names, "stage", real(0, 1)), PerStage{0.06, 0.06, 0.04},
          {"probability", "a milestone ends the project for technical reasons", "evidence p_stage, fail_reason"});
    t.add("demand_end", &WorkConfig::demand_end, per_word(working_stage_names, "stage", real(0, 1)), PerStage{0.03, 0.04, 0.10},
          {"probability", "a milestone ends the project because there is no demand", "evidence fail_reason, V10"});
    t.add("secrecy_drag", &WorkConfig::secrecy_drag, share(), 0.2, {"share", "work slowed at full secrecy and splitting", "assumption, plausible 0.1 to 0.4"});
    t.add("distance_optimum", &WorkConfig::distance_optimum, share(), 0.45,
          {"share", "cognitive distance with full use of the partner's capability", "assumption, plausible 0.225 to 0.9"});
    t.add("distance_width", &WorkConfig::distance_width, real(0.01, 5), 0.6,
          {"share", "distance from the optimum at which use falls to zero (parabola)", "assumption, plausible 0.3 to 1.2"});
    t.add("home_attention_floor", &WorkConfig::home_attention_floor, share(), 0.1,
          {"share", "least share of senior time that stays on the venture at home", "assumption, plausible 0.05 to 0.2"});
    return t;
}

}  // namespace

const Table<WorkConfig>& work_table() {
    static const Table<WorkConfig> table = make_work_table();
    return table;
}

namespace {

Table<ConductConfig> make_conduct_table() {
    Table<ConductConfig> t("conduct", "trust, contact, dissolution");
    t.add("contact_base", &ConductConfig::contact_base, share(), 0.35,
          {"share", "probability that a month gives the firm an observation without visits", "assumption, plausible 0.175 to 0.7"});
    t.add("contact_without_travel", &ConductConfig::contact_without_travel, share(), 0.5,
          {"share", "part of contact that needs no travel", "assumption, plausible 0.3 to 0.7"});
    t.add("contact_own_centre", &ConductConfig::contact_own_centre, share(), 0.4,
          {"share", "added by physical presence (own centre, joint venture)", "assumption, plausible 0.2 to 0.8"});
    t.add("cultural_distance", &ConductConfig::cultural_distance, share(), 0.15,
          {"share", "share of cooperative acts misread at zero knowledge", "assumption, plausible 0.075 to 0.3"});
    t.add("trust_prior_weight", &ConductConfig::trust_prior_weight, real(0.1, 100), 4,
          {"count", "weight of the prior in the Beta posterior", "assumption, plausible 2 to 8"});
    t.add("trust_memory", &ConductConfig::trust_memory, share(), 0.985, {"share", "monthly retention of observations", "assumption, plausible 0.97 to 0.9925"});
    t.add("ceiling_gain", &ConductConfig::ceiling_gain, real(0, 1), 0.10, {"1", "rise of trust per cooperative act in the asymmetric ceiling form (l+)", "peers.md 5.5"});
    t.add("ceiling_loss", &ConductConfig::ceiling_loss, real(0, 1), 0.30, {"1", "fall of trust per breach in that form (l-)", "peers.md 5.5"});
    t.add("ceiling_damage", &ConductConfig::ceiling_damage, real(0, 1), 0.15,
          {"1", "rise of reputation damage per breach", "peers.md 5.5; assumption, plausible 0.05 to 0.3"});
    t.add("ceiling_repair", &ConductConfig::ceiling_repair, real(0, 1), 0.02, {"share/month", "fading of the damage", "assumption, plausible 0.01 to 0.04"});
    t.add("ratchet_memory", &ConductConfig::ratchet_memory, real(0, 1), 0.3, {"1", "memory of the ratchet form (rho)", "Kim 2009"});
    t.add("trust_dissolution", &ConductConfig::trust_dissolution, real(0, 20), 3,
          {"1", "dissolution hazard falls with exp(-b (T - 0.5))", "assumption, plausible 1.5 to 6"});
    t.add("honeymoon_peak_months", &ConductConfig::honeymoon_peak_months, real(1, 240), 30, {"months", "age of the highest hazard", "V12"});
    t.add("honeymoon_height", &ConductConfig::honeymoon_height, real(0, 20), 1.2,
          {"ratio", "extra hazard at the peak relative to the base", "assumption, plausible 0.6 to 2.4"});
    t.add("leadership_change_per_year", &ConductConfig::leadership_change_per_year, real(0, 2), 0.12, {"1/year", "champion leaves on one side", "seed 001"});
    t.add("leadership_reset", &ConductConfig::leadership_reset, share(), 0.5, {"share", "share of trust evidence lost then", "assumption, plausible 0.25 to 1"});
    t.add("contingency", &ConductConfig::contingency, share(), 0.2, {"share", "softening by a firm's own contingency plan", "assumption, plausible 0.1 to 0.4"});
    t.add("dispute_penalty", &ConductConfig::dispute_penalty, real(0, 20), 2,
          {"ratio", "dissolution multiplier in a month after an uncooperative act is seen", "assumption, plausible 1 to 4"});
    t.add("race_threshold", &ConductConfig::race_threshold, share(), 0.85,
          {"share", "part of the knowledge gap closed at which a partner may leave (g*)", "assumption, plausible 0.7 to 0.925"});
    t.add("race_hazard_per_year", &ConductConfig::race_hazard_per_year, real(0, 5), 0.5,
          {"1/year", "leaving hazard of a fully opportunistic partner past g*", "assumption, plausible 0.25 to 1"});
    return t;
}

}  // namespace

const Table<ConductConfig>& conduct_table() {
    static const Table<ConductConfig> table = make_conduct_table();
    return table;
}

namespace {

Table<LeakageConfig> make_leakage_table() {
    Table<LeakageConfig> t("leakage", "leakage and protection");
    t.add("base_per_year", &LeakageConfig::base_per_year, real(0, 5), 0.16,
          {"1/year", "hazard at opportunism 1, exposure 1, no protection, no deterrence", "calibrated to ip_leak_annual 0.07"});
    t.add("trust_effect", &LeakageConfig::trust_effect, real(0, 10), 0.5, {"1", "hazard falls with exp(-c1 (T - 0.5))", "peers.md 5.6"});
    t.add("loss", &LeakageConfig::loss, per_word(working_stage_names, "stage", share()), PerStage{0.15, 0.25, 0.2},
          {"share", "technology lead lost in a leak", "assumption, plausible 0.05 to 0.5"});
    t.add("deterrence", &LeakageConfig::deterrence, real(0, 1), 0.6, {"ratio", "share of hazard removed at full enforcement", "assumption, plausible 0.3 to 1"});
    t.add("data_law_effect", &LeakageConfig::data_law_effect, real(0, 5), 0.5, {"ratio", "exposure added at full data exposure", "assumption, plausible 0.25 to 1"});
    t.add("patent_strength", &LeakageConfig::patent_strength, share(), 0.5,
          {"share", "protection of a patent at full enforcement (works through enforcement)", "assumption, plausible 0.25 to 1"});
    t.add("patent_cost_gbp", &LeakageConfig::patent_cost, money(0, 1e8), 20000, {"GBP", "cost of patents, once", "assumption, plausible 10000 to 40000"});
    t.add("secrecy_strength", &LeakageConfig::secrecy_strength, share(), 0.35,
          {"share", "protection by secrecy and splitting, without enforcement", "assumption, plausible 0.175 to 0.7"});
    t.add("renewal_per_month", &LeakageConfig::renewal_per_month, real(0, 1), 0.01,
          {"share/month", "lead regained by own R&D (speed of renewal)", "assumption, plausible 0.005 to 0.02"});
    t.add("detection", &LeakageConfig::detection, share(), 0.6, {"share", "leak is noticed, at full contact", "assumption, plausible 0.3 to 1"});
    t.add("rival_share", &LeakageConfig::rival_share, share(), 0.3, {"share", "h_s: a leak makes a local rival", "assumption, plausible 0.15 to 0.6"});
    t.add("rival_lag_min_months", &LeakageConfig::rival_lag_min_months, real(0, 240), 12,
          {"months", "shortest time from the leak to the rival", "evidence imitation_lag"});
    t.add("rival_lag_max_months", &LeakageConfig::rival_lag_max_months, real(0, 240), 18,
          {"months", "longest time from the leak to the rival", "evidence imitation_lag"});
    t.add("rival_take", &LeakageConfig::rival_take, share(), 0.35, {"share", "chi: potential in China taken by the rival", "assumption, plausible 0.175 to 0.7"});
    t.add("sue_share", &LeakageConfig::sue_share, share(), 0.15, {"share", "patent holders that sue", "evidence p_sue"});
    t.add("win_share", &LeakageConfig::win_share, share(), 0.79, {"share", "suits won", "evidence win_rate"});
    t.add("damages_cny", &LeakageConfig::damages_cny, real(0, 1e9), 1e6, {"CNY", "mean award", "evidence damages"});
    t.add("suit_cost_gbp", &LeakageConfig::suit_cost, money(0, 1e8), 60000, {"GBP", "cost of a suit to the firm", "assumption, plausible 30000 to 120000"});
    return t;
}

}  // namespace

const Table<LeakageConfig>& leakage_table() {
    static const Table<LeakageConfig> table = make_leakage_table();
    return table;
}

}  // namespace pactsim
