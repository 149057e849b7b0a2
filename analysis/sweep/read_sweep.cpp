#include "analysis/sweep/read_sweep.h"

#include "analysis/sweep/folder_results.h"
#include "output/sweep_file.h"
#include "scenarios/schema/experiment.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace pactsim {

SweepData read_sweep_data(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) return read_sweep_file(path);
    const StudyFolder folder = StudyFolder::open(path);
    return FolderResults(folder, KeepResults::all).data();
}

MergedSweep merge_folder(const StudyFolder& folder) {
    const FolderResults results(folder, KeepResults::all);
    MergedSweep merged;
    merged.file = folder.file(study_file::merged);
    const WorldCounts counts = results.count_wanted();
    merged.missing = counts.missing;
    merged.failed = counts.failed;
    merged.repeated = results.repeated();
    merged.problems = results.problem_texts();
    const SweepData data = results.data();
    merged.worlds = static_cast<std::uint64_t>(std::count(data.present.begin(), data.present.end(), 1));
    if (merged.worlds == 0) throw InputError(fmt::format("'{}' holds no results yet", folder.path()));
    SweepTexts texts{write_experiment(folder.config()), folder.schedule_text(), {}, folder.identity().program};
    for (const SweepArm& arm : folder.arms()) texts.arms.push_back(arm.yaml);
    merged.digest = write_sweep_file(merged.file, data, texts, Existing::replace);
    return merged;
}

std::string view_folder(const StudyFolder& folder) {
    const JournalView journals = read_journals(folder);
    std::vector<std::string> files;
    std::vector<std::uint64_t> worlds;
    for (const auto& [name, shard] : journals.shards) {
        if (!std::filesystem::exists(folder.file(fmt::format("{}/{}", study_file::shards, name)))) continue;
        files.push_back(fmt::format("{}/{}", study_file::shards, name));
        worlds.push_back(shard.worlds);
    }
    const std::string path = folder.file(study_file::view);
    write_virtual_view(path, folder.identity().key, files, worlds, Existing::replace);
    return path;
}

}  // namespace pactsim
