#pragma once
// Command lines that show one task of a sweep again.

#include "analysis/sweep/run_task.h"
#include "analysis/sweep/study_folder.h"

#include <cstdint>
#include <string>

namespace pactsim {

/// `pactsim replay FOLDER --task ID --trace`.
std::string replay_line(const StudyFolder& folder, std::uint64_t task);

/// `pactsim run` on the arm's own file with the values of the point: one world, to be looked into with every tool there is.
std::string run_line(const StudyFolder& folder, const TaskRunner& runner, std::uint64_t row, std::uint32_t arm, std::uint32_t replicate);

}  // namespace pactsim
