#pragma once
// Tasks as numbers: (row of the design, block of replicates, arm) <-> index, a pure function of the sizes.

#include "sim/cluster/task_source.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// A task: the replicates of one block of one arm at one point of the design.
struct TaskKey {
    std::uint64_t row = 0;
    std::uint32_t block = 0, arm = 0;

    friend bool operator==(const TaskKey&, const TaskKey&) = default;
};

/// Replicates [first, first + count).
struct ReplicateRange {
    std::uint32_t first = 0, count = 0;
};

/// All tasks that a study may ever have, in the order row, block, arm (arm fastest: neighbours share draws, and a worker draws their population once).
struct TaskSpace {
    std::uint64_t rows = 0;
    std::uint32_t arms = 1, blocks = 1, block_size = 1, replicates = 1;   // replicates: most of any point; blocks = ceil(replicates / block_size)

    [[nodiscard]] std::uint64_t size() const { return rows * blocks * arms; }
    [[nodiscard]] std::uint64_t index(const TaskKey& key) const { return (key.row * blocks + key.block) * arms + key.arm; }
    [[nodiscard]] TaskKey key(std::uint64_t index) const {
        return {index / arms / blocks, static_cast<std::uint32_t>(index / arms % blocks), static_cast<std::uint32_t>(index % arms)};
    }
    [[nodiscard]] ReplicateRange replicates_of(std::uint32_t block) const {
        const std::uint32_t first = block * block_size;
        return {first, block_size < replicates - first ? block_size : replicates - first};
    }
};

/// Tasks that are to be done, as ascending runs of task indices: position p of the list is the p-th task of these runs. Small however many tasks there are, as long as they stand
/// together; `words` and `from_words` carry it to other processes.
class TaskList {
  public:
    TaskList() = default;
    /// Takes runs in ascending order that do not overlap; empty ones are dropped.
    explicit TaskList(const std::vector<TaskRange>& runs);

    /// Adds one task or run behind the last one.
    void append(const TaskRange& run);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Index of the task at a position.
    [[nodiscard]] std::uint64_t at(std::uint64_t position) const;
    [[nodiscard]] const std::vector<TaskRange>& runs() const { return runs_; }
    /// The tasks whose index leaves `remainder` when divided by `parts`, after grouping `together` neighbours (the arms of a point stay on one worker).
    [[nodiscard]] TaskList slice(std::uint64_t part, std::uint64_t parts, std::uint64_t together) const;

    /// Pairs first, count.
    [[nodiscard]] std::vector<std::uint64_t> words() const;
    [[nodiscard]] static TaskList from_words(const std::vector<std::uint64_t>& words);

  private:
    std::vector<TaskRange> runs_;
    std::vector<std::uint64_t> before_;   // tasks before each run
    std::uint64_t size_ = 0;
};

}  // namespace pactsim
