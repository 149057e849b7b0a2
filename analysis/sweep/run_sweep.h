#pragma once
// The loop of one process of a sweep: threads take tasks from a source, run them, and leave shards and a journal.

#include "analysis/sweep/study_folder.h"
#include "analysis/sweep/task_space.h"
#include "sim/cluster/task_source.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pactsim {

/// A task that did not come to its end.
struct TaskFailure {
    std::uint64_t task = 0;        // index in the task space
    std::vector<std::uint32_t> replicates;   // of the block that failed
    int code = 0;                  // exit status that it would have had (sim/error.h)
    std::string message;           // of the first of them, in one line
};

/// Who listens to a sweep. Any may be empty. All are called from worker threads, one call at a time.
struct SweepSinks {
    std::function<void(const WorkerReport& all)> on_progress;   // after each task; totals of all processes as far as the source knows them
    std::function<void(const TaskFailure&)> on_failure;
    std::function<void(const std::string&)> note;
};

/// How one process works.
struct SweepOptions {
    int threads = 1;
    std::string writer = "local";             // start of the names of its shards and journal: letters, digits, - and _; each start of a process makes a name of its own from it
    const std::atomic<bool>* stop = nullptr;  // asks for an end: tasks under way are finished, the shard is closed
    bool fail_fast = false;                   // the first failure ends the sweep of this process
    std::uint64_t shard_tasks = 0;            // a shard closes after so many tasks; 0 = so that a whole study makes at most some 200
    double shard_seconds = 300;               // or after so many seconds by a clock that only goes forward; 0 = never
    SweepSinks sinks;
};

/// How the work of one process ended.
struct SweepOutcome {
    std::uint64_t done = 0, failed = 0;       // tasks of this process
    std::uint64_t worlds = 0;
    bool interrupted = false;                 // by `stop` or fail_fast, with tasks left in the source
    double wall_seconds = 0;
    double task_seconds = 0;                  // sum over threads of time inside tasks: the rest of threads x wall is overhead and waiting
    double kernel_seconds = 0;                // of it, inside worlds: drawing the population and its months
};

/// Runs tasks from `source`, whose positions are those of `list`, until none is left. What it leaves does not depend on the number of threads or processes but for names of files.
/// A failed task is journalled and the sweep goes on. Throws OutputError if shards cannot be written: what was finished before is safe, the rest is run again by `resume`.
SweepOutcome run_sweep(const StudyFolder& folder, const TaskList& list, TaskSource& source, const SweepOptions& options);

}  // namespace pactsim
