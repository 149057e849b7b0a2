#pragma once
// A calibration that is ended again and again.

#include "analysis/experiments/calibration/drive.h"
#include "analysis/experiments/calibration/run_log.h"
#include "tests/unit/experiments/synthetic.h"

#include <cstddef>

namespace pactsim {

/// Runs a calibration in sessions of `options.most_runs` runs, each with a machine of its own and what the log of the others holds, until one is done; `finished` looks at that machine.
/// Returns the number of sessions.
template <class MakeMachine, class Finished>
std::size_t drive_in_sessions(const calibration::Problem& problem, const calibration::Settings& settings, const calibration::DriveOptions& options, MakeMachine make_machine, Finished finished) {
    const ScratchFile file("runs.log");
    for (std::size_t sessions = 1;; ++sessions) {
        calibration::RunLog log(file.path(), settings);
        auto machine = make_machine();
        calibration::replay(log, machine);
        if (!calibration::drive(machine, problem, &log, options)) continue;
        finished(machine);
        return sessions;
    }
}

}  // namespace pactsim
