#pragma once
// Putting a study folder in order before a sweep goes on: nothing is deleted that could hold results.

#include "analysis/sweep/find_work.h"
#include "analysis/sweep/study_folder.h"

#include <string>
#include <vector>

namespace pactsim {

/// Moves shards that will never count to set_aside/, journals with damaged or torn lines too after writing their sound lines to a journal of a new name, and removes leftovers of
/// killed writers. Returns what was done, in words. Only while no other sweep works on the folder.
std::vector<std::string> tidy_folder(const StudyFolder& folder, const FolderWork& work);

/// Writes failed.csv: one line for each task that failed and has not come to its end since. Returns how many.
std::size_t write_failures(const StudyFolder& folder);

/// A failed task as the user is told of it.
struct FailedTask {
    std::uint64_t task = 0, row = 0;
    std::uint32_t arm = 0;
    std::vector<std::uint32_t> replicates;
    int code = 0;
    std::string message;
};

/// Tasks that failed and have not come to their end since, by task.
std::vector<FailedTask> failed_tasks(const StudyFolder& folder);

}  // namespace pactsim
