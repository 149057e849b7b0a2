#include "app/command_validate.h"

#include "app/estimate.h"
#include "app/options.h"
#include "scenarios/schema/read_config.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace pactsim {

namespace {

struct ValidateOptions {
    std::vector<std::string> files, overrides;
    bool json = false, resolved = false;
    Talk talk;
};

/// What is said of one file that is sound.
std::string praise(const std::string& file, const Config& config) {
    return fmt::format("{}: sound (firms at the start {}, partners {}, instruments {}, replicates {}, months {})\n", file, firms_at_start(config),
                       config.partners.count, config.policy.instruments.size(), config.run.replicates, config.time.horizon_months);
}

ExitCode validate(const ValidateOptions& options) {
    bool all_sound = true;
    nlohmann::json documents = nlohmann::json::array();
    for (const std::string& file : options.files) {
        Diagnostics diagnostics;
        const std::optional<LoadedScenario> loaded = try_load_scenario(file, options.overrides, diagnostics);
        const bool sound = loaded.has_value() && !diagnostics.has_errors();
        all_sound = all_sound && sound;
        if (options.json) {
            documents.push_back({{"file", file}, {"ok", sound}, {"diagnostics", nlohmann::json::parse(diagnostics.json())}});
            continue;
        }
        if (!sound) options.talk.error(diagnostics.render());
        else if (!diagnostics.all().empty()) options.talk.warn(diagnostics.render());
        if (sound) print(options.resolved ? loaded->resolved_yaml : praise(file, loaded->config));
    }
    if (options.json) print(nlohmann::json{{"ok", all_sound}, {"schema", "pactsim.validate/1"}, {"files", documents}}.dump(2) + '\n');
    return all_sound ? ExitCode::done : ExitCode::usage;
}

}  // namespace

Action set_up_validate(CLI::App& parser) {
    const auto options = std::make_shared<ValidateOptions>();
    parser.add_option("SCENARIO", options->files, "Scenario files (YAML)")->required()->type_name("");
    parser.add_option("--set", options->overrides, "Change one value; may be repeated")->type_name("PATH=VALUE")->allow_extra_args(false);
    parser.add_flag("--resolved", options->resolved, "Print the scenario with every value filled in");
    parser.add_flag("--json", options->json, "Problems as one JSON document with file, line and column");
    add_talk_options(parser, options->talk);
    return [options] { return validate(*options); };
}

}  // namespace pactsim
