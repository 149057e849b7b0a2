#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/error.h"

namespace pactsim {

/// One step of the month: what it is called, what it does, which state it reads and writes, why it stands where it
/// stands, and the function itself. The texts are shown to users, so that the month can be read as a list.
template <class World>
struct Phase {
    std::string_view name;
    std::string_view does;
    std::string_view reads;
    std::string_view writes;
    std::string_view why_here;
    void (*run)(World&);
};

/// Runs the phases of one month in the order of the list.
template <class World>
void run_month(std::span<const Phase<World>> phases, World& world) {
    for (const Phase<World>& phase : phases) phase.run(world);
}

/// The same, adding to nanoseconds[i] the wall-clock time that phase i took. Throws InvariantError if lengths differ.
template <class World>
void run_month(std::span<const Phase<World>> phases, World& world, std::span<std::int64_t> nanoseconds) {
    if (nanoseconds.size() != phases.size()) throw InvariantError("one time per phase is needed");
    using Clock = std::chrono::steady_clock;
    Clock::time_point before = Clock::now();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        phases[i].run(world);
        const Clock::time_point after = Clock::now();
        nanoseconds[i] += std::chrono::duration_cast<std::chrono::nanoseconds>(after - before).count();
        before = after;
    }
}

}  // namespace pactsim
