#include "app/command_merge.h"

#include "analysis/sweep/read_sweep.h"
#include "app/options.h"
#include "app/provenance.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace pactsim {

namespace {

struct MergeOptions {
    std::string folder;
    bool view = false, json = false;
    Talk talk;
};

ExitCode run(const MergeOptions& options) {
    const StudyFolder folder = StudyFolder::open(options.folder);
    if (options.view) {
        const std::string path = view_folder(folder);
        print(options.json ? nlohmann::json{{"ok", true}, {"schema", "pactsim.merge/1"}, {"file", path}, {"virtual", true}}.dump(2) + '\n' : path + '\n');
        return ExitCode::done;
    }
    const MergedSweep merged = merge_folder(folder);
    for (const std::string& problem : merged.problems) options.talk.warn(problem);
    const bool whole = merged.missing == 0 && merged.failed == 0;
    if (options.json) {
        print(nlohmann::json{{"ok", whole}, {"schema", "pactsim.merge/1"}, {"file", merged.file}, {"digest", merged.digest}, {"worlds", merged.worlds}, {"missing", merged.missing}, {"failed", merged.failed}, {"repeated", merged.repeated}}.dump(2) + '\n');
    } else {
        print(fmt::format("{}: {} worlds\n", merged.file, merged.worlds));
    }
    if (!whole) options.talk.warn(fmt::format("{} worlds are missing and {} failed: they are marked as not present\n  to run what is missing: pactsim resume {}", merged.missing, merged.failed, shell_word(options.folder)));
    return whole ? ExitCode::done : ExitCode::some_failed;
}

}  // namespace

Action set_up_merge(CLI::App& parser) {
    const auto options = std::make_shared<MergeOptions>();
    parser.add_option("DIR", options->folder, "Study folder")->required()->type_name("");
    parser.add_flag("--virtual", options->view, "Write view.h5, which shows all shards without copying them: for a look while a sweep runs");
    parser.add_flag("--json", options->json, "As one JSON document");
    add_talk_options(parser, options->talk);
    return [options] { return run(*options); };
}

}  // namespace pactsim
