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

/// Stands for a firm that is not there.
constexpr std::uint32_t nobody = 0xffffffffu;

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

}  // namespace

std::span<const FirmColumn> firm_columns() {
    static const std::vector<FirmColumn> columns = make_columns();
    return columns;
}

std::uint64_t firm_history_bytes(std::uint64_t firms, std::uint64_t months) { return firms * months * (firm_columns().size() + 2) * sizeof(std::int64_t); }

FirmHistoryRecorder::FirmHistoryRecorder() { rows_.columns.resize(firm_columns().size()); }

void FirmHistoryRecorder::observe(const World& world) {
    const Firms& f = world.firms;
    in_order_of_id_.assign(f.size(), nobody);
    for (const std::uint32_t i : world.alive) in_order_of_id_[f.number(i)] = i;
    for (const std::uint32_t i : in_order_of_id_) {
        if (i == nobody) continue;
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

}  // namespace pactsim
