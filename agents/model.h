#pragma once
// The month as a list of phases, and a whole replicate as a run of months.

#include "agents/state/world.h"
#include "sim/schedule.h"

#include <cstdint>
#include <span>

namespace pactsim {

/// The phases in their order, each with what it does, reads and writes.
std::span<const Phase<World>> month_phases();

/// Runs one month: all phases, then the invariants in audited builds. The phases of single firms run together, chunk by chunk (agents/phases/firm_phases.h): the
/// same month as the phases one by one, but for the order of events of different firms. Once a year firms are stored anew first (agents/phases/storage.h): indices and slots that
/// a caller holds from the month before are void then, ids hold. Adds to nanoseconds[i], if given, the time that phase i took; storing anew counts to the first.
void run_world_month(World& world, std::span<std::int64_t> nanoseconds = {});

/// Runs the warm-up and the horizon. After each month of the horizon calls observe(world); after the last, the world is as it ends.
template <class Observe>
void run_replicate(World& world, Observe&& observe) {
    const int steps = world.constants->calendar.steps();
    for (; world.step < steps; ++world.step) {
        run_world_month(world);
        if (world.month() >= 0) observe(world);
    }
}

}  // namespace pactsim
