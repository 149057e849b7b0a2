#pragma once
// One world: the whole state of one replicate. A value: copying it is a snapshot, assigning the copy back restores it.

#include "agents/events.h"
#include "agents/state/agenda.h"
#include "agents/state/books.h"
#include "agents/state/constants.h"
#include "agents/state/environment.h"
#include "agents/state/firm.h"
#include "agents/state/intermediary.h"
#include "agents/state/partner.h"
#include "agents/state/partnership.h"
#include "agents/state/peer_face.h"
#include "agents/state/policy_book.h"
#include "agents/state/repeats.h"
#include "agents/state/tally.h"
#include "agents/state/scratch.h"
#include "sim/draws.h"

#include <memory>
#include <vector>

namespace pactsim {

/// Slots of a pool that are free again, used last in, first out; filled and emptied only in serial code.
using FreeList = std::vector<std::int32_t>;

struct World {
    World(std::shared_ptr<const Constants> scenario_constants, std::uint32_t replicate, int threads);

    std::shared_ptr<const Constants> constants;
    Draws draws;
    int threads = 1;
    int step = 0;                      // months since the start of the warm-up

    Firms firms;
    std::vector<std::uint32_t> joins;  // joins[s] = number of firms that have joined by the end of step s; at that time they hold the first places of storage
    std::vector<std::uint32_t> alive;  // indices of firms that have joined and not ended, ascending
    Partners partners;
    std::vector<std::vector<std::uint32_t>> partners_of_sector;         // static lists
    std::vector<std::vector<std::uint32_t>> partners_of_sector_region;  // [sector * china_regions + region]
    Intermediaries intermediaries;
    std::vector<std::vector<std::uint16_t>> intermediaries_of;          // [uk region * sectors + sector]
    std::vector<Search> searches;
    FreeList free_searches;
    std::vector<Partnership> partnerships;
    FreeList free_partnerships;
    EnvironmentState environment;
    std::vector<InstrumentBook> instruments;
    std::vector<Award> awards;         // running, in order of start
    Repeats repeats;                   // instruments that act on a firm for a second time
    std::uint64_t open_instruments = 0;   // bit i: within window and with money
    LeverSet system_levers;            // of instruments with reach `system`
    Ledger ledger;
    std::vector<InstrumentMonth> instrument_month;
    std::vector<PeerFace> faces;       // what neighbours see of a firm, by place in the ring: as of the end of last month
    EventLog events;                   // of this month
    std::vector<ChunkScratch> scratch; // one per chunk of a parallel phase
    std::vector<ChunkWork> thread_work;// one per thread
    std::vector<Outcome> outcomes;     // of this month, until the learning phase
    std::vector<std::uint32_t> roster; // firms a phase is about; rebuilt by each
    Agenda agenda;                     // who has something to decide this month; during its last phase, next month
    MatchingWork matching;
    std::vector<std::int64_t> reputation_good, reputation_bad;  // buffers of the learning phase
    MonthTally tally;                  // of this month
    std::vector<ThreadTally> thread_tallies;  // whole numbers, so it does not matter which thread counted whom

    [[nodiscard]] const Config& config() const { return constants->config; }
    [[nodiscard]] int month() const { return constants->calendar.month_of_step(step); }
    [[nodiscard]] std::uint32_t step_key() const { return static_cast<std::uint32_t>(step); }
};

}  // namespace pactsim
