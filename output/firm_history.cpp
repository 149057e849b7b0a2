#include "output/firm_history.h"

#include "agents/rules/trust.h"
#include "agents/rules/value_added.h"

#include <bit>
#include <string>
#include <utility>

namespace pactsim {

namespace {

using enum MeasureKind;
using enum StorageType;

template <class Names>
std::vector<std::string> words(const Names& names, const char* last = nullptr) {
    std::vector<std::string> list(names.begin(), names.end());
    if (last != nullptr) list.emplace_back(last);
    return list;
}

std::vector<FirmColumn> make_columns() {
    const double share = 1.0 / share_scale;
    return {
        {{"status", "1", "what the firm is doing", stock, int32, 1.0}, words(status_names)},
        {{"stage", "1", "stage of the venture", stock, int32, 1.0}, words(stage_names)},
        {{"milestones_left", "count", "milestones left in the stage", stock, int32, 1.0}, {}},
        {{"form", "1", "form of its partnership", stock, int32, 1.0}, words(governance_form_names, "none")},
        {{"channel", "1", "channel through which it met its partner", stock, int32, 1.0}, words(channel_names, "none")},
        {{"partner", "1", "number of its partner, talks included; 0 = none", stock, int32, 1.0}, {}},
        {{"trust", "1", "trust in the partner (share)", stock, scaled_double, share}, {}},
        {{"knowledge", "1", "knowledge of China (share)", stock, scaled_double, share}, {}},
        {{"lead", "1", "technology lead (share)", stock, scaled_double, share}, {}},
        {{"employees", "jobs", "UK jobs", stock, int32, 1.0}, {}},
        {{"cash", "GBP pence", "cash", stock, int64, 1.0}, {}},
        {{"home_revenue", "GBP pence", "sales outside the venture", flow, int64, 1.0}, {}},
        {{"venture_revenue_china", "GBP pence", "its part of venture sales in China", flow, int64, 1.0}, {}},
        {{"venture_revenue_elsewhere", "GBP pence", "venture sales outside China", flow, int64, 1.0}, {}},
        {{"uk_gva", "GBP pence", "UK gross value added", flow, int64, 1.0}, {}},
        {{"instruments", "count", "instruments that support it", stock, int32, 1.0}, {}},
    };
}

std::int64_t millionths(double value) { return static_cast<std::int64_t>(value * share_scale + 0.5); }

/// The partnership or talks of a firm, if there are any.
const Partnership* tie_of(const World& world, std::size_t i) {
    const Status status = world.firms.status_of(i);
    if (status != Status::partnered && status != Status::negotiating) return nullptr;
    return &world.partnerships[static_cast<std::size_t>(world.firms.slot[i])];
}

std::int64_t trust_of(const World& world, const Partnership* tie) {
    if (tie == nullptr || tie->status == PactStatus::negotiating) return 0;
    return millionths(trust_level({static_cast<double>(tie->good), static_cast<double>(tie->bad), static_cast<double>(tie->damage)}, world.config().forms.trust));
}

Pence gva_of(const World& world, std::size_t i) {
    return value_added(world.firms.home_revenue[i], fixed_share(world.config().firms.bought_in_share), world.firms.venture_profit[i]);
}

bool ends_firm(EventKind kind) {
    return kind == EventKind::orderly_stop || kind == EventKind::failed_cash || kind == EventKind::closed_other || kind == EventKind::sold_elsewhere ||
           kind == EventKind::sold_to_partner;
}

}  // namespace

std::span<const FirmColumn> firm_columns() {
    static const std::vector<FirmColumn> columns = make_columns();
    return columns;
}

std::uint64_t firm_history_bytes(std::uint64_t firms, std::uint64_t months) { return firms * months * (firm_columns().size() + 2) * sizeof(std::int64_t); }

FirmHistoryRecorder::FirmHistoryRecorder() { rows_.columns.resize(firm_columns().size()); }

void FirmHistoryRecorder::observe(const World& world) {
    const Firms& f = world.firms;
    for (const std::uint32_t i : world.alive) {
        const Partnership* tie = tie_of(world, i);
        const std::array<std::int64_t, 16> row{
            f.status[i], f.stage[i], f.milestones_left[i], f.form[i], f.channel[i], tie == nullptr ? 0 : std::int64_t{tie->partner} + 1, trust_of(world, tie),
            millionths(static_cast<double>(f.knowledge[i])), millionths(static_cast<double>(f.lead[i])), f.employees[i], f.cash[i], f.home_revenue[i],
            f.china_month[i], f.home_month[i], gva_of(world, i), std::popcount(f.support[i])};
        rows_.firm.push_back(f.id[i]);
        rows_.month.push_back(world.month());
        for (std::size_t c = 0; c < row.size(); ++c) rows_.columns[c].push_back(row[c]);
    }
}

FirmHistories FirmHistoryRecorder::take() { return std::exchange(rows_, {}); }

void FirmOutcomeRecorder::start(const World& world) {
    const Firms& f = world.firms;
    outcomes_.resize(f.size());
    for (std::size_t i = 0; i < f.size(); ++i) {
        FirmOutcome& o = outcomes_[i];
        o.firm = f.id[i];
        o.cell = f.cell[i];
        o.entry_step = f.entry_step[i];
        o.form = governance_form_count;
        o.channel = channel_count;
        o.status = f.status[i];
        o.stage = f.stage[i];
        if (f.stage_of(i) == Stage::established) o.established_month = world.constants->calendar.month_of_step(f.stage_step[i]);
        o.established_in_china = f.has(i, flag_established_china);
        if (f.status_of(i) != Status::partnered) continue;
        const Partnership& tie = world.partnerships[static_cast<std::size_t>(f.slot[i])];
        o.signed_month = world.constants->calendar.month_of_step(tie.start_step);
        o.form = tie.form;
        o.channel = tie.channel;
        o.intermediary = tie.intermediary;
    }
}

void FirmOutcomeRecorder::note_events(const World& world) {
    for (const Event& event : world.events) {
        FirmOutcome& o = outcomes_[event.firm];
        if (event.kind == EventKind::signed_ && o.signed_month == never) {
            o.signed_month = world.month();
            o.form = event.detail;
            o.channel = world.firms.channel[event.firm];
            o.intermediary = world.firms.intermediary[event.firm];
        } else if (event.kind == EventKind::established && o.established_month == never) {
            o.established_month = world.month();
            o.established_in_china = event.detail != 0;
        } else if (event.kind == EventKind::leak) {
            ++o.leaks;
        } else if (event.kind == EventKind::awarded) {
            o.support_awarded += event.amount;
        } else if (ends_firm(event.kind)) {
            o.ended_month = world.month();
        }
    }
}

void FirmOutcomeRecorder::observe(const World& world) {
    if (outcomes_.empty()) start(world);
    note_events(world);
    const Firms& f = world.firms;
    const Pence bought_in = fixed_share(world.config().firms.bought_in_share);
    for (const std::uint32_t i : world.alive) {
        FirmOutcome& o = outcomes_[i];
        o.status = f.status[i];
        o.stage = f.stage[i];
        o.support = f.support_ever[i];
        if (is_terminal(f.status[i])) continue;  // as the measures: a firm that ended this month is not counted any more
        o.job_months += f.employees[i];
        o.uk_gva += value_added(f.home_revenue[i], bought_in, f.venture_profit[i]);
        o.home_revenue += f.home_revenue[i];
        (f.has(i, flag_china_route) ? o.venture_revenue_china_route : o.venture_revenue_home_route) += f.venture_month(i);
    }
}

std::vector<FirmOutcome> FirmOutcomeRecorder::take() { return std::exchange(outcomes_, {}); }

}  // namespace pactsim
