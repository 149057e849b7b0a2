#pragma once
// What a sweep will need, told before it starts: from a few of its tasks.

#include "analysis/sweep/task_space.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace pactsim {

/// Tasks spread over those that are to be done: at equal steps through the design, with the arms in turn.
[[nodiscard]] std::vector<std::uint64_t> pilot_tasks(const TaskSpace& space, const TaskList& list, std::uint64_t count);

/// How long single tasks took.
struct PilotTimes {
    std::vector<double> seconds;   // ascending
    std::uint64_t failed = 0;      // tasks that ended with an error: no times

    [[nodiscard]] double mean() const;
    /// The smallest time that at least this share of the tasks did not exceed (nearest rank).
    [[nodiscard]] double quantile(double share) const;
};

/// Runs tasks one after the other until all are done or, after the first two, `budget_seconds` are spent. `seconds_of` runs a task and gives its time, or a negative number if it failed.
[[nodiscard]] PilotTimes run_pilot(const std::vector<std::uint64_t>& tasks, double budget_seconds, const std::function<double(std::uint64_t)>& seconds_of);

/// How a sweep is to be run.
struct SweepShape {
    std::uint64_t tasks = 0, worlds = 0;   // to be done
    std::uint64_t parts = 1;               // processes, each with a journal and shards of its own
    int threads = 1;                       // of each
    std::uint64_t most_parts_at_once = 1;  // that compute at the same time
};

/// What it will need. Times are those of the pilot on this machine.
struct SweepEstimate {
    double core_seconds = 0;
    double part_seconds = 0;       // of one part
    double wall_seconds = 0;       // of all, without waiting in queues
    std::uint64_t bytes = 0;       // of shards and merged file together
    std::uint64_t files = 0;       // in the folder at the end
};
[[nodiscard]] SweepEstimate estimate_sweep(const SweepShape& shape, double task_seconds);

/// Parts for a cluster: each of about half an hour or a quarter of the time limit, whichever is less; at most 100, because each leaves three files.
[[nodiscard]] std::uint64_t default_parts(std::uint64_t grains, double core_seconds, int threads, std::uint64_t walltime_seconds);

}  // namespace pactsim
