#include "app/command_check.h"

#include "analysis/sweep/check_sweep.h"
#include "app/options.h"
#include "app/provenance.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace pactsim {

namespace {

struct CheckOptions {
    std::string folder;
    std::uint64_t sample = 5, seed = 1;
    bool json = false;
    Talk talk;
};

ExitCode run(const CheckOptions& options) {
    const StudyFolder folder = StudyFolder::open(options.folder);
    if (folder.identity().program != program_identity()) options.talk.warn(fmt::format("the study was made with {}, this is {}", folder.identity().program, program_identity()));
    const SweepCheck check = check_sweep(folder, options.sample, options.seed);
    if (options.json) {
        nlohmann::json document{{"ok", check.sound()}, {"schema", "pactsim.check/1"}, {"worlds", check.worlds}, {"missing", check.missing}, {"failed", check.failed}, {"repeated", check.repeated}, {"sampled", check.sampled}, {"differing", check.differing}, {"problems", check.problems}};
        document["merged"] = check.merged_checked ? nlohmann::json(check.merged_equal) : nlohmann::json(nullptr);
        print(document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
        return check.sound() ? ExitCode::done : ExitCode::check_failed;
    }
    for (const std::string& problem : check.problems) print(problem + '\n');
    for (const std::string& world : check.differing) print(world + ": comes out differently\n");
    print(fmt::format("{}: {} worlds, {} missing, {} failed, {} in two shards; {} computed again, {} equal bit for bit\n", options.folder, check.worlds, check.missing, check.failed, check.repeated, check.sampled,
                      check.sampled - check.differing.size()));
    if (check.merged_checked) print(fmt::format("merged.h5 {}\n", check.merged_equal ? "holds what the shards hold" : "does not hold what the shards hold; write it anew with `pactsim merge`"));
    if (check.missing > 0 || !check.problems.empty()) options.talk.note(fmt::format("to run what is missing or damaged: pactsim resume {}", shell_word(options.folder)));
    return check.sound() ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

Action set_up_check(CLI::App& parser) {
    const auto options = std::make_shared<CheckOptions>();
    parser.add_option("DIR", options->folder, "Study folder")->required()->type_name("");
    parser.add_option("--sample", options->sample, "Worlds to compute again")->type_name("N")->capture_default_str();
    parser.add_option("--seed", options->seed, "Which ones")->type_name("S")->capture_default_str();
    parser.add_flag("--json", options->json, "As one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
