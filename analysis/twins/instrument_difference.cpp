#include "analysis/twins/instrument_difference.h"

#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"

#include <algorithm>
#include <string_view>

namespace pactsim {

namespace {

/// A record as text without what is only said to people, so that two texts are equal if and only if the terms are.
template <class T>
std::string terms_of(const Table<T>& table, const T& record) {
    Node node = table.write(record, {});
    std::erase_if(node.entries, [](const Entry& entry) { return entry.key == "name" || entry.key == "label" || entry.key == "kind"; });
    return to_flow(node);
}

/// One source of support of a world.
struct Source {
    std::string name;
    std::string terms;       // empty: leaves no trace
    std::uint16_t index = 0;
    bool awarded = false, lottery = false;
};

std::vector<Source> instruments_of(const Constants& c) {
    std::vector<Source> sources;
    for (std::size_t i = 0; i < c.config.policy.instruments.size(); ++i) {
        const InstrumentConfig& instrument = c.config.policy.instruments[i];
        const bool traced = (c.touching_instruments >> i & 1) != 0 && instrument.budget_gbp_per_year > 0.0;
        sources.push_back({instrument.name, traced ? terms_of(instrument_table(), instrument) : std::string(), static_cast<std::uint16_t>(i),
                           instrument.reach == Reach::awarded, instrument.allocation == AllocationRule::lottery});
    }
    return sources;
}

std::vector<Source> intermediaries_of(const Constants& c) {
    std::vector<Source> sources;
    const std::size_t first = c.config.policy.instruments.size();
    for (std::size_t g = 0; g < c.config.intermediaries.size(); ++g) {
        const IntermediaryConfig& group = c.config.intermediaries[g];
        sources.push_back({group.name, group.count > 0 ? terms_of(intermediary_table(), group) : std::string(), static_cast<std::uint16_t>(first + g), false, false});
    }
    return sources;
}

const Source* find(const std::vector<Source>& sources, std::string_view name) {
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& s) { return s.name == name; });
    return found == sources.end() ? nullptr : &*found;
}

void compare(const std::vector<Source>& baseline, const std::vector<Source>& scheme, InstrumentDifference& difference) {
    std::vector<std::string> names;
    for (const Source& source : scheme) {
        const Source* before = find(baseline, source.name);
        if (source.terms.empty() || (before != nullptr && before->terms == source.terms)) continue;
        names.push_back(source.name);
        difference.changed.push_back(source.index);
        if (source.awarded) difference.awarded.push_back(source.index);
        if (source.awarded && source.lottery) difference.lottery.push_back(source.index);
    }
    for (const Source& source : baseline) {
        const Source* after = find(scheme, source.name);
        if (source.terms.empty() || (after != nullptr && !after->terms.empty())) continue;
        names.push_back(source.name);
        difference.removed.push_back(source.index);
    }
    std::sort(names.begin(), names.end());
    difference.names.insert(difference.names.end(), names.begin(), names.end());
}

}  // namespace

InstrumentDifference differing_instruments(const Constants& baseline, const Constants& scheme) {
    InstrumentDifference difference;
    compare(instruments_of(baseline), instruments_of(scheme), difference);
    compare(intermediaries_of(baseline), intermediaries_of(scheme), difference);
    return difference;
}

}  // namespace pactsim
