#include "output/recorder.h"

#include "sim/error.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace pactsim {

namespace {

/// Adds one sum of a tally over all its margins. Rows without "none" (partnerships always have form and channel) are handled by fill_none.
template <class Cells, class Stages, class Forms, class Channels>
void spread(const GroupAxis& axis, std::span<std::int64_t> row, std::size_t k, const Cells& cells, const Stages& stages, const Forms& forms, const Channels& channels) {
    const std::size_t size = axis.begin_of(Margin::size), crossed = axis.begin_of(Margin::sector_region);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        row[crossed + c / 3] += cells[c][k];
        row[size + c % 3] += cells[c][k];
    }
    for (std::size_t s = 0; s < stages.size(); ++s) row[axis.begin_of(Margin::stage) + s] = stages[s][k];
    for (std::size_t g = 0; g < governance_form_count; ++g) row[axis.begin_of(Margin::form) + g] = forms[g][k];
    for (std::size_t c = 0; c < channel_count; ++c) row[axis.begin_of(Margin::channel) + c] = channels[c][k];
    axis.roll_up(row);
    axis.fill_none(row);
}

std::int64_t narrow(Int128 value) {
    if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) {
        throw InvariantError("an account holds more than 92 quadrillion GBP");
    }
    return static_cast<std::int64_t>(value);
}

Pence paid(const Ledger& ledger, std::initializer_list<Transfer> kinds) {
    Pence sum = 0;
    for (const Transfer kind : kinds) sum += ledger.month_total(static_cast<std::uint16_t>(kind));
    return sum;
}

std::int64_t surrounding(const World& world, Surrounding what) {
    const MonthTally& tally = world.tally;
    switch (what) {
        case Surrounding::partner_places: return tally.partner_capacity;
        case Surrounding::partner_places_used: return tally.partner_used;
        case Surrounding::public_knowledge: return tally.public_knowledge;
        case Surrounding::regime: return tally.regime;
        case Surrounding::exchange_rate: return tally.exchange_rate;
        case Surrounding::public_cost_uk:
            return paid(world.ledger, {Transfer::award_uk, Transfer::relief_uk, Transfer::delivery_uk, Transfer::fixed_uk, Transfer::evaluation_uk});
        case Surrounding::public_cost_china:
            return paid(world.ledger, {Transfer::award_china, Transfer::relief_china, Transfer::delivery_china, Transfer::fixed_china, Transfer::evaluation_china});
    }
    return 0;
}

bool looks_at_events(MeasureSource source) {
    return source == MeasureSource::event || source == MeasureSource::event_with_detail || source == MeasureSource::event_amount || source == MeasureSource::months_to_event;
}

std::vector<std::string> month_labels(const Calendar& calendar) {
    std::vector<std::string> labels;
    for (int month = 0; month < calendar.horizon_months(); ++month) labels.push_back(calendar.label(month));
    return labels;
}

}  // namespace

ResultsLayout results_layout(const Constants& constants, std::uint32_t first_replicate, std::uint32_t replicates) {
    ResultsLayout layout;
    layout.groups = GroupAxis(constants).labels();
    layout.months = month_labels(constants.calendar);
    layout.first_replicate = first_replicate;
    layout.replicates = replicates;
    layout.measures = all_measures();
    layout.event_kinds.assign(event_names.begin(), event_names.end());
    for (const TransferRow& row : transfer_rows) {
        layout.transfers.push_back({std::string(row.name), std::string(account_names[static_cast<std::size_t>(row.payer)]),
                                    std::string(account_names[static_cast<std::size_t>(row.payee)])});
    }
    for (const InstrumentConfig& instrument : constants.config.policy.instruments) layout.instruments.push_back({instrument.name, instrument.funder});
    layout.instrument_columns = instrument_measures();
    layout.accounts.assign(account_names.begin(), account_names.end());
    return layout;
}

Recorder::Recorder(const Constants& constants, std::uint32_t replicate)
    : axis_(constants), months_(static_cast<std::size_t>(constants.calendar.horizon_months())) {
    const std::size_t rows = months_ * axis_.size();
    block_.replicate = replicate;
    block_.measures.assign(measure_rows().size() * rows, 0);
    block_.events.assign(event_kind_count * months_, 0);
    block_.ledger.assign(transfer_count * months_, 0);
    block_.instruments.assign(instrument_measures().size() * constants.config.policy.instruments.size() * months_, 0);
    block_.balances.assign(account_names.size(), 0);
    for (std::size_t m = 0; m < measure_rows().size(); ++m) {
        const MeasureRow& row = measure_rows()[m];
        if (looks_at_events(row.source)) event_measures_[row.index].push_back({m, row.source, row.detail});
    }
}

std::span<std::int64_t> Recorder::measure_row(std::size_t measure) {
    return {block_.measures.data() + (measure * months_ + month_) * axis_.size(), axis_.size()};
}

void Recorder::prime(const World& world) {
    const Firms& f = world.firms;
    ties_.resize(f.size());
    for (std::size_t i = 0; i < ties_.size(); ++i) ties_[f.number(i)] = {f.form[i], f.channel[i]};
}

void Recorder::observe(const World& world) {
    if (ties_.size() != world.firms.size()) throw InvariantError("a recorder was not primed with the world that it is to record");
    if (world.month() != static_cast<int>(month_) || month_ >= months_) throw InvariantError("the months of a replicate were not recorded in order");
    record_sums(world.tally);
    record_home_firms();
    count_events(world);
    roll_up_events();
    record_surroundings(world);
    record_money(world);
    record_instruments(world);
    ++month_;
}

ReplicateBlock Recorder::take() {
    if (month_ != months_) throw InvariantError("a replicate was handed over before its last month");
    return std::move(block_);
}

void Recorder::record_sums(const MonthTally& tally) {
    for (std::size_t m = 0; m < measure_rows().size(); ++m) {
        const MeasureRow& row = measure_rows()[m];
        if (row.source == MeasureSource::firms) {
            spread(axis_, measure_row(m), row.index, tally.by_cell, tally.by_stage, tally.by_form, tally.by_channel);
        } else if (row.source == MeasureSource::partnerships) {
            spread(axis_, measure_row(m), row.index, tally.pacts_by_cell, tally.pacts_by_stage, tally.pacts_by_form, tally.pacts_by_channel);
        }
    }
}

void Recorder::record_home_firms() {
    static const std::array<std::size_t, 5> m{measure_index("firms_home"), measure_index("firms"), measure_index("firms_searching"),
                                              measure_index("firms_negotiating"), measure_index("partnerships")};
    const auto home = measure_row(m[0]), all = measure_row(m[1]), searching = measure_row(m[2]), talking = measure_row(m[3]), partnered = measure_row(m[4]);
    for (std::size_t g = 0; g < home.size(); ++g) home[g] = all[g] - searching[g] - talking[g] - partnered[g];
}

void Recorder::count_events(const World& world) {
    const Firms& f = world.firms;
    note_new_ties(world);
    for (const Event& event : world.events) {
        const std::size_t i = event.firm;
        const std::uint8_t form = f.form[i] < governance_form_count ? f.form[i] : ties_[f.number(i)].form;
        const std::uint8_t channel = f.channel[i] < channel_count ? f.channel[i] : ties_[f.number(i)].channel;
        add_event(event, axis_.place(f.cell[i], f.stage[i], form, channel), world.step - f.entry_step[i]);
    }
    for (const Event& event : world.events) ties_[f.number(event.firm)] = {f.form[event.firm], f.channel[event.firm]};
}

void Recorder::note_new_ties(const World& world) {
    // A tie may begin or change and end within one month; only the events know of it then.
    for (const Event& event : world.events) {
        const std::size_t firm = world.firms.number(event.firm);
        if (event.kind == EventKind::accepted) ties_[firm].channel = event.detail;
        if (event.kind == EventKind::signed_ || event.kind == EventKind::form_changed) ties_[firm].form = event.detail;
    }
}

void Recorder::add_event(const Event& event, const GroupPlace& place, int months_since_joining) {
    const auto kind = static_cast<std::size_t>(event.kind);
    ++block_.events[kind * months_ + month_];
    for (const EventMeasure& to : event_measures_[kind]) {
        switch (to.source) {
            case MeasureSource::event: GroupAxis::add(measure_row(to.measure), place, 1); break;
            case MeasureSource::event_amount: GroupAxis::add(measure_row(to.measure), place, event.amount); break;
            case MeasureSource::event_with_detail:
                if (event.detail == to.detail) GroupAxis::add(measure_row(to.measure), place, 1);
                break;
            case MeasureSource::months_to_event:
                if (event.detail == to.detail) GroupAxis::add(measure_row(to.measure), place, months_since_joining);
                break;
            default: break;
        }
    }
}

void Recorder::roll_up_events() {
    for (std::size_t m = 0; m < measure_rows().size(); ++m) {
        if (looks_at_events(measure_rows()[m].source)) axis_.roll_up(measure_row(m));
    }
}

void Recorder::record_surroundings(const World& world) {
    for (std::size_t m = 0; m < measure_rows().size(); ++m) {
        const MeasureRow& row = measure_rows()[m];
        if (row.source == MeasureSource::surroundings) measure_row(m)[0] = surrounding(world, static_cast<Surrounding>(row.index));
    }
}

void Recorder::record_money(const World& world) {
    for (std::size_t kind = 0; kind < transfer_count; ++kind) block_.ledger[kind * months_ + month_] = world.ledger.month_total(static_cast<std::uint16_t>(kind));
    if (month_ + 1 < months_) return;
    for (std::size_t a = 0; a < account_names.size(); ++a) block_.balances[a] = narrow(world.ledger.balance(static_cast<std::uint16_t>(a)));
}

void Recorder::record_instruments(const World& world) {
    const std::size_t instruments = world.instrument_month.size();
    for (std::size_t i = 0; i < instruments; ++i) {
        const InstrumentMonth& month = world.instrument_month[i];
        const auto put = [&](std::size_t column, std::int64_t value) { block_.instruments[(column * instruments + i) * months_ + month_] = value; };
        for (std::size_t c = 0; c < spend_column_count; ++c) put(c, month.spent[c]);
        put(spend_column_count, month.applications);
        put(spend_column_count + 1, month.awards);
        put(spend_column_count + 2, month.refusals);
    }
}

}  // namespace pactsim
