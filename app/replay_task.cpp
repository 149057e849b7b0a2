#include "app/replay_task.h"

#include "analysis/sweep/folder_results.h"
#include "analysis/sweep/run_task.h"
#include "app/options.h"
#include "app/provenance.h"
#include "app/sweep_lines.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>

namespace pactsim {

namespace {

/// One world of the task, fresh and stored.
struct ReplayedWorld {
    std::uint32_t replicate = 0;
    SweepOutcomes fresh{};
    bool is_stored = false, equal = false;
    SweepOutcomes stored{};
};

void look_up(const SweepData& data, const TaskKey& key, ReplayedWorld& world) {
    if (world.replicate >= data.replicates) return;
    const std::size_t at = data.at(key.row, key.arm, world.replicate);
    world.is_stored = data.present[at] != 0;
    std::copy_n(data.results.begin() + static_cast<std::ptrdiff_t>(at * sweep_outcome_count), sweep_outcome_count, world.stored.begin());
    world.equal = world.is_stored && world.stored == world.fresh;
}

void print_trace(const StudyFolder& folder, const TaskRunner& runner, const TaskKey& key, const std::vector<ReplayedWorld>& worlds) {
    for (const std::string& line : runner.overrides(key.row, key.arm)) print(fmt::format("  {}\n", line));
    const auto names = sweep_outcome_names();
    for (const ReplayedWorld& world : worlds) {
        print(fmt::format("replicate {}:\n", world.replicate));
        for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
            const std::string beside = !world.is_stored ? "" : world.stored[o] == world.fresh[o] ? "  as stored" : fmt::format("  stored: {}", world.stored[o]);
            print(fmt::format("  {:<18} {:>20}{}\n", names[o], world.fresh[o], beside));
        }
        print(fmt::format("  to look inside: {}\n", run_line(folder, runner, key.row, key.arm, world.replicate)));
    }
}

ExitCode report(const TaskReplay& replay, const TaskKey& key, const StudyFolder& folder, const std::vector<ReplayedWorld>& worlds) {
    const auto stored = std::count_if(worlds.begin(), worlds.end(), [](const ReplayedWorld& w) { return w.is_stored; });
    const auto differing = std::count_if(worlds.begin(), worlds.end(), [](const ReplayedWorld& w) { return w.is_stored && !w.equal; });
    if (replay.json) {
        print(nlohmann::json{{"ok", differing == 0}, {"schema", "pactsim.replay/1"}, {"task", *replay.task}, {"row", key.row}, {"arm", folder.arms()[key.arm].name}, {"worlds", worlds.size()}, {"stored", stored}, {"differing", differing}}.dump(2) + '\n');
    } else {
        print(fmt::format("task {} (row {}, arm {}): {} world{} computed, {} stored, {} differ\n", *replay.task, key.row, folder.arms()[key.arm].name, worlds.size(), worlds.size() == 1 ? "" : "s", stored, differing));
    }
    return differing == 0 ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

ExitCode replay_task(const TaskReplay& replay) {
    const StudyFolder folder = StudyFolder::open(replay.folder);
    const TaskSpace& space = folder.tasks();
    if (!replay.task) throw UsageError(fmt::format("'{}' is a study folder: say which task\n = help: --task ID, from 0 to {}; `pactsim failures {}` lists those that failed", replay.folder, space.size() - 1, replay.folder));
    if (*replay.task >= space.size()) throw UsageError(fmt::format("there is no task {}: '{}' has {} tasks, from 0", *replay.task, replay.folder, space.size()));
    if (folder.identity().program != program_identity()) replay.talk.warn(fmt::format("the study was made with {}, this is {}", folder.identity().program, program_identity()));
    const TaskKey key = space.key(*replay.task);
    ReplicateRange range = space.replicates_of(key.block);
    if (replay.replicate) {
        if (*replay.replicate < range.first || *replay.replicate >= range.first + range.count) throw UsageError(fmt::format("task {} has the replicates {} to {}", *replay.task, range.first, range.first + range.count - 1));
        range = {static_cast<std::uint32_t>(*replay.replicate), 1};
    }
    const TaskRunner runner(folder);
    const SweepData data = FolderResults(folder, KeepResults::all).data();
    std::vector<ReplayedWorld> worlds;
    std::exception_ptr failure;
    runner.run(key.row, std::span(&key.arm, 1), range, [&](std::size_t, std::uint32_t replicate, const SweepOutcomes& outcomes, std::exception_ptr failed) {
        if (failed != nullptr) {
            if (failure == nullptr) failure = failed;
            return;
        }
        worlds.push_back({replicate, outcomes, false, false, {}});
        look_up(data, key, worlds.back());
    });
    if (replay.trace && !replay.json) print_trace(folder, runner, key, worlds);
    if (failure != nullptr) std::rethrow_exception(failure);
    return report(replay, key, folder, worlds);
}

}  // namespace pactsim
