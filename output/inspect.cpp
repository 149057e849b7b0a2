#include "output/inspect.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "output/results_digest.h"
#include "output/results_file.h"

namespace pactsim {

namespace {

using Dimensions = std::vector<std::pair<std::string, std::uint64_t>>;

Dimensions dimensions_of(const std::vector<DatasetInfo>& series) {
    Dimensions dimensions;
    for (const DatasetInfo& info : series)
        for (std::size_t axis = 0; axis < info.dimensions.size(); ++axis) {
            const bool known = std::any_of(dimensions.begin(), dimensions.end(), [&](const auto& d) { return d.first == info.dimensions[axis]; });
            if (!known) dimensions.emplace_back(info.dimensions[axis], info.shape[axis]);
        }
    return dimensions;
}

std::string value_of(const std::map<std::string, std::string>& texts, const std::string& name) {
    const auto found = texts.find(name);
    return found == texts.end() ? "unknown" : found->second;
}

bool digest_matches(const ResultsFile& file) {
    return value_of(file.identity(), "digest") == digest_of(file.path());
}

void add_series(std::string& text, const std::vector<DatasetInfo>& list) {
    std::size_t width = 0;
    for (const DatasetInfo& info : list) width = std::max(width, info.name.size());
    for (const DatasetInfo& info : list) {
        text += fmt::format("  {:<{}}  {} [{}, {}]", info.name, width, info.long_name, info.unit, info.kind);
        if (info.dimensions.size() > 1) text += fmt::format(" by {}", fmt::join(info.dimensions.begin() + 1, info.dimensions.end(), ", "));
        text += '\n';
    }
}

std::uint64_t size_of(const std::string& path) {
    std::error_code error;
    const std::uintmax_t bytes = std::filesystem::file_size(path, error);
    return error ? 0 : bytes;
}

nlohmann::json to_json(const std::vector<DatasetInfo>& list) {
    nlohmann::json all = nlohmann::json::array();
    for (const DatasetInfo& info : list)
        all.push_back({{"name", info.name},
                       {"unit", info.unit},
                       {"long_name", info.long_name},
                       {"kind", info.kind},
                       {"role", info.role},
                       {"storage", info.storage},
                       {"dimensions", info.dimensions},
                       {"shape", info.shape}});
    return all;
}

}  // namespace

std::string inspect_text(const std::string& path, Verify verify) {
    const ResultsFile file(path);
    const auto identity = file.identity();
    const std::vector<DatasetInfo> series = file.series();
    std::string text = fmt::format("{}\n", path);
    text += fmt::format("  scenario    {} (SHA-1 {})\n", value_of(identity, "scenario_name"), value_of(identity, "scenario_sha1"));
    text += fmt::format("  made by     pactsim {} ({}, {})\n", value_of(identity, "pactsim_version"), value_of(identity, "git_revision"),
                        value_of(identity, "compiler"));
    text += fmt::format("  seed        {} ({})\n", value_of(identity, "seed"), value_of(identity, "rng"));
    text += fmt::format("  replicates  {} of {}{}\n", value_of(identity, "replicates_done"), value_of(identity, "replicates_requested"),
                        file.complete() ? "" : ": the run was interrupted");
    const double megabytes = static_cast<double>(size_of(path)) / 1e6;
    text += fmt::format("  size        {:.2f} MB, {:.2f} MB a replicate\n", megabytes, megabytes / static_cast<double>(std::max<std::size_t>(file.replicates().size(), 1)));
    text += fmt::format("  digest      {}", value_of(identity, "digest"));
    if (verify == Verify::yes) text += digest_matches(file) ? ", matches the contents" : ", DOES NOT MATCH the contents";
    text += "\n\ndimensions\n";
    for (const auto& [name, length] : dimensions_of(series)) text += fmt::format("  {:<10}  {}\n", name, length);
    text += "\ndatasets\n";
    add_series(text, series);
    if (file.has_firms()) {
        text += "\nfirm histories (group /firm_histories)\n";
        add_series(text, file.firm_columns());
    }
    const auto facts = file.run_facts();
    if (!facts.empty()) text += "\nrun\n";
    for (const auto& [name, value] : facts) text += fmt::format("  {:<17}  {}\n", name, value);
    return text;
}

std::string inspect_json(const std::string& path, Verify verify) {
    const ResultsFile file(path);
    const std::vector<DatasetInfo> series = file.series();
    nlohmann::json summary = {{"file", path}, {"bytes", size_of(path)}, {"identity", file.identity()}, {"complete", file.complete()}};
    if (verify == Verify::yes) summary["digest_matches"] = digest_matches(file);
    summary["dimensions"] = nlohmann::json::object();
    for (const auto& [name, length] : dimensions_of(series)) summary["dimensions"][name] = length;
    summary["series"] = to_json(series);
    summary["firm_columns"] = file.has_firms() ? to_json(file.firm_columns()) : nlohmann::json::array();
    summary["run_facts"] = file.run_facts();
    // File names and foreign attributes may hold bytes that are not UTF-8; they are replaced, not refused.
    return summary.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace pactsim
