#pragma once
// What is left to do in a study folder: integrity, not existence.

#include "analysis/sweep/study_folder.h"
#include "analysis/sweep/task_space.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// The state of a folder's files, found by reading every shard.
struct FolderWork {
    TaskList missing;                       // tasks of the present round that are neither done nor failed
    std::uint64_t done = 0, failed = 0;     // tasks of the present round
    std::uint32_t replicates = 0;           // wanted of the points that are run furthest
    std::uint64_t unmet_points = 0;         // points that miss a target of precision at the most replicates allowed
    std::vector<std::string> problems;      // damaged, truncated or foreign shards and torn journals, in words; their tasks count as missing
    std::vector<std::string> to_adopt;      // whole shards that count though no journal tells of them
    std::vector<std::string> to_set_aside;  // of them, files in shards/ that will never count
};

/// Reads journals and shards. With `retry_failed`, failed tasks count as missing. Nothing is changed on disk. With a target of precision, what is missing is the present round:
/// a point that is complete to n replicates and misses the target goes on to 2 n, and so on to the most allowed. That depends on results alone, never on when or where they came.
FolderWork find_work(const StudyFolder& folder, bool retry_failed = false);

}  // namespace pactsim
