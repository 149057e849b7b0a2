#pragma once
// A small study in a folder of its own, for tests.

#include "analysis/sweep/find_work.h"
#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/read_sweep.h"
#include "analysis/sweep/run_sweep.h"
#include "analysis/sweep/study_folder.h"
#include "sim/cluster/local_task_source.h"
#include "tests/temporary_folder.h"

#include <cstdlib>
#include <string>

namespace sweep_test {

using pactsim::testing::TemporaryFolder;

inline std::string scenarios() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    return (source != nullptr ? std::string(source) : std::string(".")) + "/scenarios";
}

inline constexpr const char* program = "test 1";

/// Two factors in the smallest world, one scheme; what is given comes after.
inline std::string study_text(const std::string& rest) {
    return "schema: 1\nname: small\nscenario: " + scenarios() + "/smoke.yaml\nschemes: [" + scenarios() + "/schemes/search_vouchers.yaml]\nschedule: " + scenarios() +
           "/schedules/hmt-2026-02.yaml\n"
           "factors:\n"
           "  pessimism: {path: entry.pessimism, range: [0.2, 0.8], unit: share}\n"
           "  noise: {path: search.signal_sd, range: [0.15, 0.6], unit: share}\n" + rest;
}

inline std::string write_study(const TemporaryFolder& folder, const std::string& rest, const std::string& name = "study.yaml") {
    return folder.write(name, study_text(rest));
}

/// Runs what is left of a folder on threads of this process.
inline pactsim::SweepOutcome run_rest(const std::string& folder, int threads = 1, pactsim::SweepOptions options = {}, bool retry_failed = false) {
    const pactsim::StudyFolder study = pactsim::StudyFolder::open(folder);
    const pactsim::FolderWork work = pactsim::find_work(study, retry_failed);
    pactsim::LocalTaskSource source(work.missing.size(), threads, study.tasks().arms);
    options.threads = threads;
    return pactsim::run_sweep(study, work.missing, source, options);
}

/// Lays a study out, runs it all, merges it; returns the bytes of the merged file.
inline std::string bytes_of_sweep(const std::string& study, const std::string& folder, int threads, std::uint64_t shard_tasks = 0) {
    pactsim::StudyFolder::create(study, folder, program);
    pactsim::SweepOptions options;
    options.shard_tasks = shard_tasks;
    run_rest(folder, threads, options);
    return pactsim::read_text_whole(pactsim::merge_folder(pactsim::StudyFolder::open(folder)).file);
}

}  // namespace sweep_test
