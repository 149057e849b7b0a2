#pragma once
// Who works on which tasks. Tasks are positions in a list that every process knows; what they are is no business of this folder.

#include <cstdint>
#include <optional>

namespace pactsim {

/// Consecutive positions in the list of tasks that are to be done.
struct TaskRange {
    std::uint64_t first = 0, count = 0;

    friend bool operator==(const TaskRange&, const TaskRange&) = default;
};

/// What one process tells the others, for the progress line.
struct WorkerReport {
    std::uint64_t done = 0, failed = 0;
};

/// Hands out pieces of the list to the worker threads of one process, until none is left.
class TaskSource {
  public:
    virtual ~TaskSource() = default;
    /// The next piece of work, or nothing when none is left. Safe from several threads.
    virtual std::optional<TaskRange> next() = 0;
    /// Takes the totals of this process so far; returns those of all processes as far as known. Safe from several threads.
    virtual WorkerReport report(const WorkerReport& own) = 0;
};

}  // namespace pactsim
