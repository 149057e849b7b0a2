#include "analysis/sweep/find_work.h"

#include "analysis/sweep/folder_results.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

namespace {

/// What a task needs of its worlds.
enum class TaskState : std::uint8_t { not_wanted, missing, done, failed };

TaskState state_of(const FolderResults& results, const TaskSpace& space, const TaskKey& key, std::uint32_t wanted) {
    const ReplicateRange range = space.replicates_of(key.block);
    if (range.first >= wanted) return TaskState::not_wanted;
    bool failed = false;
    for (std::uint32_t r = range.first; r < range.first + range.count; ++r) {
        const WorldState state = results.state(key.row, key.arm, r);
        if (state == WorldState::missing) return TaskState::missing;
        failed = failed || state == WorldState::failed;
    }
    return failed ? TaskState::failed : TaskState::done;
}

}  // namespace

FolderWork find_work(const StudyFolder& folder, bool retry_failed) {
    const FolderResults results(folder, KeepResults::none);
    const TaskSpace& space = folder.tasks();
    FolderWork work;
    for (std::uint64_t row = 0; row < space.rows; ++row) {
        const std::uint32_t wanted = results.wanted(row);
        work.replicates = std::max(work.replicates, wanted);
        work.unmet_points += results.misses_target(row) ? 1 : 0;
        for (std::uint32_t block = 0; block < space.blocks; ++block) {
            for (std::uint32_t arm = 0; arm < space.arms; ++arm) {
                const TaskKey key{row, block, arm};
                const TaskState state = state_of(results, space, key, wanted);
                work.done += state == TaskState::done ? 1 : 0;
                work.failed += state == TaskState::failed ? 1 : 0;
                if (state == TaskState::missing || (state == TaskState::failed && retry_failed)) work.missing.append({space.index(key), 1});
            }
        }
    }
    work.problems = results.journals().problems;
    for (const ShardProblem& problem : results.problems()) {
        work.problems.push_back(fmt::format("{}: {}", problem.file, problem.what));
        (problem.adoptable ? work.to_adopt : work.to_set_aside).push_back(problem.file);
    }
    return work;
}

}  // namespace pactsim
