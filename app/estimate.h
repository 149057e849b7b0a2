#pragma once
// What a run will need, said before it starts.

#include "agents/state/constants.h"
#include "output/results_layout.h"
#include "output/simulate.h"
#include "sim/ensemble.h"

#include <cstdint>
#include <memory>
#include <string>

namespace pactsim {

/// Rough needs of a run.
struct RunEstimate {
    double seconds = 0.0;
    std::uint64_t memory_bytes = 0;
    std::uint64_t disk_bytes = 0;
    std::uint64_t firms_at_start = 0;
    std::uint64_t firms = 0;  // at the start and joining later, expected
};

/// Firms present at the first month of the warm-up.
std::uint64_t firms_at_start(const Config& config);

/// Bytes of one firm's columns.
std::uint64_t bytes_per_firm();

/// Time from a short pilot of replicate `first` (or, for work too small to be worth one, from a typical cost), memory from the sizes of columns
/// and blocks, disk from the layout.
RunEstimate estimate_run(const std::shared_ptr<const Constants>& constants, const ResultsLayout& layout, const ThreadPlan& plan, RecordFirms firms);

/// "about 12 s, 180 MB of memory, 1.1 GB on disk".
std::string to_text(const RunEstimate& estimate);

/// A number of bytes as people read it: "1.1 GB" (1 GB = 1000 MB).
std::string bytes_text(std::uint64_t bytes);
/// A duration as people read it: "under a second", "about 12 s", "about 4 min", "about 3.5 h".
std::string duration_text(double seconds);

}  // namespace pactsim
