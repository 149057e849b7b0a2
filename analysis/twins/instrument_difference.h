#pragma once
// In which instruments (and intermediaries that policy pays for) two worlds differ. Lists of two worlds differ in length and order, so they are compared by name.

#include "agents/state/constants.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// Sources of support (see FirmOutcomes) that are not the same in two worlds. What leaves no trace (no effect, no award, no cost) is no support and never listed.
struct InstrumentDifference {
    std::vector<std::uint16_t> changed;   // sources of the scheme world: new there, or on other terms under the same name
    std::vector<std::uint16_t> removed;   // sources of the baseline world that are not in the scheme world
    std::vector<std::uint16_t> awarded;   // of `changed`: instruments that firms apply for
    std::vector<std::uint16_t> lottery;   // of `awarded`: places are drawn by lot
    std::vector<std::string> names;       // of instruments that differ, sorted; then of intermediary groups that differ, sorted
};

/// What differs between a baseline and a scheme. An instrument that only leaves a trace in one of the worlds is changed or removed accordingly.
InstrumentDifference differing_instruments(const Constants& baseline, const Constants& scheme);

}  // namespace pactsim
