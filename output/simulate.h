#pragma once
// One replicate from nothing to its block of results.

#include "agents/state/constants.h"
#include "agents/state/world.h"
#include "output/results_layout.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace pactsim {

/// Whether every firm's months are kept.
enum class RecordFirms : std::uint8_t { no, yes };

/// Runs the months before month 0, if there are any. What is left is what run_replicate does.
void run_warm_up(World& world);

/// Runs one replicate on `threads` threads and records it. `months_done`, if given, goes up by one after every recorded month.
ReplicateBlock simulate(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads, RecordFirms firms = RecordFirms::no,
                        std::atomic<std::uint64_t>* months_done = nullptr);

}  // namespace pactsim
