#pragma once
// The phases that look at one firm at a time, with its own tie and nobody else's: work, conduct, market, finance, learning, record. Whatever they do to others
// (places given back, reputations, published cases, spending) settles after the last firm. So a month may run all six over one chunk of firms before it turns to
// the next, while the chunk is in the cache, and comes out as if each had gone over all firms in turn.

#include "agents/state/world.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace pactsim {

struct FirmPhase {
    /// What the firms world.alive[begin, end) do; writes their own columns, their own ties and the scratch.
    void (*decide)(World&, ChunkScratch&, std::size_t begin, std::size_t end);
    /// What follows once all have decided; null = nothing but what every phase books (events, transfers, relief, places given back).
    void (*settle)(World&);
};

FirmPhase work_of_firms();
FirmPhase conduct_of_firms();
FirmPhase market_of_firms();
FirmPhase finance_of_firms();
FirmPhase learning_of_firms();
FirmPhase record_of_firms();

/// Runs some of these phases, in order, over all live firms, chunk by chunk. Adds to nanoseconds[p], if given, the time that phase p took on all threads together.
void run_firm_phases(World& world, std::span<const FirmPhase> phases, std::span<std::int64_t> nanoseconds = {});

/// This month's draws of the firms world.alive[begin, end), made once per chunk however many phases ask.
std::span<const Block> firm_month_draws(const World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end);

}  // namespace pactsim
