#include "app/command_files.h"

#include "app/options.h"
#include "output/csv.h"
#include "output/inspect.h"
#include "output/results_digest.h"
#include "output/results_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <memory>

namespace pactsim {

namespace {

struct FileOptions {
    std::string file, folder;
    bool json = false, verify = false, force = false;
    Talk talk;
};

ExitCode inspect(const FileOptions& options) {
    const Verify verify = options.verify ? Verify::yes : Verify::no;
    print(options.json ? inspect_json(options.file, verify) + '\n' : inspect_text(options.file, verify));
    if (!options.verify) return ExitCode::done;
    return ResultsFile(options.file).identity().at("digest") == digest_of(options.file) ? ExitCode::done : ExitCode::check_failed;
}

ExitCode export_tables(const FileOptions& options) {
    const std::vector<std::string> names = export_csv(options.file, options.folder, options.force ? Existing::replace : Existing::refuse);
    if (options.json) {
        print(nlohmann::json{{"ok", true}, {"schema", "pactsim.export/1"}, {"folder", options.folder}, {"files", names}}.dump(2) + '\n');
    } else {
        for (const std::string& name : names) print(fmt::format("{}/{}\n", options.folder, name));
    }
    return ExitCode::done;
}

}  // namespace

Action set_up_inspect(CLI::App& parser) {
    const auto options = std::make_shared<FileOptions>();
    parser.add_option("FILE", options->file, "Results file")->required()->type_name("");
    parser.add_flag("--verify", options->verify, "Compute the digest anew; status 1 if it does not match");
    parser.add_flag("--json", options->json, "As one JSON document");
    return [options] { return inspect(*options); };
}

Action set_up_export(CLI::App& parser) {
    const auto options = std::make_shared<FileOptions>();
    parser.add_option("FILE", options->file, "Results file")->required()->type_name("");
    parser.add_option("--csv", options->folder, "Folder for the tables; made if needed")->required()->type_name("DIR");
    parser.add_flag("--force", options->force, "Write into a folder that is not empty");
    parser.add_flag("--json", options->json, "The list of files as one JSON document");
    return [options] { return export_tables(*options); };
}

}  // namespace pactsim
