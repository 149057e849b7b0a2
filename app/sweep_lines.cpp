#include "app/sweep_lines.h"

#include "app/provenance.h"

#include <fmt/format.h>

namespace pactsim {

std::string replay_line(const StudyFolder& folder, std::uint64_t task) { return fmt::format("pactsim replay {} --task {} --trace", shell_word(folder.path()), task); }

std::string run_line(const StudyFolder& folder, const TaskRunner& runner, std::uint64_t row, std::uint32_t arm, std::uint32_t replicate) {
    std::string line = fmt::format("pactsim run {}", shell_word(folder.file(folder.arms()[arm].file)));
    for (const std::string& one : runner.overrides(row, arm)) line += " --set " + shell_word(one);
    return line + fmt::format(" --first-replicate {} --replicates 1", replicate);
}

}  // namespace pactsim
