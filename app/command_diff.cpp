#include "app/command_diff.h"

#include "app/options.h"
#include "app/scenario_diff.h"
#include "output/results_compare.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>

namespace pactsim {

namespace {

struct DiffOptions {
    std::string a, b;
    bool json = false;
};

/// Whether a file starts as HDF5 files do (HDF5 file format specification, III.A).
bool is_hdf5(const std::string& path) {
    constexpr std::string_view signature{"\x89HDF\r\n\x1a\n", 8};
    std::ifstream file(path, std::ios::binary);
    std::string start(signature.size(), '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    return file && start == signature;
}

std::string side(const std::string& value) { return value.empty() ? "(not there)" : value; }

std::vector<std::string> scenario_lines(const DiffOptions& options, nlohmann::json& list) {
    std::vector<std::string> lines;
    for (const ScenarioDifference& d : compare_scenarios(options.a, options.b)) {
        lines.push_back(fmt::format("{}: {} | {}", d.path, side(d.a), side(d.b)));
        list.push_back({{"path", d.path}, {"a", d.a}, {"b", d.b}});
    }
    return lines;
}

std::vector<std::string> result_lines(const DiffOptions& options, nlohmann::json& list) {
    std::vector<std::string> lines;
    for (const Difference& d : compare_results(options.a, options.b)) {
        lines.push_back(to_text(d));
        list.push_back({{"where", d.where}, {"what", d.what}, {"cells", d.cells}, {"largest", d.largest}, {"first", d.first}});
    }
    return lines;
}

ExitCode diff(const DiffOptions& options) {
    const bool results_a = is_hdf5(options.a), results_b = is_hdf5(options.b);
    if (results_a != results_b) throw UsageError("one of the files is a results file and the other is not; compare two of a kind");
    nlohmann::json list = nlohmann::json::array();
    const std::vector<std::string> lines = results_a ? result_lines(options, list) : scenario_lines(options, list);
    const bool equal = lines.empty();
    if (options.json) {
        print(nlohmann::json{{"ok", equal}, {"schema", "pactsim.diff/1"}, {"kind", results_a ? "results" : "scenario"}, {"differences", list}}
                  .dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n');
    } else {
        for (const std::string& line : lines) print(line + '\n');
        print(equal ? "equal\n" : fmt::format("{} difference{} between {} and {}\n", lines.size(), lines.size() == 1 ? "" : "s", options.a, options.b));
    }
    return equal ? ExitCode::done : ExitCode::check_failed;
}

}  // namespace

Action set_up_diff(CLI::App& parser) {
    const auto options = std::make_shared<DiffOptions>();
    parser.add_option("A", options->a, "Results file or scenario")->required()->type_name("");
    parser.add_option("B", options->b, "The one to compare with")->required()->type_name("");
    parser.add_flag("--json", options->json, "As one JSON document");
    return [options] { return diff(*options); };
}

}  // namespace pactsim
