#pragma once
// Runs what a calibration machine asks for, on several threads, and remembers every run on disk.

#include "analysis/experiments/calibration/problem.h"
#include "analysis/experiments/calibration/run_log.h"

#include <atomic>
#include <cstdint>
#include <functional>

namespace pactsim::calibration {

struct DriveOptions {
    int threads = 1;
    const std::atomic<bool>* stop = nullptr;   // no new run begins once it is true
    std::uint64_t most_runs = UINT64_MAX;      // no new run begins after so many
    std::function<void()> progress;            // after each run, one call at a time; may be empty
};

/// Gives the machine the runs of a log. Throws InvariantError if they do not fit.
void replay(const RunLog& log, Machine& machine);

/// Goes on until the machine is done (true) or told to stop (false). `log` may be null. The first error of a run or of the log is thrown on, after the runs under way have ended.
bool drive(Machine& machine, const Problem& problem, RunLog* log, const DriveOptions& options);

}  // namespace pactsim::calibration
