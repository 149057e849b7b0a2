#pragma once
// The list of tasks of one process alone.

#include "sim/cluster/task_source.h"

#include <atomic>
#include <cstdint>

namespace pactsim {

/// Hands out the positions 0 to count - 1 in pieces that shrink towards the end, so that no thread waits long for the last one.
class LocalTaskSource final : public TaskSource {
  public:
    /// Pieces hold whole groups of `together` positions, at most `largest` positions (at least one group).
    LocalTaskSource(std::uint64_t count, int threads, std::uint64_t together = 1, std::uint64_t largest = 1024);

    std::optional<TaskRange> next() override;
    WorkerReport report(const WorkerReport& own) override { return own; }

  private:
    std::uint64_t count_, threads_, together_, largest_;
    std::atomic<std::uint64_t> given_{0};
};

}  // namespace pactsim
