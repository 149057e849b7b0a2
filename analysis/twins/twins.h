#pragma once
// What a scheme did, firm by firm: every firm has a twin in the world without the scheme, for both worlds share all random draws.
//
// How it is used, for one replicate of one future:
//   1. Once per pair of arms: `const InstrumentDifference difference = differing_instruments(baseline_constants, scheme_constants);` (its `names` are
//      StudyArm::instruments), and once per study: `const TwinMargins margins(baseline_constants);` (`margins.labels()` is StudyLayout::margins).
//   2. Run both worlds with a FirmOutcomeRecorder each, observing at the end of every month of the horizon. One record of the baseline serves all schemes.
//   3. `compare_twins({.baseline = &without, .scheme = &with, .difference = &difference, .margins = &margins})` gives the block of the study; drop the records.
// Nothing is kept between calls; calls from several threads are safe. `lottery` serves the randomised evaluator only and may be left out: schemes that already draw
// lots are measured in their own world, for the others that one evaluator is undefined. Which evaluators are defined says TwinBlock::evaluator_defined.
//
// For each firm and quantity y = c + h (route through China + home route), world 0 = baseline, 1 = scheme, D = 1 - 0:
//   supported firms:  deadweight = min(c0, c1); gain = max(Dc, 0) + max(Dh, 0), called acceleration if both worlds have the headline event and it came at least six
//                     months sooner with the scheme, else additional; gross = c1 + max(Dh, 0); substitution = min(max(Dc, 0), max(-Dh, 0));
//                     diversion = max(-Dc, 0) + max(-Dh, 0) - substitution;
//   other firms:      spillover = max(Dy, 0), displacement = max(-Dy, 0).
// net = gross - deadweight - substitution - diversion + spillover - displacement and gross - deadweight = additional + acceleration, exactly, per firm and margin.
// The headline event is the signature for partnerships and leaks, and becoming established for the rest. Source: rulings 3.

#include "analysis/twins/instrument_difference.h"
#include "analysis/twins/twin_margins.h"
#include "output/firm_outcome.h"
#include "output/study_data.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pactsim {

/// The records of one replicate in two worlds, and how the worlds differ. None of the pointers but `lottery` may be null.
struct TwinInput {
    const FirmOutcomes* baseline = nullptr;
    const FirmOutcomes* scheme = nullptr;
    const InstrumentDifference* difference = nullptr;   // differing_instruments(baseline, scheme)
    const TwinMargins* margins = nullptr;
    const FirmOutcomes* lottery = nullptr;              // records of a copy of the scheme world whose differing instruments have `allocation: lottery`, if one was run
};

/// Parts, fates, evaluators and the number of supported firms of one replicate. Throws InvariantError if the two records are not of the same firms.
TwinBlock compare_twins(const TwinInput& input);

/// Months by which an event must come sooner to be called accelerated (rulings 3).
inline constexpr std::int32_t acceleration_months = 6;

/// One firm's outcome by route.
struct RouteValue {
    std::int64_t china = 0, home = 0;
};
/// A quantity of one firm, split exactly: pence for value added, months for jobs, else counts.
RouteValue route_value(const FirmOutcome& outcome, TwinQuantity quantity);
/// Month of a quantity's headline event, or `never`.
std::int32_t headline_month(const FirmOutcome& outcome, TwinQuantity quantity);

using TwinParts = std::array<std::int64_t, twin_part_count>;
/// The parts of one firm and quantity.
TwinParts twin_parts(RouteValue without, RouteValue with, bool supported, bool accelerated);
/// True if both months came and the second is at least `acceleration_months` sooner.
bool is_accelerated(std::int32_t without, std::int32_t with);

/// One flag per firm: 1 = it had support, in the scheme world, of a source that differs, or in the baseline world of one that is in no scheme world.
/// A firm that lost the race for an instrument that goes on is not supported: it was displaced.
std::vector<std::uint8_t> supported_flags(const FirmOutcomes& baseline, const FirmOutcomes& scheme, const InstrumentDifference& difference);

/// Parts of all quantities along the margins: [quantity][part][margin].
std::vector<std::int64_t> twin_table(const FirmOutcomes& baseline, const FirmOutcomes& scheme, std::span<const std::uint8_t> supported, const TwinMargins& margins);

using EventFates = std::array<std::array<std::int64_t, event_fate_count>, headline_event_count>;
/// What became of each headline event. One that came in both worlds is accelerated or delayed if the months differ by `acceleration_months` or more, else the same;
/// event_months sums the months gained by accelerated firms.
EventFates event_fates(const FirmOutcomes& baseline, const FirmOutcomes& scheme);

}  // namespace pactsim
