#include "app/command_replay.h"

#include "app/estimate.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/replay.h"
#include "app/replay_task.h"
#include "app/run_problem.h"
#include "output/firm_history.h"
#include "output/recorder.h"
#include "scenarios/schema/read_config.h"

#include "pactsim_version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

namespace pactsim {

namespace {

struct ReplayOptions {
    std::string file;
    std::optional<std::int64_t> replicate;
    std::optional<std::uint64_t> task;
    bool trace = false;
    int threads = 1;
    bool json = false;
    Talk talk;
};

/// A run of replicates in a file: position of the first, its number, how many.
struct Stretch {
    std::uint64_t position = 0;
    std::uint32_t first = 0, count = 0;
};

Stretch choose(const std::vector<std::int64_t>& stored, const ReplayOptions& options) {
    if (!options.replicate) {
        if (stored.empty()) throw InputError("the file holds no replicates");
        for (std::size_t i = 1; i < stored.size(); ++i) {
            if (stored[i] != stored[i - 1] + 1) throw InputError("the replicate numbers have gaps; name one with --replicate");
        }
        return {0, static_cast<std::uint32_t>(stored.front()), static_cast<std::uint32_t>(stored.size())};
    }
    const auto found = std::find(stored.begin(), stored.end(), *options.replicate);
    if (found == stored.end()) throw UsageError(fmt::format("replicate {} is not in {} (it has {} of them)", *options.replicate, options.file, stored.size()));
    return {static_cast<std::uint64_t>(found - stored.begin()), static_cast<std::uint32_t>(*options.replicate), 1};
}

void warn_of_other_program(const ResultsFile& file, const Talk& talk) {
    const auto identity = file.identity();
    const auto found = identity.find("git_revision");
    if (found != identity.end() && found->second != build_git_revision()) {
        talk.warn(fmt::format("the file was made by revision {}, this program is {}", found->second, build_git_revision()));
    }
}

ExitCode report(const ReplayOptions& options, const Stretch& stretch, const std::vector<std::string>& lines, std::uint32_t differing) {
    const std::string verdict = differing == 0 ? fmt::format("{} replicate{} equal, bit for bit", stretch.count, stretch.count == 1 ? "" : "s")
                                               : fmt::format("{} of {} replicates differ", differing, stretch.count);
    if (options.json) {
        print(nlohmann::json{{"ok", differing == 0}, {"schema", "pactsim.replay/1"}, {"replicates", stretch.count}, {"differing", differing}, {"differences", lines}}
                  .dump(2) + '\n');
    } else {
        constexpr std::size_t most = 20;
        for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) print(lines[i] + '\n');
        if (lines.size() > most) print(fmt::format("... and {} more\n", lines.size() - most));
        print(fmt::format("{}: {}\n", options.file, verdict));
    }
    return differing == 0 ? ExitCode::done : ExitCode::check_failed;
}

ExitCode replay(const ReplayOptions& options) {
    const ResultsFile file(options.file);
    const Stretch stretch = choose(file.replicates(), options);
    warn_of_other_program(file, options.talk);
    const LoadedScenario scenario = load_scenario_text("the scenario stored in " + options.file, file.scenario_text("resolved"));
    const auto constants = std::make_shared<const Constants>(scenario.config);
    ResultsLayout layout = results_layout(*constants, stretch.first, stretch.count);
    const RecordFirms firms = file.has_firms() ? RecordFirms::yes : RecordFirms::no;
    if (firms == RecordFirms::yes) layout.firm_columns = firm_columns();
    std::vector<std::string> lines;
    std::uint32_t differing = 0;
    const InterruptWatch interrupt;
    Progress progress(options.talk, "replay", "replicates", std::uint64_t{stretch.count} * layout.months.size(), stretch.count);
    const EnsembleOutcome outcome = run_ensemble(
        {stretch.first, stretch.count, options.threads, firms_at_start(scenario.config)},
        [&](std::uint32_t replicate, int threads, int) { return simulate(constants, replicate, threads, firms, &progress.steps_done); },
        [&](std::uint32_t replicate, ReplicateBlock&& block) {
            const auto found = replay_differences(file, stretch.position + (replicate - stretch.first), layout, block);
            for (const std::string& line : found) lines.push_back(fmt::format("replicate {}: {}", replicate, line));
            differing += found.empty() ? 0 : 1;
            ++progress.items_done;
        },
        &interrupt.requested());
    if (!outcome.failures.empty()) throw_run_problem(outcome.failures.front(), options.file, {}, scenario.config.run.seed);
    if (outcome.interrupted) return ExitCode::interrupted;
    return report(options, stretch, lines, differing);
}

}  // namespace

Action set_up_replay(CLI::App& parser) {
    const auto options = std::make_shared<ReplayOptions>();
    parser.add_option("FILE", options->file, "Results file, or study folder")->required()->type_name("");
    parser.add_option("--replicate", options->replicate, "Only this one")->type_name("R");
    parser.add_option("--task", options->task, "Of a study folder: the task to run again")->type_name("ID");
    parser.add_flag("--trace", options->trace, "Of a task: every outcome beside what is stored, and the command to look inside");
    add_threads_option(parser, options->threads);
    parser.add_flag("--json", options->json, "As one JSON document");
    add_talk_options(parser, options->talk);
    return [options] {
        std::error_code ignored;
        const bool folder = std::filesystem::is_directory(options->file, ignored);
        if (folder) return replay_task({options->file, options->task, options->replicate, options->trace, options->json, options->talk});
        if (options->task) throw UsageError(fmt::format("`--task` goes with a study folder, and '{}' is a file\n = help: a results file has replicates: --replicate R", options->file));
        return replay(*options);
    };
}

}  // namespace pactsim
