#include "app/command_failures.h"

#include "analysis/sweep/run_task.h"
#include "analysis/sweep/tidy_folder.h"
#include "app/options.h"
#include "app/provenance.h"
#include "app/sweep_lines.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>

namespace pactsim {

namespace {

struct FailuresOptions {
    std::string folder;
    std::optional<std::uint64_t> show;
    bool json = false;
    Talk talk;
};

ExitCode run(const FailuresOptions& options) {
    const StudyFolder folder = StudyFolder::open(options.folder);
    std::vector<FailedTask> tasks = failed_tasks(folder);
    if (options.show && tasks.size() > *options.show) tasks.resize(*options.show);
    const TaskRunner runner(folder);
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const FailedTask& task : tasks) {
            list.push_back({{"task", task.task}, {"row", task.row}, {"arm", folder.arms()[task.arm].name}, {"replicates", task.replicates}, {"exit_status", task.code}, {"message", task.message},
                            {"command", replay_line(folder, task.task)}, {"run", run_line(folder, runner, task.row, task.arm, task.replicates.front())}});
        }
        print(nlohmann::json{{"ok", tasks.empty()}, {"schema", "pactsim.failures/1"}, {"failures", list}}.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
        return ExitCode::done;
    }
    if (tasks.empty()) return print(fmt::format("{}: no task has failed\n", options.folder)), ExitCode::done;
    for (const FailedTask& task : tasks) {
        print(fmt::format("task {} (row {}, arm {}, {} of its replicates, exit status {}): {}\n  {}\n  {}\n", task.task, task.row, folder.arms()[task.arm].name, task.replicates.size(), task.code, task.message,
                          replay_line(folder, task.task), run_line(folder, runner, task.row, task.arm, task.replicates.front())));
    }
    options.talk.note(fmt::format("to run them once more: pactsim resume {} --retry-failed", shell_word(options.folder)));
    return ExitCode::done;
}

}  // namespace

Action set_up_failures(CLI::App& parser) {
    const auto options = std::make_shared<FailuresOptions>();
    parser.add_option("DIR", options->folder, "Study folder")->required()->type_name("");
    parser.add_option("--show", options->show, "At most so many")->type_name("N");
    parser.add_flag("--json", options->json, "As one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
