#pragma once
// What differs between two configurations, in the words of the scenario language: for the table of what was compared.

#include "scenarios/schema/config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// One setting that two configurations do not share.
struct SettingChange {
    std::string path;    ///< dotted; items of named lists by name
    std::string before;  ///< as YAML on one line; empty if the setting is not there
    std::string after;
};

/// Settings in which `after` differs from `before`, in the order in which settings are written. Of an instrument, agent, intermediary or
/// shock that only one side has, those that are not at their default, so that the list can be read. The name of the scenario does not count.
std::vector<SettingChange> settings_changed(const Config& before, const Config& after);

enum class ItemFate : std::uint8_t { added, removed, changed };

/// An instrument that two configurations do not share.
struct InstrumentChange {
    std::string name;
    ItemFate fate{};
};

/// Instruments that differ, in the order of their names. Labels do not count.
std::vector<InstrumentChange> instruments_changed(const Config& before, const Config& after);

}  // namespace pactsim
