#include "analysis/sweep/folder_layout.h"

#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/place_index.h"
#include "output/csv.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/schedule.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <sstream>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_rows_to_show = 100'000;

std::string input_of(const FactorConfig& factor) { return fmt::format("{}/{}.csv", study_file::inputs, factor.name); }
std::string input_of_design() { return fmt::format("{}/design.csv", study_file::inputs); }

void copy_text(const std::string& from, const std::string& to) {
    make_folder(fs::path(to).parent_path().string());
    write_text_whole(to, read_text_whole(from));
}

/// Lines of a text, for comparing two studies.
std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

void refuse_used_folder(const std::string& folder) {
    static const std::set<std::string> ours{study_file::study, study_file::schedule, study_file::arms, study_file::inputs, study_file::shards, study_file::journals, "design.csv", "locks"};
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    if (StudyFolder::is_one(folder)) throw RefusedError(fmt::format("'{}' holds a study already and is left as it is\n = help: to go on with it: pactsim resume {}", folder, folder));
    if (!fs::is_directory(folder, error)) throw RefusedError(fmt::format("'{}' is not a folder", folder));
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool begun = ours.contains(name) || name.find(".partial.") != std::string::npos;
        const bool has_results = (name == study_file::shards || name == study_file::journals) && !fs::is_empty(entry.path(), error);
        if (!begun || has_results) throw RefusedError(fmt::format("the folder '{}' is not empty (it has '{}') and no study\n = help: name a new folder with -o", folder, name));
    }
}

void lay_out(const std::string& folder, const LoadedExperiment& loaded, const std::vector<SweepArm>& arms, const std::string& schedule_text) {
    for (const char* part : {study_file::arms, study_file::shards, study_file::journals}) make_folder(folder + "/" + part);
    write_text_whole(folder + "/" + study_file::study, loaded.text);
    write_text_whole(folder + "/" + study_file::schedule, schedule_text);
    for (const SweepArm& arm : arms) write_text_whole(folder + "/" + arm.file, arm.yaml);
    for (const FactorConfig& factor : loaded.config.factors) {
        if (!factor.file.empty()) copy_text(factor.file, folder + "/" + input_of(factor));
    }
    if (!loaded.config.design.table.empty()) copy_text(loaded.config.design.table, folder + "/" + input_of_design());
}

std::vector<std::string> input_names(const ExperimentConfig& config) {
    std::vector<std::string> names;
    for (const FactorConfig& factor : config.factors) {
        if (!factor.file.empty()) names.push_back(input_of(factor));
    }
    if (!config.design.table.empty()) names.push_back(input_of_design());
    return names;
}

ExperimentConfig with_inputs(ExperimentConfig config, const std::string& folder) {
    for (FactorConfig& factor : config.factors) {
        if (!factor.file.empty()) factor.file = folder + "/" + input_of(factor);
    }
    if (!config.design.table.empty()) config.design.table = folder + "/" + input_of_design();
    return config;
}

std::string schedule_of(const ExperimentConfig& config) {
    if (!config.schedule.empty()) return config.schedule;
    std::string latest, latest_date;
    const fs::path beside = fs::path(config.scenario).parent_path();
    for (const fs::path& folder : {beside / "schedules", beside / ".." / "schedules", fs::path("scenarios") / "schedules"}) {
        for (const std::string& name : files_in(folder.string(), ".yaml")) {
            const std::string path = (folder / name).lexically_normal().string();
            const std::string date = load_schedule(path).date;
            if (date > latest_date) latest = path, latest_date = date;
        }
        if (!latest.empty()) return latest;
    }
    throw UsageError(fmt::format("there is no appraisal schedule beside `{}`\n = help: name one in the study with `schedule:`", config.scenario));
}

std::string write_schedule(const ScheduleConfig& schedule) { return to_yaml(schedule_table().write(schedule, {})); }

void make_design_table(const StudyFolder& folder) {
    const Points& points = folder.points();
    if (points.rows() > most_rows_to_show) {
        std::error_code ignored;
        std::filesystem::remove(folder.file("design.csv"), ignored);   // of the smaller design that was extended
        return;
    }
    std::string text = "row";
    for (const FactorConfig& factor : points.config()) text += ',' + csv_field(factor.name);
    text += '\n';
    std::vector<double> values(points.factors());
    for (std::size_t row = 0; row < points.rows(); ++row) {
        points.values(row, values);
        text += std::to_string(row);
        for (std::size_t f = 0; f < values.size(); ++f) {
            text += ',' + csv_field(points.text_of(f, values[f]));
        }
        text += '\n';
    }
    write_text_whole(folder.file("design.csv"), text);
}

void refuse_edited_study(const std::string& folder, const std::string& text, const std::string& resolved) {
    std::string field = "its text";
    try {
        const std::vector<std::string> now = lines_of(write_experiment(load_experiment_text(study_file::study, text))), then = lines_of(resolved);
        for (std::size_t i = 0; i < std::max(now.size(), then.size()); ++i) {
            const std::string a = i < then.size() ? then[i] : "", b = i < now.size() ? now[i] : "";
            if (a == b) continue;
            const std::size_t from = std::min(a.find_first_not_of(" -"), a.size());
            field = fmt::format("`{}` (it was {}, it is {})", a.substr(from, std::min(a.find(':'), a.size()) - from), a.substr(from), b.empty() ? "gone" : b.substr(std::min(b.find_first_not_of(" -"), b.size())));
            break;
        }
    } catch (const Error&) {   // it cannot even be read: saying that it was edited is enough
    }
    throw RefusedError(fmt::format("'{}/{}' was edited since the study was laid out: {} differs\n"
                                   " = help: put it back as it was; `pactsim extend {}` makes a design larger, and anything else is a new study for a new folder", folder, study_file::study, field, folder));
}

void check_points_kept(const Points& before, const Points& after) {
    const PlaceIndex index(after);
    std::vector<double> old_values(before.factors()), new_values(after.factors());
    for (std::size_t row = 0; row < before.rows(); ++row) {
        const std::optional<std::size_t> found = index.find(before.place(row), row);
        before.values(row, old_values);
        if (found) after.values(*found, new_values);
        if (!found || old_values != new_values) throw RefusedError(fmt::format("the larger design does not hold point {} of the present one, so nothing that has run could be kept\n = help: designs grow by `k`, `scrambles` or `trajectories`", row));
    }
}

}  // namespace pactsim
