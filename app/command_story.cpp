#include "app/command_story.h"

#include "agents/state/constants.h"
#include "app/options.h"
#include "app/story_json.h"
#include "output/results_file.h"
#include "output/story.h"
#include "output/story_trace.h"
#include "scenarios/schema/read_config.h"

#include "pactsim_version.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <memory>

namespace pactsim {

namespace {

/// What is replayed: a scenario, and the replicates that there are of it.
struct Replay {
    Config config;
    std::vector<std::int64_t> replicates;
};

/// Every HDF5 file starts with these eight bytes (HDF5 File Format Specification, section II.A).
bool is_hdf5(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    char head[8] = {};
    return file.read(head, sizeof head) && std::string_view(head, sizeof head) == std::string_view("\x89HDF\r\n\x1a\n", 8);
}

Replay from_results(const StoryCommandOptions& options) {
    if (!options.overrides.empty()) throw UsageError("--set changes a scenario, and " + options.file + " holds results of one that is settled");
    const ResultsFile file(options.file);
    const auto identity = file.identity();
    const auto version = identity.find("pactsim_version");
    if (version != identity.end() && version->second != build_version()) {
        options.talk.warn(fmt::format("{} was made by pactsim {}; this is {}, and its story may differ", options.file, version->second, build_version()));
    }
    Replay replay{load_scenario_text("scenario of " + options.file, file.scenario_text("resolved")).config, file.replicates()};
    const auto seed = identity.find("seed");
    if (seed != identity.end()) replay.config.run.seed = std::stoll(seed->second);
    return replay;
}

Replay from_scenario(const StoryCommandOptions& options) {
    LoadedScenario scenario = load_scenario(options.file, options.overrides);
    if (!scenario.warnings_text.empty()) options.talk.warn(scenario.warnings_text);
    Replay replay{std::move(scenario.config), {}};
    for (int k = 0; k < replay.config.run.replicates; ++k) replay.replicates.push_back(k);
    return replay;
}

void check_replicate(const StoryCommandOptions& options, const std::vector<std::int64_t>& there) {
    if (std::find(there.begin(), there.end(), options.replicate) != there.end()) return;
    if (there.empty()) throw UsageError(options.file + " holds no replicates");
    throw UsageError(fmt::format("there is no replicate {} in {}: it has {} to {}", options.replicate, options.file, there.front(), there.back()));
}

std::int64_t firm_id(const StoryCommandOptions& options, const std::shared_ptr<const Constants>& constants) {
    if (options.firm == "auto") return most_eventful_firm(constants, static_cast<std::uint32_t>(options.replicate), options.threads);
    return parse_firm(options.firm);
}

std::string story_json(const StoryCommandOptions& options, const Constants& constants, const FirmLife& life) {
    nlohmann::ordered_json document{{"ok", true},
                                    {"schema", "pactsim.story/1"},
                                    {"scenario", constants.config.name},
                                    {"seed", constants.config.run.seed},
                                    {"replicate", options.replicate},
                                    {"firm", life.opening.id},
                                    {"status", status_names[static_cast<std::size_t>(life.ending)]},
                                    {"paragraphs", paragraphs_json(tell(life))},
                                    {"turns", turns_json(life, constants.calendar)},
                                    {"totals", totals_json(life.totals)}};
    return document.dump(2) + "\n";
}

}  // namespace

std::int64_t parse_firm(const std::string& text) {
    std::int64_t id = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, id);
    if (error != std::errc() || stop != end) throw UsageError("--firm takes the number of a firm, or auto, not \"" + text + "\"");
    return id;
}

ExitCode run_story_command(const StoryCommandOptions& options) {
    if (!options.against.empty()) {
        if (is_hdf5(options.file)) throw UsageError(options.file + " holds results; --against needs the scenario file itself");
        return run_twin_story_command(options);
    }
    if (!options.world.empty()) throw UsageError("--world goes with --against");
    const Replay replay = is_hdf5(options.file) ? from_results(options) : from_scenario(options);
    check_replicate(options, replay.replicates);
    const auto constants = std::make_shared<const Constants>(replay.config);
    const FirmLife life = trace_firm(constants, static_cast<std::uint32_t>(options.replicate), firm_id(options, constants), options.threads);
    print(options.json ? story_json(options, *constants, life) : story_text(life, options.width));
    return ExitCode::done;
}

Action set_up_story(CLI::App& parser) {
    auto options = std::make_shared<StoryCommandOptions>();
    parser.add_option("FILE", options->file, "Results file (HDF5) or scenario file (YAML)")->required()->type_name("");
    parser.add_option("--against", options->against, "Scheme, or mix such as a.yaml+b.yaml: tell the firm's life without and with it")->type_name("SCHEME");
    parser.add_option("--world", options->world, "World for both lives, with --against")->type_name("FILE");
    parser.add_option("--firm", options->firm, "Number of the firm; without it the firm with the most events, or the one that the scheme changes most")->type_name("ID");
    parser.add_option("--replicate", options->replicate, "Random run to replay; 0 without it")->type_name("R");
    parser.add_option("--set", options->overrides, "Change one value of the scenario; may be repeated")->type_name("PATH=VALUE")->allow_extra_args(false);
    parser.add_option("--width", options->width, "Characters in a line; 100 without it")->type_name("N")->check(CLI::Range(20, 1000).description(""));
    parser.add_flag("--json", options->json, "The story, its turns and its sums as one JSON document");
    add_threads_option(parser, options->threads);
    add_talk_options(parser, options->talk);
    return [options] { return run_story_command(*options); };
}

}  // namespace pactsim
