#include "analysis/compare/study_series.h"

#include "analysis/appraisal/social_account.h"
#include "output/measures.h"
#include "sim/error.h"

#include <array>
#include <numeric>
#include <string_view>
#include <utility>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 16> kept{
    "firms", "firms_searching", "searches_started", "firms_china_route", "partnerships", "partnerships_formed", "partnerships_dissolved", "established_at_home", "established_in_china",
    "employees", "uk_gva", "venture_revenue_elsewhere", "venture_revenue_china", "knowledge", "leaks", "exits_failed"};

/// Where the kept measures come from, in their order.
const std::vector<MeasureRow>& kept_rows() {
    static const std::vector<MeasureRow> rows = [] {
        std::vector<MeasureRow> list;
        for (const std::string_view name : kept) {
            const MeasureRow& row = measure_rows()[measure_index(name)];
            const bool known = row.source == MeasureSource::firms || row.source == MeasureSource::partnerships || row.source == MeasureSource::event ||
                               row.source == MeasureSource::event_with_detail;
            if (!known) throw InvariantError("a study cannot keep the measure '" + std::string(name) + "'");
            list.push_back(row);
        }
        return list;
    }();
    return rows;
}

template <class Cells>
std::int64_t total(const Cells& cells, std::size_t index) {
    std::int64_t sum = 0;
    for (const auto& cell : cells) sum += cell[index];
    return sum;
}

/// Events of one month by kind, and of those kinds that tell their detail apart, by detail.
struct EventCounts {
    explicit EventCounts(const EventLog& events) {
        for (const Event& event : events) {
            ++by_kind[static_cast<std::size_t>(event.kind)];
            if (event.kind == EventKind::established) ++established[event.detail != 0 ? 1 : 0];
        }
    }
    std::array<std::int64_t, event_kind_count> by_kind{};
    std::array<std::int64_t, 2> established{};
};

std::int64_t value_of(const MeasureRow& row, const MonthTally& tally, const EventCounts& events) {
    switch (row.source) {
        case MeasureSource::firms: return total(tally.by_cell, row.index);
        case MeasureSource::partnerships: return total(tally.pacts_by_cell, row.index);
        case MeasureSource::event: return events.by_kind[row.index];
        case MeasureSource::event_with_detail: return events.established[row.detail];
        default: return 0;
    }
}

std::int64_t sum_of_line(const ArmBlock& block, StudyFlow flow, std::size_t years) {
    const auto first = block.flows.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(flow) * years);
    return std::accumulate(first, first + static_cast<std::ptrdiff_t>(years), std::int64_t{0});
}

std::int64_t& at(ArmBlock& block, StudyOutcome outcome) { return block.outcomes[static_cast<std::size_t>(outcome)]; }

void add_firms(ArmBlock& block, const FirmOutcomes& firms) {
    for (const FirmOutcome& firm : firms.firms) {
        at(block, StudyOutcome::partnerships) += firm.signed_month != never ? 1 : 0;
        at(block, StudyOutcome::established) += firm.established_month != never ? 1 : 0;
        at(block, StudyOutcome::established_china) += firm.established_month != never && firm.established_in_china ? 1 : 0;
        at(block, StudyOutcome::uk_gva) += firm.uk_gva;
        at(block, StudyOutcome::job_months) += firm.job_months;
        at(block, StudyOutcome::leaks) += firm.leaks;
        at(block, StudyOutcome::partner_gain) += firm.agreed_gain;
        at(block, StudyOutcome::leaked_value) += firm.leaked_value;
    }
}

}  // namespace

std::vector<std::string> study_series_names() { return {kept.begin(), kept.end()}; }

StudyRecorder::StudyRecorder(const Constants& constants) : months_(static_cast<std::size_t>(constants.calendar.horizon_months())) {
    ledger_.assign(transfer_count * months_, 0);
    block_.series.assign(kept.size() * months_, 0);
}

void StudyRecorder::observe(const World& world) {
    if (world.month() != static_cast<int>(month_) || month_ >= months_) throw InvariantError("the months of a world were not recorded in order");
    for (std::size_t kind = 0; kind < transfer_count; ++kind) ledger_[kind * months_ + month_] = world.ledger.month_total(static_cast<std::uint16_t>(kind));
    const EventCounts events(world.events);
    for (std::size_t s = 0; s < kept.size(); ++s) block_.series[s * months_ + month_] = value_of(kept_rows()[s], world.tally, events);
    survivors_ = total(world.tally.by_cell, static_cast<std::size_t>(FirmSum::firms));
    ++month_;
}

ArmBlock StudyRecorder::take(const FirmOutcomes& firms) {
    if (month_ != months_) throw InvariantError("a world was handed over before its last month");
    const std::size_t years = years_of(months_);
    block_.flows = yearly_flows(ledger_, months_);
    add_firms(block_, firms);
    at(block_, StudyOutcome::survivors) = survivors_;
    at(block_, StudyOutcome::public_cost_uk) = sum_of_line(block_, StudyFlow::public_cost, years);
    at(block_, StudyOutcome::public_cost_china) = sum_of_line(block_, StudyFlow::china_public, years);
    block_.present = true;
    return std::move(block_);
}

}  // namespace pactsim
