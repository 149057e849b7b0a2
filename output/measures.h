#pragma once
// The registry of measures: every number that a run keeps per month and group. Names are part of the results format: add at the end, never reuse a name.

#include "agents/events.h"
#include "agents/state/tally.h"
#include "output/measure.h"
#include "output/results_layout.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim {

/// Where the numbers of a measure come from.
enum class MeasureSource : std::uint8_t {
    firms,            // a sum over firms (index: FirmSum)
    firms_at_home,    // firms in none of the three other live statuses
    partnerships,     // a sum over partnerships (index: PactSum)
    event,            // number of events of a kind (index: EventKind)
    event_with_detail,  // the same, those with one detail (stage, route or reason)
    event_amount,     // money of the events of a kind
    months_to_event,  // months from joining (or the start of the warm-up) to the event, added over the events with one detail
    surroundings,     // one number of the whole economy (index: Surrounding)
};

/// Numbers that no group can have: one a month. In a ReplicateBlock they stand in the group `total`.
enum class Surrounding : std::uint8_t { partner_places, partner_places_used, public_knowledge, regime, exchange_rate, public_cost_uk, public_cost_china };

/// One measure and how it is counted.
struct MeasureRow {
    Measure measure;
    MeasureSource source = MeasureSource::firms;
    std::uint8_t index = 0;
    std::uint8_t detail = 0;
};

/// All measures in the order of the results.
std::span<const MeasureRow> measure_rows();
/// The same without their sources, as the results format wants them.
std::span<const Measure> all_measures();
/// What is kept per instrument and month: the spend columns, applications, awards, refusals.
std::span<const Measure> instrument_measures();
/// Position of a measure in the list. Throws InvariantError for a name that does not exist.
std::size_t measure_index(std::string_view name);

}  // namespace pactsim
