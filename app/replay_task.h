#pragma once
// `pactsim replay` on a study folder: one task again, beside what is stored of it.

#include "app/talk.h"
#include "sim/error.h"

#include <cstdint>
#include <optional>
#include <string>

namespace pactsim {

/// What to replay.
struct TaskReplay {
    std::string folder;
    std::optional<std::uint64_t> task;
    std::optional<std::int64_t> replicate;   // only this one of the task
    bool trace = false;                      // every outcome of every world, and the command to look inside
    bool json = false;
    Talk talk;
};

/// Runs the task and compares. Status 1 if a stored world comes out differently; the exit status of the failure for a world that fails again. Throws UsageError for a task that the
/// study does not have.
ExitCode replay_task(const TaskReplay& replay);

}  // namespace pactsim
