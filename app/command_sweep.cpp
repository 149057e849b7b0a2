#include "app/command_sweep.h"

#include "app/options.h"
#include "app/sweep_session.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <string>

namespace pactsim {

namespace {

struct SweepOptionsOnLine {
    SweepCommand command;
    std::string part;
};

void add_running_options(CLI::App& parser, SweepOptionsOnLine& options) {
    parser.add_option("--task", options.part, "Only part I of N, for array jobs; I from 0")->type_name("I/N");
    add_threads_option(parser, options.command.threads);
    parser.add_flag("--fail-fast", options.command.fail_fast, "The first failed task ends the sweep");
    parser.add_option("--shard-tasks", options.command.shard_tasks, "Close a shard after so many tasks; by default a study makes some 200")->type_name("N");
    parser.add_option("--shard-minutes", options.command.shard_minutes, "Close a shard after so long: what a kill can cost at most; 0 = never")->type_name("T")->capture_default_str();
    parser.add_flag("--no-merge", options.command.no_merge, "Do not write merged.h5 at the end");
    parser.add_flag("--measure", options.command.measure, "Say how much time went into worlds and how much around them");
    parser.add_flag("--json", options.command.json, "The outcome as one JSON document");
    add_talk_options(parser, options.command.talk);
}

ExitCode run(SweepOptionsOnLine options) {
    if (!options.part.empty()) options.command.part = parse_part(options.part);
    if (!options.command.study.empty() && options.command.part) {
        // Parts of an array start together: one of them would have to lay the folder out before the others look.
        throw UsageError("a part belongs to a folder that is there already\n = help: lay it out with `pactsim plan`, then `pactsim resume FOLDER --task I/N` in each part");
    }
    if (options.command.folder.empty()) options.command.folder = std::filesystem::path(options.command.study).stem().string();
    return SweepSession(std::move(options.command)).run();
}

}  // namespace

Action set_up_sweep(CLI::App& parser) {
    const auto options = std::make_shared<SweepOptionsOnLine>();
    parser.add_option("STUDY", options->command.study, "Study file (YAML)")->required()->type_name("");
    parser.add_option("-o,--output", options->command.folder, "Study folder to make; by default named as the file")->type_name("DIR");
    add_running_options(parser, *options);
    return [options] { return run(*options); };
}

Action set_up_resume(CLI::App& parser) {
    const auto options = std::make_shared<SweepOptionsOnLine>();
    parser.add_option("DIR", options->command.folder, "Study folder")->required()->type_name("");
    parser.add_flag("--retry-failed", options->command.retry_failed, "Run failed tasks once more");
    parser.add_flag("--accept-build-change", options->command.accept_build_change, "Go on though this is another program than the one that began; it is noted");
    add_running_options(parser, *options);
    return [options] { return run(*options); };
}

}  // namespace pactsim
