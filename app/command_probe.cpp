#include "app/command_probe.h"

#include "analysis/probe_text.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "scenarios/schema/read_config.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

namespace pactsim {

namespace {

struct ProbeCommand {
    std::string scenario;
    std::vector<std::string> overrides;
    ProbeOptions probe;
    bool json = false, list = false;
    Talk talk;
};

ExitCode run(ProbeCommand command) {
    if (command.list) {
        print(command.json ? mechanisms_json() : mechanisms_text());
        return ExitCode::done;
    }
    if (command.scenario.empty()) throw UsageError("a probe needs a scenario, as in `pactsim probe scenarios/uk_2025.yaml`");
    const LoadedScenario loaded = load_scenario(command.scenario, command.overrides);
    if (!loaded.warnings_text.empty()) command.talk.warn(loaded.warnings_text);
    const InterruptWatch interrupt;
    command.probe.stop = &interrupt.requested();
    const std::size_t worlds = count_worlds(loaded.config, command.probe);
    ProbeReport report;
    {
        Progress progress(command.talk, "probe", "worlds", worlds, worlds);
        command.probe.progress = [&progress] {
            progress.steps_done.fetch_add(1, std::memory_order_relaxed);
            progress.items_done.fetch_add(1, std::memory_order_relaxed);
        };
        report = probe(loaded.config, command.probe);
    }
    if (report.interrupted) {
        command.talk.note("interrupted: a probe is only told as a whole, so nothing is shown");
        return ExitCode::interrupted;
    }
    print(command.json ? probe_json(report) : probe_text(report));
    return report.failed() ? ExitCode::check_failed : ExitCode::done;
}

}  // namespace

Action set_up_probe(CLI::App& parser) {
    const auto command = std::make_shared<ProbeCommand>();
    add_scenario_options(parser, command->scenario, command->overrides);
    parser.get_option("SCENARIO")->required(false);  // --list needs none
    parser.add_option("--replicates", command->probe.replicates, "Paired replicates of each world (default 8, at least 2)")->type_name("N");
    parser.add_option("--mechanism", command->probe.mechanism, "Only this mechanism")->type_name("NAME");
    add_threads_option(parser, command->probe.threads);
    parser.add_flag("--list", command->list, "Show the table of mechanisms and run nothing");
    parser.add_flag("--json", command->json, "One JSON document");
    add_talk_options(parser, command->talk);
    return [command] { return run(*command); };
}

}  // namespace pactsim
