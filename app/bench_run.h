#pragma once
// One timed run: a world, its recorder and the yardstick, measured in turns so that a change of the machine's pace hits all of them.

#include "agents/model.h"
#include "output/recorder.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace pactsim {

inline constexpr std::size_t phase_count = 12;

/// Times of one run on one thread, in processor time but for those of single phases. Months of the warm-up are run, but only those of the horizon are timed and counted here.
struct RunTimes {
    double months_ns = 0;         ///< all phases of the horizon's months
    double recorder_ns = 0;       ///< what the recorder took for them
    double writer_ns = 0;         ///< appending to a results file and finishing it; 0 if none was written
    double blocks = 0;            ///< months and recorder in Philox blocks, year by year with the yardstick of that year
    double block_ns = 0;          ///< mean of the yardstick over the run
    double start_ns = 0;          ///< drawing the population
    double warm_up_ns = 0;
    double firm_months = 0;       ///< firms not in a terminal status, summed over the months of the horizon
    double firms = 0;             ///< firms drawn, those that join later included
    double state_bytes = 0;       ///< what `state_bytes` says at the end
    std::array<double, phase_count> phase_ns{};  ///< wall time
};

/// Bytes of state that exist because firms do: their columns, the lists of them, searches, partnerships, awards and applications. Buffers that a month fills
/// and empties are not state.
std::size_t state_bytes(World& world);

/// Runs a replicate on one thread up to `months` months of the horizon. With `write` a results file is written to the folder of temporary files and removed again.
RunTimes timed_run(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int months, bool write);

}  // namespace pactsim
