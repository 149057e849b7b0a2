#pragma once
// What one chunk of a parallel phase writes apart from the columns of its own agents; merged in the order of chunks, so threads leave no trace.

#include "agents/events.h"
#include "agents/rules/award.h"
#include "agents/rules/matching.h"
#include "agents/state/agenda.h"
#include "agents/state/books.h"
#include "agents/state/peer_face.h"
#include "agents/state/policy_book.h"
#include "agents/state/tally.h"
#include "sim/draws.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// An application on its way to the queue of its instrument.
struct NewApplication {
    std::uint16_t instrument = 0;
    Application application;
};

/// A wish of a searching firm to be served by an intermediary this month.
struct ServiceRequest {
    std::uint16_t intermediary = 0;
    std::uint32_t search = 0;     // index
    std::uint32_t firm_id = 0;
    std::uint64_t priority = 0;
};

/// An outcome of a client or partner that settles into reputations.
struct Outcome {
    std::uint32_t partner = 0;         // index
    std::uint16_t intermediary = 0;    // index + 1
    std::int32_t good = 0, bad = 0;
};

/// Demand-led public money, by instrument: tax relief to a firm, or a part of project cost paid to those who do the work.
struct Relief {
    std::uint16_t instrument = 0;
    bool project_cost = false;
    Pence amount = 0;
};

/// What others will see of a firm from next month on.
struct NewFace {
    std::uint32_t place = 0;  // in the peer ring
    PeerFace face;
};

/// What a chunk needs only while it is worked on: lent by the thread, so that it stays in the cache from chunk to chunk.
struct ChunkWork {
    std::vector<std::uint32_t> chosen;           // firms of the chunk that a phase is about
    std::vector<std::uint32_t> awake;            // places in World::alive of the chunk's firms to which something may happen (agents/phases/quiet.h)
    std::vector<std::uint32_t> ids, other_ids;   // batch of draws: who, and with whom
    std::vector<Block> blocks;                   // and what
    std::vector<Block> own_blocks, rare_blocks;  // further batches, in use at the same time
    bool drawn = false;                          // blocks hold this month's draws of the chunk's firms
};

struct ChunkScratch {
    ChunkWork work;
    EventLog events;
    TransferSums sums{};
    std::vector<NewApplication> applications;
    std::vector<ServiceRequest> requests;
    std::vector<Proposal> proposals;
    std::vector<std::uint32_t> group_sizes;
    AgendaLists agenda;                      // what the chunk's firms have to decide next month
    std::vector<std::uint32_t> started;      // firms that start to search
    std::vector<std::int32_t> ended_pacts, ended_searches;  // slots to be freed
    std::vector<Outcome> outcomes;
    std::vector<Relief> reliefs;
    std::vector<NewFace> faces;
    std::size_t thread = 0;                  // which works on the chunk: its place in World::thread_tallies
    std::vector<std::int64_t> phase_nanoseconds;  // of each phase over the chunk
    std::uint32_t cases_success = 0, cases_failure = 0;

    /// Empties everything but keeps the memory.
    void clear() {
        events.clear();
        sums.fill(0);
        applications.clear();
        requests.clear();
        proposals.clear();
        group_sizes.clear();
        started.clear();
        ended_pacts.clear();
        ended_searches.clear();
        outcomes.clear();
        reliefs.clear();
        agenda.clear();
        cases_success = cases_failure = 0;
    }
};

/// Buffers of the matching phase.
struct MatchingWork {
    std::vector<Proposal> proposals;
    std::vector<std::uint32_t> group_begin;
    std::vector<std::uint16_t> free_places;
    std::vector<std::uint32_t> accepted;
    std::vector<ServiceRequest> requests;
    std::vector<std::uint8_t> served;        // per search: 1 = its intermediary serves it this month
    std::vector<std::uint8_t> has_place;     // per partner: 1 = it can take another partnership this month
    MatchingScratch scratch;
};

}  // namespace pactsim
