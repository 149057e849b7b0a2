#pragma once
// Where two lives of one firm part, in words: what differs first, and what in the world led to it.

#include "analysis/compare/twin_lives.h"
#include "analysis/twins/instrument_difference.h"
#include "output/story_trace.h"

#include <cstddef>
#include <optional>
#include <string>

namespace pactsim {

/// Both worlds at the end of a month that both have run, with an eye on the k-th followed firm.
struct TwinScene {
    const LifeTrace& without;
    const LifeTrace& with;
    const InstrumentDifference& difference;
    std::size_t k = 0;
};

/// The first difference of any size in what the firm is and has; nothing if there is none.
std::optional<FirstTrace> find_trace(const TwinScene& scene);

/// What differs between the two lives in the month just run; nothing if a reader could not tell. `trace` is the first difference of any size, if there was one before.
std::optional<Parting> find_parting(const TwinScene& scene, const std::optional<FirstTrace>& trace);

/// Fills in what became of the application with which two lives parted, once the life with the scheme is known.
void follow_application(const FirmLife& with, Parting& parting);

/// Why, given the first turn that one life has and the other has not: `mine` is told of the world `here`, `other` (perhaps none) of the world beside it.
std::string cause_of_turn(const TwinScene& scene, const StoryTurn& mine, const StoryTurn* other, bool with_scheme, const std::optional<FirstTrace>& trace);

/// What the scheme does to the firm, or what it did to others, where no event names the cause.
std::string standing_cause(const TwinScene& scene, const std::optional<FirstTrace>& trace);

}  // namespace pactsim
