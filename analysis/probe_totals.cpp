#include "analysis/probe_totals.h"

#include "agents/model.h"
#include "agents/phases/search_month.h"

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

/// What is known of a match at once: its channel, and for introduced partners what screening looks at and what bias favours.
void add_match(const World& world, const Event& event, ProbeTotals& t) {
    ++t.matched_by_channel[event.detail];
    if (event.detail < first_intermediary_channel) return;
    const Partner& partner = world.partners[event.other - 1];
    t.fit_introduced += candidate_value(world, event.firm, partner);
    t.opportunism_introduced += static_cast<double>(partner.opportunism);
}

void add_signature(const World& world, const Event& event, ProbeTotals& t) {
    const Partner& partner = world.partners[event.other - 1];
    ++t.signed_by_form[event.detail];
    t.fit_signed += candidate_value(world, event.firm, partner);
    t.reliability_signed += static_cast<double>(partner.reliability);
    t.control_signed += world.config().governance.forms[event.detail].control;
}

/// Whether the team in China is at work for the firm: neither talks nor set-up.
bool partner_works_for(const World& world, std::size_t firm) {
    const Firms& f = world.firms;
    return f.status_of(firm) == Status::partnered && world.partnerships[static_cast<std::size_t>(f.slot[firm])].status == PactStatus::active;
}

/// Projects that two teams work on: the partnership is set up, and the project neither stands still nor is over.
std::int64_t projects_of_two_teams(const World& world) {
    const Firms& f = world.firms;
    return std::count_if(world.partnerships.begin(), world.partnerships.end(), [&f](const Partnership& pact) {
        return pact.status == PactStatus::active && f.stage_of(pact.firm) != Stage::established && (f.flags[pact.firm] & (flag_project_over | flag_paused)) == 0;
    });
}

void add_event(const World& world, const Event& event, ProbeTotals& t) {
    ++t.events[static_cast<std::size_t>(event.kind)];
    const bool passed = event.kind == EventKind::milestone || event.kind == EventKind::stage_reached || event.kind == EventKind::established;
    if (passed && partner_works_for(world, event.firm)) ++t.partnered_milestones;
    // It worked this month, although it does not stand among those that go on.
    const bool last = event.kind == EventKind::established || event.kind == EventKind::technical_end || event.kind == EventKind::demand_end || event.kind == EventKind::project_paused;
    if (last && partner_works_for(world, event.firm)) ++t.partnered_work_months;
    switch (event.kind) {
        case EventKind::signed_: add_signature(world, event, t); break;
        case EventKind::entered_search:
        case EventKind::stayed_home: t.entry_chance += static_cast<double>(event.value); break;
        case EventKind::accepted: add_match(world, event, t); break;
        case EventKind::established:
            t.established_china += event.detail;
            t.months_to_established += world.step - world.firms.entry_step[event.firm];
            break;
        case EventKind::dissolved: t.crackdowns += static_cast<EndReason>(event.detail) == EndReason::crackdown ? 1 : 0; break;
        default: break;
    }
}

template <class Row>
void add_row(Row& to, const Row& from) {
    for (std::size_t k = 0; k < to.size(); ++k) to[k] += from[k];
}

void add_tally(const World& world, ProbeTotals& t) {
    t.firms_at_end.fill(0);
    t.pacts_at_end.fill(0);
    for (const FirmSums& row : world.tally.by_cell) add_row(t.firms_at_end, row);
    for (const PactSums& row : world.tally.pacts_by_cell) add_row(t.pacts_at_end, row);
    add_row(t.firms, t.firms_at_end);
    add_row(t.pacts, t.pacts_at_end);
    t.places += world.tally.partner_capacity;
    t.places_used += world.tally.partner_used;
    t.public_knowledge += world.environment.public_knowledge;
    if (t.months == 1) t.log_rate_start = world.environment.log_exchange_rate;
    const double moved = world.environment.log_exchange_rate - t.log_rate_start;
    t.log_rate += moved;
    t.log_rate_squared += moved * moved;
    for (const InstrumentMonth& month : world.instrument_month) {
        t.applications += month.applications;
        t.awards += month.awards;
    }
}

void look_at_firms(const World& world, ProbeTotals& t) {
    std::int64_t count = 0;
    for (const std::uint32_t i : world.alive) {
        if (is_terminal(world.firms.status[i]) || !world.firms.has(i, flag_china_route)) continue;
        ++count;
        t.quality_china += static_cast<double>(world.firms.quality[i]);
        t.lead_china += static_cast<double>(world.firms.lead[i]);
    }
    if (count == 0) return;
    t.quality_china /= static_cast<double>(count);
    t.lead_china /= static_cast<double>(count);
}

void look_at_others(const World& world, ProbeTotals& t) {
    for (const Intermediary& one : world.intermediaries) t.screening_at_end += static_cast<double>(one.screening) / static_cast<double>(world.intermediaries.size());
    for (const Partner& partner : world.partners) t.record_at_end += static_cast<double>(partner.good + partner.bad) / static_cast<double>(world.partners.size());
    for (const double growth : world.environment.partner_growth) t.partner_growth_at_end += growth / static_cast<double>(world.environment.partner_growth.size());
    double total = 0.0;
    for (const InstrumentBook& book : world.instruments) total += to_gbp(book.budget_year);
    if (total <= 0.0) return;
    for (const InstrumentBook& book : world.instruments) t.award_share_squared += (to_gbp(book.budget_year) / total) * (to_gbp(book.budget_year) / total);
}

}  // namespace

void add_month(const World& world, ProbeTotals& totals) {
    ++totals.months;
    for (const Event& event : world.events) add_event(world, event, totals);
    for (std::size_t k = 0; k < transfer_count; ++k) totals.paid[k] += world.ledger.month_total(static_cast<std::uint16_t>(k));
    add_tally(world, totals);
    totals.partnered_work_months += projects_of_two_teams(world);
    if (world.month() + 1 < world.config().time.horizon_months) return;
    look_at_firms(world, totals);
    look_at_others(world, totals);
}

ProbeTotals run_for_probe(std::shared_ptr<const Constants> constants, std::uint32_t replicate, int threads) {
    World world(std::move(constants), replicate, threads);
    ProbeTotals totals;
    run_replicate(world, [&](const World& w) { add_month(w, totals); });
    return totals;
}

}  // namespace pactsim
