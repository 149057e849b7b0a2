#include "analysis/probe_measures.h"

#include <cmath>
#include <limits>

namespace pactsim {

namespace {

using T = ProbeTotals;

double ratio(double a, double b) { return b > 0.0 ? a / b : std::numeric_limits<double>::quiet_NaN(); }

double count(const T& t, EventKind kind) { return static_cast<double>(t.events[static_cast<std::size_t>(kind)]); }
double firms(const T& t, FirmSum k) { return static_cast<double>(t.firms[static_cast<std::size_t>(k)]); }
double firms_end(const T& t, FirmSum k) { return static_cast<double>(t.firms_at_end[static_cast<std::size_t>(k)]); }
double pacts(const T& t, PactSum k) { return static_cast<double>(t.pacts[static_cast<std::size_t>(k)]); }
double pact_months(const T& t) { return pacts(t, PactSum::partnerships); }
double million_gbp(std::int64_t pence) { return static_cast<double>(pence) / 1e8; }
double paid(const T& t, Transfer kind) { return million_gbp(t.paid[static_cast<std::size_t>(kind)]); }

/// Share of matches that came about through the channels [first, last).
double channel_share(const T& t, std::size_t first, std::size_t last) {
    double some = 0.0;
    for (std::size_t c = first; c < last; ++c) some += static_cast<double>(t.matched_by_channel[c]);
    return ratio(some, count(t, EventKind::accepted));
}

/// Matches through intermediaries.
double introduced(const T& t) { return channel_share(t, first_intermediary_channel, channel_count) * count(t, EventKind::accepted); }

/// Sum of squared shares of the forms signed: 1 if all signed one form.
double concentration(const T& t) {
    const double all = count(t, EventKind::signed_);
    double sum = 0.0;
    for (const std::int64_t n : t.signed_by_form) sum += static_cast<double>(n) * static_cast<double>(n);
    return ratio(sum, all * all);
}

double public_spend(const T& t) {
    std::int64_t pence = 0;
    for (const Transfer kind : {Transfer::award_uk, Transfer::award_china, Transfer::relief_uk, Transfer::relief_china, Transfer::delivery_uk, Transfer::delivery_china,
                                Transfer::fixed_uk, Transfer::fixed_china, Transfer::evaluation_uk, Transfer::evaluation_china}) {
        pence += t.paid[static_cast<std::size_t>(kind)];
    }
    return million_gbp(pence);
}

double rate_spread(const T& t) {
    const double n = static_cast<double>(t.months);
    const double mean = ratio(t.log_rate, n);
    return std::sqrt(std::max(0.0, t.log_rate_squared / n - mean * mean));
}

constexpr std::array<ProbeMeasureRow, probe_measure_count> rows{{
    {"searches entered", "count", [](const T& t) { return count(t, EventKind::entered_search); }},
    {"chance of entry at a review", "share", [](const T& t) { return ratio(t.entry_chance, count(t, EventKind::entered_search) + count(t, EventKind::stayed_home)); }},
    {"months per search", "months", [](const T& t) { return ratio(firms(t, FirmSum::searching), count(t, EventKind::entered_search)); }},
    {"spent on search", "GBP million", [](const T& t) { return paid(t, Transfer::search_cost) + paid(t, Transfer::travel_and_legal); }},
    {"matches", "count", [](const T& t) { return count(t, EventKind::accepted); }},
    {"partnerships signed", "count", [](const T& t) { return count(t, EventKind::signed_); }},
    {"matches through intermediaries", "share", [](const T& t) { return channel_share(t, first_intermediary_channel, channel_count); }},
    {"matches through Hong Kong", "share", [](const T& t) { return channel_share(t, 1, 2); }},
    {"fit of signed partners", "share", [](const T& t) { return ratio(t.fit_signed, count(t, EventKind::signed_)); }},
    {"reliability of signed partners", "share", [](const T& t) { return ratio(t.reliability_signed, count(t, EventKind::signed_)); }},
    {"control kept at signature", "share", [](const T& t) { return ratio(t.control_signed, count(t, EventKind::signed_)); }},
    {"concentration of forms", "share", concentration},
    {"changes of form per 100 partnership-years", "count", [](const T& t) { return 1200.0 * ratio(count(t, EventKind::form_changed), pact_months(t)); }},
    {"partnerships at the end", "count", [](const T& t) { return static_cast<double>(t.pacts_at_end[static_cast<std::size_t>(PactSum::partnerships)]); }},
    {"partnership-months", "months", pact_months},
    {"mean trust", "share", [](const T& t) { return ratio(pacts(t, PactSum::trust) / share_scale, pact_months(t)); }},
    {"mean age of partnerships", "months", [](const T& t) { return ratio(pacts(t, PactSum::age_months), pact_months(t)); }},
    {"dissolutions per 100 partnership-years", "count", [](const T& t) { return 1200.0 * ratio(count(t, EventKind::dissolved), pact_months(t)); }},
    {"breaches seen per 100 partnership-years", "count", [](const T& t) { return 1200.0 * ratio(count(t, EventKind::breach_seen), pact_months(t)); }},
    {"leadership changes", "count", [](const T& t) { return count(t, EventKind::leadership_changed); }},
    {"partners that left the race", "count", [](const T& t) { return count(t, EventKind::partner_left_race); }},
    {"leaks", "count", [](const T& t) { return count(t, EventKind::leak); }},
    {"leaks per 100 partnership-years", "count", [](const T& t) { return 1200.0 * ratio(count(t, EventKind::leak), pact_months(t)); }},
    {"share of leaks noticed", "share", [](const T& t) { return ratio(count(t, EventKind::leak_noticed), count(t, EventKind::leak)); }},
    {"technology lead at the end", "share", [](const T& t) { return t.lead_china > 0.0 ? t.lead_china : std::numeric_limits<double>::quiet_NaN(); }},
    {"local rivals", "count", [](const T& t) { return count(t, EventKind::rival_appeared); }},
    {"protection chosen per 100 signatures", "count", [](const T& t) { return 100.0 * ratio(count(t, EventKind::protection_chosen), count(t, EventKind::signed_)); }},
    {"suits over leaks", "count", [](const T& t) { return count(t, EventKind::suit_won) + count(t, EventKind::suit_lost); }},
    {"learned by the partner by agreement", "share", [](const T& t) { return ratio(pacts(t, PactSum::partner_gain_agreed) / share_scale, pact_months(t)); }},
    {"milestones passed", "count", [](const T& t) { return count(t, EventKind::milestone) + count(t, EventKind::stage_reached) + count(t, EventKind::established); }},
    {"milestones per year of work with a partner", "count",
     [](const T& t) { return 12.0 * ratio(static_cast<double>(t.partnered_milestones), static_cast<double>(t.partnered_work_months)); }},
    {"setbacks", "count", [](const T& t) { return count(t, EventKind::setback); }},
    {"technical ends", "count", [](const T& t) { return count(t, EventKind::technical_end); }},
    {"firms established", "count", [](const T& t) { return count(t, EventKind::established); }},
    {"firms established through China", "count", [](const T& t) { return static_cast<double>(t.established_china); }},
    {"firms established at home", "count", [](const T& t) { return count(t, EventKind::established) - static_cast<double>(t.established_china); }},
    {"months from joining to established", "months", [](const T& t) { return ratio(t.months_to_established, count(t, EventKind::established)); }},
    {"quality of firms that went to China", "share", [](const T& t) { return t.quality_china > 0.0 ? t.quality_china : std::numeric_limits<double>::quiet_NaN(); }},
    {"venture sales in China", "GBP million", [](const T& t) { return paid(t, Transfer::venture_sales_china); }},
    {"venture sales outside China", "GBP million", [](const T& t) { return paid(t, Transfer::venture_sales_home); }},
    {"UK gross value added", "GBP million", [](const T& t) { return firms(t, FirmSum::uk_gva) / 1e8; }},
    {"employees at the end", "count", [](const T& t) { return firms_end(t, FirmSum::employees); }},
    {"failures for lack of cash", "count", [](const T& t) { return count(t, EventKind::failed_cash); }},
    {"projects paused", "count", [](const T& t) { return count(t, EventKind::project_paused); }},
    {"equity raised", "GBP million", [](const T& t) { return paid(t, Transfer::equity); }},
    {"sales to the partner", "count", [](const T& t) { return count(t, EventKind::sold_to_partner) + count(t, EventKind::sold_stake); }},
    {"sales to others", "count", [](const T& t) { return count(t, EventKind::sold_elsewhere); }},
    {"closures for other causes", "count", [](const T& t) { return count(t, EventKind::closed_other); }},
    {"blocked by screening", "count", [](const T& t) { return count(t, EventKind::blocked_by_screening); }},
    {"stopped by export control", "count", [](const T& t) { return count(t, EventKind::export_stop); }},
    {"ended by a crackdown", "count", [](const T& t) { return static_cast<double>(t.crackdowns); }},
    {"public spending", "GBP million", public_spend},
    {"applications for support", "count", [](const T& t) { return static_cast<double>(t.applications); }},
    {"awards", "count", [](const T& t) { return static_cast<double>(t.awards); }},
    {"concentration of budgets at the end", "share", [](const T& t) { return t.award_share_squared; }},
    {"knowledge of China", "share", [](const T& t) { return ratio(firms(t, FirmSum::knowledge) / share_scale, firms(t, FirmSum::firms)); }},
    {"stock of public knowledge", "share", [](const T& t) { return ratio(t.public_knowledge, static_cast<double>(t.months)); }},
    {"cases published", "count", [](const T& t) { return count(t, EventKind::case_published); }},
    {"fees of intermediaries", "GBP million", [](const T& t) { return paid(t, Transfer::intermediary_fee); }},
    {"screening of intermediaries at the end", "share", [](const T& t) { return t.screening_at_end; }},
    {"visible outcomes per partner at the end", "count", [](const T& t) { return t.record_at_end; }},
    {"growth of partner capability", "share", [](const T& t) { return t.partner_growth_at_end; }},
    {"partners' places used", "share", [](const T& t) { return ratio(static_cast<double>(t.places_used), static_cast<double>(t.places)); }},
    {"spread of the exchange rate", "log points", rate_spread},
    {"project cost in China", "GBP million", [](const T& t) { return paid(t, Transfer::project_cost_china); }},
    {"project cost borne by partners", "GBP million", [](const T& t) { return paid(t, Transfer::project_cost_partner); }},
    {"live firms at the end", "count", [](const T& t) { return firms_end(t, FirmSum::firms); }},
    {"fit of introduced partners", "share", [](const T& t) { return ratio(t.fit_introduced, introduced(t)); }},
    {"opportunism of introduced partners", "share", [](const T& t) { return ratio(t.opportunism_introduced, introduced(t)); }},
}};

}  // namespace

std::span<const ProbeMeasureRow> probe_measures() { return rows; }

const ProbeMeasureRow& row_of(ProbeMeasure measure) { return rows[static_cast<std::size_t>(measure)]; }

ProbeValues measured(const ProbeTotals& totals) {
    ProbeValues values{};
    for (std::size_t m = 0; m < values.size(); ++m) values[m] = rows[m].value(totals);
    return values;
}

}  // namespace pactsim
