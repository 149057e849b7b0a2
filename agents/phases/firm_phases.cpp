#include "agents/phases/firm_phases.h"

#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/quiet.h"
#include "agents/purpose.h"

#include <chrono>

namespace pactsim {

namespace {

using Clock = std::chrono::steady_clock;

std::int64_t nanoseconds_between(Clock::time_point before, Clock::time_point after) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(after - before).count();
}

/// One chunk through all phases, each with the time it took. A phase of its own looks at everybody; a month of phases only at those to whom something may
/// happen, once the others are settled, whose time counts as that of the first phase.
void run_chunk(World& world, ChunkScratch& scratch, std::span<const FirmPhase> phases, std::size_t begin, std::size_t end) {
    scratch.phase_nanoseconds.assign(phases.size(), 0);
    Clock::time_point before = Clock::now();
    if (phases.size() > 1) settle_quiet_firms(world, scratch, begin, end);
    else wake_everybody(scratch, begin, end);
    for (std::size_t p = 0; p < phases.size(); ++p) {
        phases[p].decide(world, scratch, begin, end);
        const Clock::time_point after = Clock::now();
        scratch.phase_nanoseconds[p] = nanoseconds_between(before, after);
        before = after;
    }
}

}  // namespace

void run_firm_phases(World& world, std::span<const FirmPhase> phases, std::span<std::int64_t> nanoseconds) {
    const std::size_t n = world.alive.size();
    for (ThreadTally& tally : world.thread_tallies) tally.reset(world.constants->cells);
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) { run_chunk(world, scratch, phases, begin, end); });
    settle_reliefs(world, n);
    release_slots(world, n);
    if (!nanoseconds.empty()) {
        settle_chunks(world, n, [&](ChunkScratch& scratch) {
            for (std::size_t p = 0; p < phases.size(); ++p) nanoseconds[p] += scratch.phase_nanoseconds[p];
        });
    }
    for (std::size_t p = 0; p < phases.size(); ++p) {
        if (phases[p].settle == nullptr) continue;
        const Clock::time_point before = Clock::now();
        phases[p].settle(world);
        if (!nanoseconds.empty()) nanoseconds[p] += nanoseconds_between(before, Clock::now());
    }
}

std::span<const Block> firm_month_draws(const World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    if (!scratch.work.drawn) {
        scratch.work.ids.resize(end - begin);
        scratch.work.blocks.resize(end - begin);
        for (std::size_t k = begin; k < end; ++k) scratch.work.ids[k - begin] = world.firms.id[world.alive[k]];
        world.draws.fill(scratch.work.ids, world.step_key(), number(Purpose::firm_month), scratch.work.blocks);
        scratch.work.drawn = true;
    }
    return scratch.work.blocks;
}

}  // namespace pactsim
