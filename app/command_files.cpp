#include "app/command_files.h"

#include "analysis/sweep/export_tables.h"
#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/read_sweep.h"
#include "app/options.h"
#include "output/csv.h"
#include "output/h5_attributes.h"
#include "output/inspect.h"
#include "output/results_digest.h"
#include "output/results_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace pactsim {

namespace {

struct FileOptions {
    std::string file, folder;
    std::string formats = "csv";   // of a sweep
    bool json = false, verify = false, force = false;
    Talk talk;
};

ExitCode inspect(const FileOptions& options) {
    const Verify verify = options.verify ? Verify::yes : Verify::no;
    print(options.json ? inspect_json(options.file, verify) + '\n' : inspect_text(options.file, verify));
    if (!options.verify) return ExitCode::done;
    return ResultsFile(options.file).identity().at("digest") == digest_of(options.file) ? ExitCode::done : ExitCode::check_failed;
}

/// A study folder or the merged file of one.
bool is_sweep(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return true;
    try {
        const h5::File file = h5::File::open(path);
        return h5::text_attribute(file.root(), "filetype") == "pactsim.sweep";
    } catch (const InputError&) {
        return false;   // what is wrong with it is said by the reader of results files
    }
}

std::vector<TableFormat> formats_of(const std::string& list) {
    std::vector<TableFormat> formats;
    for (std::size_t start = 0; start <= list.size();) {
        const std::size_t end = std::min(list.find(',', start), list.size());
        const std::string name = list.substr(start, end - start);
        const auto found = std::find(table_format_names.begin(), table_format_names.end(), name);
        if (found == table_format_names.end()) throw UsageError(fmt::format("unknown format `{}`\n = help: formats are csv, salib, ema and openturns, several with commas between them", name));
        formats.push_back(static_cast<TableFormat>(found - table_format_names.begin()));
        start = end + 1;
    }
    return formats;
}

ExitCode export_sweep(const FileOptions& options) {
    const std::vector<TableFormat> formats = formats_of(options.formats);
    const SweepData data = read_sweep_data(options.file);
    make_folder(options.folder);
    std::error_code ignored;
    if (!options.force && !std::filesystem::is_empty(options.folder, ignored)) throw RefusedError(fmt::format("the folder '{}' is not empty and is left as it is; to write into it, repeat the command with\n  --force", options.folder));
    std::vector<std::string> names;
    for (const TableFormat format : formats) {
        const std::string own = formats.size() == 1 ? "" : std::string(table_format_names[static_cast<std::size_t>(format)]) + "/";
        if (!own.empty()) make_folder(options.folder + "/" + own);
        const ExportedTables tables = export_tables(data, format);
        for (const ExportedTable& table : tables.files) {
            write_text_whole(options.folder + "/" + own + table.name, table.text);
            names.push_back(own + table.name);
        }
        if (tables.left_out > 0) options.talk.warn(fmt::format("{} points are left out of the tables for {}: some of their worlds are missing", tables.left_out, table_format_names[static_cast<std::size_t>(format)]));
    }
    if (options.json) print(nlohmann::json{{"ok", true}, {"schema", "pactsim.export/1"}, {"folder", options.folder}, {"files", names}}.dump(2) + '\n');
    else {
        for (const std::string& name : names) print(fmt::format("{}/{}\n", options.folder, name));
    }
    return ExitCode::done;
}

ExitCode export_tables(const FileOptions& options) {
    if (is_sweep(options.file)) return export_sweep(options);
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
    parser.add_option("FILE", options->file, "Results file, study folder or merged file")->required()->type_name("");
    parser.add_option("--format", options->formats, "Of a study: csv, salib, ema, openturns, or several with commas")->type_name("LIST")->capture_default_str();
    parser.add_option("--csv", options->folder, "Folder for the tables; made if needed")->required()->type_name("DIR");
    parser.add_flag("--force", options->force, "Write into a folder that is not empty");
    parser.add_flag("--json", options->json, "The list of files as one JSON document");
    return [options] { return export_tables(*options); };
}

}  // namespace pactsim
