// Field tables of entry, search and matching.

#include "scenarios/schema/fields/tables.h"

#include "scenarios/schema/values/lists.h"
#include "scenarios/schema/values/records.h"
#include "scenarios/schema/values/scalars.h"

#include <array>
#include <string>

namespace pactsim {

namespace {

Table<EntryConfig> make_entry_table() {
    Table<EntryConfig> t("entry", "the yearly choice between home and China");
    t.add("review_months", &EntryConfig::review_months, integer<int>(1, 120), 12,
          {"months", "a firm reviews the choice once in so many months, in its own keyed month", "assumption, plausible 6 to 24"});
    t.add("discount_per_month", &EntryConfig::discount_per_month, real(0, 1), 0.0095, {"1/month", "private discount rate rho", "assumption 8-18 %/year"});
    t.add("logit_scale", &EntryConfig::logit_scale, real(0.001, 100), 0.25,
          {"ratio", "noise of the choice relative to the mean potential (mu)", "assumption, plausible 0.125 to 0.5"});
    t.add("bias", &EntryConfig::bias, real(-10, 10), 0,
          {"logit", "intercept of the choice; calibration to the share of firms that look to China", "calibration to the share of firms that look to China, plausible -3 to 3"});
    t.add("peer_weight", &EntryConfig::peer_weight, real(0, 20), 1, {"logit", "psi: weight of success among peers", "assumption, plausible 0.5 to 2"});
    t.add("pessimism", &EntryConfig::pessimism, real(0, 1), 0.4,
          {"ratio", "speed in China that a firm without knowledge expects, relative to a good match", "assumption, plausible 0.2 to 0.8"});
    t.add("expected_fit", &EntryConfig::expected_fit, share(), 0.65, {"share", "partner capability a knowing firm expects to reach", "assumption, plausible 0.325 to 1"});
    t.add("expected_share", &EntryConfig::expected_share, share(), 0.6, {"share", "share of Chinese revenue a firm expects to keep", "assumption 0.4-0.8"});
    t.add("fixed_cost_gbp", &EntryConfig::fixed_cost_gbp, money(0, 1e9), 60000,
          {"GBP", "cost of entering as seen with full knowledge (search, legal, travel)", "evidence search_cost_own, entity_cost"});
    t.add("upfront_share", &EntryConfig::upfront_share, share(), 0.25,
          {"share", "part of the fixed cost paid on entry; the rest arises in search and set-up", "assumption, plausible 0.125 to 0.5"});
    t.add("ignorance_cost", &EntryConfig::ignorance_cost, real(0, 20), 1.5, {"ratio", "added share of that cost at zero knowledge", "seed 000 barriers 1-2"});
    t.add("perceived_leak_loss", &EntryConfig::perceived_leak_loss, share(), 0.3,
          {"share", "share of value a firm expects to lose if its technology leaks", "evidence a6"});
    t.add("perceived_leak_per_year", &EntryConfig::perceived_leak_per_year, real(0, 1), 0.07,
          {"1/year", "leak rate before enforcement and protection", "evidence ip_leak_annual"});
    t.add("attention_options", &EntryConfig::attention_options, fixed_list<4>(real(Bounds{0, 1, true, false})), std::array{0.2, 0.5, 0.8, 1.0},
          {"share", "shares of senior time phi a firm may give to China", "rulings 5"});
    t.add("attention_need", &EntryConfig::attention_need, real(0.01, 20), 0.7,
          {"person-months/month", "senior time for full bandwidth on one route", "evidence attention"});
    t.add("failure_threshold_months", &EntryConfig::failure_threshold_months, real(1, 240), 24,
          {"months", "horizon at which cash-out risk is judged", "assumption, plausible 12 to 48"});
    t.add("aspiration_memory", &EntryConfig::aspiration_memory, share(), 0.8, {"share", "weight of the past in the aspiration form", "peers.md 5.8"});
    t.add("waiting_premium", &EntryConfig::waiting_premium, real(1, 10), 1.5,
          {"ratio", "factor by which value must exceed cost at the highest regime risk in the real-option form", "peers.md 5.10"});
    return t;
}

}  // namespace

const Table<EntryConfig>& entry_table() {
    static const Table<EntryConfig> table = make_entry_table();
    return table;
}

namespace {

Table<ChannelConfig> make_channel_table() {
    Table<ChannelConfig> t("channel", "a channel of search without an intermediary");
    t.add("candidates_per_month", &ChannelConfig::candidates_per_month, real(0, 100), from_parent,
          {"count/month", "mean candidates without an intermediary", "assumption, plausible 0.2 to 1.5"});
    t.add("noise", &ChannelConfig::noise, real(0, 10), from_parent, {"ratio", "multiplies signal noise", "assumption, plausible 0.5 to 1.5"});
    t.add("cost_gbp_per_month", &ChannelConfig::cost_gbp_per_month, money(0, 1e7), from_parent,
          {"GBP/month", "own cost while the channel is used", "evidence search_cost_own (40k over 9 months)"});
    t.add("contact", &ChannelConfig::contact, share(), from_parent, {"share", "face-to-face contact made in search", "assumption, plausible 0 to 0.4"});
    return t;
}

}  // namespace

const Table<ChannelConfig>& channel_table() {
    static const Table<ChannelConfig> table = make_channel_table();
    return table;
}

namespace {

Table<SearchConfig> make_search_table() {
    Table<SearchConfig> t("search", "how firms find and judge candidates");
    t.add("direct", &SearchConfig::direct, record(channel_table()), ChannelConfig{0.5, 1, 3500, 0.05},
          {"", "search by the firm itself", "evidence search_cost_own; assumption"});
    t.add("hong_kong", &SearchConfig::hong_kong, record(channel_table()), ChannelConfig{0.6, 0.8, 2500, 0.2},
          {"", "search through Hong Kong, a gateway with a lower first cost", "seed 001; assumption"});
    t.add("off_sector_share", &SearchConfig::off_sector_share, share(), 0.15,
          {"share", "candidates met outside the firm's own sector", "assumption, plausible 0.075 to 0.3"});
    t.add("hong_kong_share", &SearchConfig::hong_kong_share, share(), 0.15, {"share", "firms that have a way through Hong Kong", "assumption 0.05-0.3"});
    t.add("fit_prior_mean", &SearchConfig::fit_prior_mean, real(0, 1), 0.45,
          {"value", "mean fit of a random partner (needs . capabilities)", "assumption, plausible 0.225 to 0.9"});
    t.add("fit_prior_sd", &SearchConfig::fit_prior_sd, real(0.001, 2), 0.12, {"value", "spread of that fit", "assumption, plausible 0.06 to 0.24"});
    t.add("signal_sd", &SearchConfig::signal_sd, real(0.001, 10), 0.3,
          {"value", "signal noise before screening, knowledge, contact, reputation", "assumption, plausible 0.15 to 0.6"});
    t.add("knowledge_sharpens", &SearchConfig::knowledge_sharpens, share(), 0.5,
          {"share", "share of noise variance removed at full knowledge", "assumption, plausible 0.25 to 1"});
    t.add("contact_sharpens", &SearchConfig::contact_sharpens, share(), 0.4,
          {"share", "share of noise variance removed by full contact", "assumption, plausible 0.2 to 0.8"});
    t.add("reputation_sharpens", &SearchConfig::reputation_sharpens, share(), 0.3,
          {"share", "share of noise variance removed by a well-known partner", "assumption, plausible 0.15 to 0.6"});
    t.add("visits_per_month", &SearchConfig::visits_per_month, share(), 0.2,
          {"share", "part of the contact a channel offers that a searching firm makes in a month", "assumption, plausible 0.1 to 0.4"});
    t.add("telling_outcomes", &SearchConfig::telling_outcomes, real(0.1, 1000), 5,
          {"count", "past outcomes after which half of what a reputation can tell is known", "assumption, plausible 2 to 10"});
    t.add("visible_in_talks", &SearchConfig::visible_in_talks, share(), 0.5,
          {"share", "part of a partner's hidden reliability that shows in talks without vetting", "assumption, plausible 0.3 to 0.7"});
    t.add("expected_reliability", &SearchConfig::expected_reliability, share(), 0.6,
          {"share", "reliability that firms expect of an unknown partner", "assumption, plausible 0.5 to 0.7"});
    t.add("record_weight", &SearchConfig::record_weight, real(0, 10), 0.5,
          {"value", "weight of an intermediary's track record in the choice of one", "assumption, plausible 0.2 to 1"});
    t.add("reach_weight", &SearchConfig::reach_weight, real(0, 10), 0.2,
          {"value", "weight of the candidates an intermediary shows a month in the choice of one", "assumption, plausible 0.1 to 0.4"});
    t.add("fee_weight", &SearchConfig::fee_weight, real(0, 10), 0.1,
          {"value", "weight of an intermediary's fee, in months of own search cost, in the choice of one", "assumption, plausible 0.05 to 0.3"});
    t.add("trust_weight", &SearchConfig::trust_weight, real(0, 5), 0.35,
          {"value", "weight of perceived trustworthiness beside fit in the firm's value of a candidate", "assumption, plausible 0.175 to 0.7"});
    t.add("search_cost_value", &SearchConfig::search_cost_value, real(0, 1), 0.02,
          {"value/month", "cost of a month of search in units of fit, at bandwidth 1; sets the reservation value", "assumption, plausible 0.01 to 0.04"});
    t.add("patience_months", &SearchConfig::patience_months, real(0.5, 120), 12,
          {"months", "tau: runway over which the reservation falls", "assumption, plausible 6 to 24"});
    t.add("reservation_floor", &SearchConfig::reservation_floor, real(-1, 2), 0.6,
          {"value", "value of the home route in units of a candidate's value (fit plus the trust term): below it nobody is proposed to",
           "assumption, plausible 0.4 to 0.9"});
    t.add("intermediary_review_months", &SearchConfig::intermediary_review_months, integer<int>(1, 60), 6,
          {"months", "how often a client thinks again about its intermediary", "assumption, plausible 3 to 12"});
    t.add("intermediary_noise", &SearchConfig::intermediary_noise, real(0.001, 10), 0.3,
          {"value", "scale of the Gumbel noise in that choice", "assumption, plausible 0.15 to 0.6"});
    t.add("give_up_months", &SearchConfig::give_up_months, integer<int>(1, 240), 24, {"months", "search ends without result", "assumption, plausible 12 to 48"});
    return t;
}

}  // namespace

const Table<SearchConfig>& search_table() {
    static const Table<SearchConfig> table = make_search_table();
    return table;
}

namespace {

Table<MatchingConfig> make_matching_table() {
    Table<MatchingConfig> t("matching", "what a partner looks at when it ranks proposals");
    t.add("quality_weight", &MatchingConfig::quality_weight, real(0, 20), 1.2,
          {"utility", "weight of the firm's technology quality (b_q)", "assumption, plausible 0.6 to 2.4"});
    t.add("alignment_weight", &MatchingConfig::alignment_weight, real(0, 20), 0.5,
          {"utility", "weight of alignment with plan priorities (b_a)", "assumption, plausible 0.25 to 1"});
    t.add("co_funding_weight", &MatchingConfig::co_funding_weight, real(0, 20), 0.4,
          {"utility", "weight of the support that the firm brings (b_f)", "assumption, plausible 0.2 to 0.8"});
    t.add("trust_weight", &MatchingConfig::trust_weight, real(0, 20), 0.3,
          {"utility", "weight of contact and references of the firm (b_t)", "assumption, plausible 0.15 to 0.6"});
    t.add("distance_weight", &MatchingConfig::distance_weight, real(0, 20), 1.0,
          {"utility", "weight of the squared distance from the best one (b_d)", "assumption, plausible 0.5 to 2"});
    t.add("best_distance", &MatchingConfig::best_distance, share(), 0.45, {"share", "optimal cognitive distance (d*)", "Nooteboom 2007"});
    t.add("crowding", &MatchingConfig::crowding, real(0, 20), 0.6, {"utility", "u1: threshold added at full capacity", "assumption, plausible 0.3 to 1.2"});
    t.add("quality_noise", &MatchingConfig::quality_noise, real(0, 2), 0.15,
          {"share", "noise with which the partner sees quality", "assumption, plausible 0.075 to 0.3"});
    t.add("negotiation_months", &MatchingConfig::negotiation_months, real(0.5, 60), 7,
          {"months", "mean from acceptance to signature", "evidence search_time 9 incl. search"});
    t.add("negotiation_failure_per_month", &MatchingConfig::negotiation_failure_per_month, real(0, 1), 0.03,
          {"1/month", "talks that break down", "assumption, plausible 0.015 to 0.06"});
    return t;
}

}  // namespace

const Table<MatchingConfig>& matching_table() {
    static const Table<MatchingConfig> table = make_matching_table();
    return table;
}

}  // namespace pactsim
