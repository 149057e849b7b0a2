#include "web/kernel/series.h"

#include "scenarios/schema/suggest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pactsim {

namespace {

constexpr std::string_view pence = "GBP pence";

bool counts_events(MeasureSource source) {
    return source == MeasureSource::event || source == MeasureSource::event_with_detail || source == MeasureSource::event_amount || source == MeasureSource::months_to_event;
}

/// Sum over one group of what the tally has by cell and by its other margins.
template <class Cells, class Stages, class Forms, class Channels>
std::int64_t sum_of(const GroupAxis& axis, std::size_t group, std::size_t k, const Cells& cells, const Stages& stages, const Forms& forms, const Channels& channels) {
    const auto within = [&](Margin margin) { return group >= axis.begin_of(margin) && group < axis.begin_of(margin) + axis.count_of(margin); };
    const auto place = [&](Margin margin) { return group - axis.begin_of(margin); };
    std::int64_t total = 0;
    for (const auto& cell : cells) total += cell[k];
    if (within(Margin::total)) return total;
    if (within(Margin::stage)) return stages[place(Margin::stage)][k];
    const auto rest = [&](const auto& rows, std::size_t count, std::size_t at) {
        if (at < count) return rows[at][k];
        std::int64_t left = total;
        for (std::size_t r = 0; r < count; ++r) left -= rows[r][k];
        return left;
    };
    if (within(Margin::form)) return rest(forms, governance_form_count, place(Margin::form));
    if (within(Margin::channel)) return rest(channels, channel_count, place(Margin::channel));
    const std::size_t regions = axis.count_of(Margin::region);
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const bool in = within(Margin::sector)   ? c / 3 / regions == place(Margin::sector)
                        : within(Margin::region) ? c / 3 % regions == place(Margin::region)
                        : within(Margin::size)   ? c % 3 == place(Margin::size)
                                                 : c / 3 == place(Margin::sector_region);
        if (in) sum += cells[c][k];
    }
    return sum;
}

std::int64_t paid(const Ledger& ledger, std::initializer_list<Transfer> kinds) {
    std::int64_t sum = 0;
    for (const Transfer kind : kinds) sum += ledger.month_total(static_cast<std::uint16_t>(kind));
    return sum;
}

std::int64_t surrounding(const World& world, Surrounding what) {
    switch (what) {
        case Surrounding::partner_places: return world.tally.partner_capacity;
        case Surrounding::partner_places_used: return world.tally.partner_used;
        case Surrounding::public_knowledge: return world.tally.public_knowledge;
        case Surrounding::regime: return world.tally.regime;
        case Surrounding::exchange_rate: return world.tally.exchange_rate;
        case Surrounding::public_cost_uk:
            return paid(world.ledger, {Transfer::award_uk, Transfer::relief_uk, Transfer::delivery_uk, Transfer::fixed_uk, Transfer::evaluation_uk});
        case Surrounding::public_cost_china:
            return paid(world.ledger, {Transfer::award_china, Transfer::relief_china, Transfer::delivery_china, Transfer::fixed_china, Transfer::evaluation_china});
    }
    return 0;
}

std::size_t place_of_name(const std::vector<std::string>& names, const std::string& name, const char* what) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw InputError(fmt::format("there is no {} `{}`; {}", what, name, suggestion_help(name, names, fmt::format("{}s", what))));
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

SeriesKey series_key(const GroupAxis& axis, std::string_view text) {
    const std::size_t at = text.find('@');
    std::vector<std::string> measures;
    for (const Measure& measure : all_measures()) measures.emplace_back(measure.name);
    SeriesKey key{std::string(text), place_of_name(measures, std::string(text.substr(0, at)), "measure"), 0};
    if (at == std::string_view::npos) return key;
    key.group = place_of_name(axis.labels(), std::string(text.substr(at + 1)), "group");
    if (key.group != 0 && all_measures()[key.measure].extent == MeasureExtent::whole) {
        throw InputError(fmt::format("the measure `{}` is of the whole economy and has no groups", measures[key.measure]));
    }
    return key;
}

EventKind event_of_name(const std::string& name) {
    const std::vector<std::string> names(event_names.begin(), event_names.end());
    return static_cast<EventKind>(place_of_name(names, name, "event"));
}

double worth_of(const Measure& measure) { return measure.unit == pence ? 0.01 : measure.storage == StorageType::scaled_double ? measure.scale : 1.0; }

std::string_view unit_of(const Measure& measure) { return measure.unit == pence ? std::string_view("GBP") : measure.unit; }

SeriesRecorder::SeriesRecorder(const Constants& constants, std::vector<SeriesKey> keys) : axis_(constants), keys_(std::move(keys)), values_(keys_.size()) {
    for (std::vector<std::int64_t>& series : values_) series.reserve(static_cast<std::size_t>(constants.calendar.horizon_months()));
    for (const SeriesKey& key : keys_) {
        if (!counts_events(measure_rows()[key.measure].source)) continue;
        auto found = std::find_if(event_rows_.begin(), event_rows_.end(), [&](const EventRow& row) { return row.measure == key.measure; });
        if (found == event_rows_.end()) found = event_rows_.insert(found, {key.measure, std::vector<std::int64_t>(axis_.size(), 0), false});
        found->split = found->split || key.group != 0;
        split_ = split_ || key.group != 0;
    }
}

void SeriesRecorder::prime(const World& world) {
    if (!split_) return;
    ties_.resize(world.firms.size());
    for (std::size_t i = 0; i < ties_.size(); ++i) ties_[world.firms.number(i)] = {world.firms.form[i], world.firms.channel[i]};
}

void SeriesRecorder::observe(const World& world) {
    count_events(world);
    for (std::size_t k = 0; k < keys_.size(); ++k) values_[k].push_back(value_of(world, keys_[k]));
    ++months_;
}

std::int64_t SeriesRecorder::sum_at(const World& world, const MeasureRow& row, std::size_t group) const {
    const MonthTally& t = world.tally;
    if (row.source == MeasureSource::partnerships) return sum_of(axis_, group, row.index, t.pacts_by_cell, t.pacts_by_stage, t.pacts_by_form, t.pacts_by_channel);
    return sum_of(axis_, group, row.index, t.by_cell, t.by_stage, t.by_form, t.by_channel);
}

std::int64_t SeriesRecorder::value_of(const World& world, const SeriesKey& key) const {
    const MeasureRow& row = measure_rows()[key.measure];
    if (row.source == MeasureSource::surroundings) return surrounding(world, static_cast<Surrounding>(row.index));
    if (row.source == MeasureSource::firms_at_home) {
        const auto of = [&](FirmSum sum) { return sum_at(world, {row.measure, MeasureSource::firms, static_cast<std::uint8_t>(sum), 0}, key.group); };
        const std::int64_t pacts = sum_at(world, {row.measure, MeasureSource::partnerships, static_cast<std::uint8_t>(PactSum::partnerships), 0}, key.group);
        return of(FirmSum::firms) - of(FirmSum::searching) - of(FirmSum::negotiating) - pacts;
    }
    if (!counts_events(row.source)) return sum_at(world, row, key.group);
    const auto found = std::find_if(event_rows_.begin(), event_rows_.end(), [&](const EventRow& e) { return e.measure == key.measure; });
    return found->row[key.group];
}

void SeriesRecorder::add_event(EventRow& to, const World& world, const Event& event) {
    const MeasureRow& row = measure_rows()[to.measure];
    if (static_cast<std::uint8_t>(event.kind) != row.index) return;
    const bool with_detail = row.source == MeasureSource::event_with_detail || row.source == MeasureSource::months_to_event;
    if (with_detail && event.detail != row.detail) return;
    const Firms& f = world.firms;
    const std::size_t i = event.firm;
    std::int64_t amount = 1;
    if (row.source == MeasureSource::event_amount) amount = event.amount;
    if (row.source == MeasureSource::months_to_event) amount = world.step - f.entry_step[i];
    if (!to.split) {
        to.row[0] += amount;
        return;
    }
    const std::uint8_t form = f.form[i] < governance_form_count ? f.form[i] : ties_[f.number(i)].form;
    const std::uint8_t channel = f.channel[i] < channel_count ? f.channel[i] : ties_[f.number(i)].channel;
    GroupAxis::add(to.row, axis_.place(f.cell[i], f.stage[i], form, channel), amount);
}

void SeriesRecorder::count_events(const World& world) {
    if (event_rows_.empty()) return;
    for (EventRow& row : event_rows_) std::fill(row.row.begin(), row.row.end(), 0);
    if (split_) {
        // A tie may begin or change and end within one month; only the events know of it then.
        for (const Event& event : world.events) {
            const std::size_t firm = world.firms.number(event.firm);
            if (event.kind == EventKind::accepted) ties_[firm].channel = event.detail;
            if (event.kind == EventKind::signed_ || event.kind == EventKind::form_changed) ties_[firm].form = event.detail;
        }
    }
    for (const Event& event : world.events) {
        for (EventRow& row : event_rows_) add_event(row, world, event);
    }
    for (EventRow& row : event_rows_) {
        if (row.split) axis_.roll_up(row.row);
    }
    if (!split_) return;
    for (const Event& event : world.events) ties_[world.firms.number(event.firm)] = {world.firms.form[event.firm], world.firms.channel[event.firm]};
}

}  // namespace pactsim
