#include "output/results_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "sim/error.h"

namespace pactsim {

namespace {

Series series_from(const Measure& measure, std::string name, std::string_view role) {
    Series series;
    series.name = std::move(name);
    series.unit = measure.unit;
    series.long_name = measure.long_name;
    series.role = role;
    series.kind = measure.kind;
    series.storage = measure.storage;
    series.scale = measure.scale;
    return series;
}

class SeriesList {
  public:
    explicit SeriesList(const ResultsLayout& layout) : layout_(layout) {}

    void add(Series series, std::vector<std::string> dimensions, std::vector<std::int64_t> ReplicateBlock::*source, std::size_t index = 0) {
        series.length = 1;
        for (const std::string& name : dimensions) series.length *= dimension_length(layout_, name);
        series.dimensions = std::move(dimensions);
        series.source = source;
        series.offset = index * series.length * series.stride;
        if (series.length * series.stride > 0) list_.push_back(std::move(series));
    }

    std::vector<Series> take() { return std::move(list_); }

  private:
    const ResultsLayout& layout_;
    std::vector<Series> list_;
};

constexpr Measure events_measure{"event_count", "count", "events in the month by kind, of all firms", MeasureKind::flow, StorageType::int32};
constexpr Measure ledger_measure{"ledger", "GBP pence", "money moved in the month by transfer"};
constexpr Measure balance_measure{"account_balance", "GBP pence", "balance of the account at the end of the run"};

std::vector<std::string> split_labels(const std::vector<std::string>& labels, bool before_colon) {
    std::vector<std::string> parts;
    for (const std::string& label : labels) {
        const auto colon = label.find(':');
        if (before_colon || colon == std::string::npos)
            parts.push_back(label.substr(0, colon));
        else
            parts.push_back(label.substr(colon + 1));
    }
    return parts;
}

template <class Item, class Text>
std::vector<std::string> texts_of(const std::vector<Item>& items, Text text) {
    std::vector<std::string> texts;
    for (const Item& item : items) texts.push_back(text(item));
    return texts;
}

void check_name(std::string_view name) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || name[0] < 'a' || name[0] > 'z' || !std::all_of(name.begin(), name.end(), fits))
        throw InputError(fmt::format("the name '{}' cannot stand in a results file: use a-z, 0-9 and _", name));
}

void check_unit(const Measure& measure) {
    // xarray decodes these to timedelta64 (xarray/coding/times.py, TIME_UNITS), which surprises readers.
    static constexpr std::array<std::string_view, 7> time_units = {"days", "hours", "minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"};
    if (std::find(time_units.begin(), time_units.end(), measure.unit) != time_units.end() || measure.unit.find(" since ") != std::string_view::npos)
        throw InputError(fmt::format("the measure '{}' has the unit '{}', which readers would turn into a time", measure.name, measure.unit));
    if (!(measure.scale > 0.0) || measure.scale > std::numeric_limits<double>::max())
        throw InputError(fmt::format("the measure '{}' needs a positive scale", measure.name));
}

void check_unique(const std::vector<std::string>& labels, std::string_view what) {
    std::set<std::string_view> seen;
    for (const std::string& label : labels)
        if (!seen.insert(label).second) throw InputError(fmt::format("the {} '{}' appears twice in the layout of the results", what, label));
}

}  // namespace

std::size_t dimension_length(const ResultsLayout& layout, std::string_view dimension) {
    if (dimension == "replicate") return layout.replicates;
    if (dimension == "month") return layout.months.size();
    if (dimension == "group") return layout.groups.size();
    if (dimension == "event") return layout.event_kinds.size();
    if (dimension == "transfer") return layout.transfers.size();
    if (dimension == "instrument") return layout.instruments.size();
    if (dimension == "account") return layout.accounts.size();
    return 0;
}

std::vector<Series> series_of(const ResultsLayout& layout) {
    SeriesList list(layout);
    for (std::size_t i = 0; i < layout.measures.size(); ++i) {
        const Measure& measure = layout.measures[i];
        Series series = series_from(measure, std::string(measure.name), "measure");
        const bool whole = measure.extent == MeasureExtent::whole;
        if (whole) series.stride = layout.groups.size();
        list.add(std::move(series), whole ? std::vector<std::string>{"month"} : std::vector<std::string>{"month", "group"}, &ReplicateBlock::measures, i);
    }
    list.add(series_from(events_measure, "event_count", "events"), {"event", "month"}, &ReplicateBlock::events);
    Series ledger = series_from(ledger_measure, "ledger", "ledger");
    ledger.kind = MeasureKind::flow;
    list.add(std::move(ledger), {"transfer", "month"}, &ReplicateBlock::ledger);
    for (std::size_t i = 0; i < layout.instrument_columns.size(); ++i) {
        const Measure& column = layout.instrument_columns[i];
        list.add(series_from(column, fmt::format("instrument_{}", column.name), "instrument"), {"instrument", "month"}, &ReplicateBlock::instruments, i);
    }
    list.add(series_from(balance_measure, "account_balance", "balance"), {"account"}, &ReplicateBlock::balances);
    return list.take();
}

void append_row(std::vector<std::int64_t>& rows, const Series& series, const ReplicateBlock& block) {
    const auto start = (block.*series.source).begin() + static_cast<std::ptrdiff_t>(series.offset);
    if (series.stride == 1) {
        rows.insert(rows.end(), start, start + static_cast<std::ptrdiff_t>(series.length));
        return;
    }
    for (std::size_t i = 0; i < series.length; ++i) rows.push_back(start[static_cast<std::ptrdiff_t>(i * series.stride)]);
}

std::vector<Coordinate> coordinates_of(const ResultsLayout& layout) {
    const auto transfer_name = [](const TransferLabel& t) { return fmt::format("{}: {} to {}", t.kind, t.payer, t.payee); };
    const auto kind = [](const TransferLabel& t) { return t.kind; };
    const auto payer = [](const TransferLabel& t) { return t.payer; };
    const auto payee = [](const TransferLabel& t) { return t.payee; };
    const auto name = [](const InstrumentLabel& i) { return i.name; };
    const auto funder = [](const InstrumentLabel& i) { return i.funder; };
    std::vector<Coordinate> all = {
        {"month_label", "month", "calendar month", layout.months},
        {"group", "group", "kind and name of the margin", layout.groups},
        {"group_kind", "group", "kind of the margin", split_labels(layout.groups, true)},
        {"group_name", "group", "name within the kind", split_labels(layout.groups, false)},
        {"event", "event", "kind of event", layout.event_kinds},
        {"transfer", "transfer", "what is paid, by whom, to whom", texts_of(layout.transfers, transfer_name)},
        {"transfer_kind", "transfer", "what is paid", texts_of(layout.transfers, kind)},
        {"payer", "transfer", "who pays", texts_of(layout.transfers, payer)},
        {"payee", "transfer", "who is paid", texts_of(layout.transfers, payee)},
        {"instrument", "instrument", "policy instrument", texts_of(layout.instruments, name)},
        {"funder", "instrument", "who pays for the instrument", texts_of(layout.instruments, funder)},
        {"account", "account", "an end between which money moves", layout.accounts},
    };
    std::erase_if(all, [](const Coordinate& c) { return c.labels.empty(); });
    return all;
}

void check_layout(const ResultsLayout& layout) {
    constexpr std::uint32_t most = std::numeric_limits<std::int32_t>::max();
    if (layout.replicates == 0 || layout.months.empty()) throw InputError("a results file needs at least one replicate and one month");
    if (layout.replicates > most || layout.first_replicate > most - layout.replicates)
        throw InputError("the replicate numbers of a results file must fit 31 bits");
    std::vector<std::string> names = {"replicate", "month", "scenario", "run_facts", "firm_histories"};
    for (const Series& series : series_of(layout)) names.push_back(series.name);
    for (const Coordinate& coordinate : coordinates_of(layout)) {
        names.push_back(coordinate.name);
        if (coordinate.name == coordinate.of) check_unique(coordinate.labels, coordinate.name);
    }
    std::for_each(names.begin(), names.end(), check_name);
    check_unique(names, "dataset");
    const bool has_whole = std::any_of(layout.measures.begin(), layout.measures.end(), [](const Measure& m) { return m.extent == MeasureExtent::whole; });
    if (has_whole && (layout.groups.empty() || layout.groups.front() != "total"))
        throw InputError("the groups of a results file must start with 'total', where numbers of the whole stand");
    std::for_each(layout.measures.begin(), layout.measures.end(), check_unit);
    std::for_each(layout.instrument_columns.begin(), layout.instrument_columns.end(), check_unit);
    std::vector<std::string> firm_names = {"row", "replicate", "firm", "month", "recorded_replicate", "first_row", "row_count"};
    for (const FirmColumn& column : layout.firm_columns) {
        check_unit(column.measure);
        check_name(column.measure.name);
        firm_names.emplace_back(column.measure.name);
    }
    check_unique(firm_names, "firm column");
}

}  // namespace pactsim
