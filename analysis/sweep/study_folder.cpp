#include "analysis/sweep/study_folder.h"

#include "analysis/sweep/folder_files.h"
#include "analysis/sweep/folder_layout.h"
#include "scenarios/schema/experiment.h"
#include "scenarios/schema/schedule.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace pactsim {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* manifest_format = "pactsim.study/1";

std::string seal_of(const json& manifest) {
    json bare = manifest;
    bare.erase("seal");
    return sha1_of_text(bare.dump());
}

json read_manifest(const std::string& folder) {
    const std::string path = folder + "/" + study_file::manifest;
    json manifest = json::parse(read_text_whole(path), nullptr, false);
    if (manifest.is_discarded() || !manifest.is_object() || manifest.value("format", "") != manifest_format) throw InputError(fmt::format("'{}' is not the manifest of a study", path));
    if (manifest.value("seal", "") != seal_of(manifest)) throw RefusedError(fmt::format("'{}' was edited since the study was laid out\n = help: put it back as it was, or lay out a new folder", path));
    return manifest;
}

/// The first lines in which two texts differ.
std::string first_difference(const std::string& before, const std::string& after) {
    for (std::size_t a = 0, b = 0; a < before.size() || b < after.size();) {
        const std::size_t end_a = std::min(before.find('\n', a), before.size()), end_b = std::min(after.find('\n', b), after.size());
        const std::string one = before.substr(std::min(a, before.size()), end_a - std::min(a, before.size())), other = after.substr(std::min(b, after.size()), end_b - std::min(b, after.size()));
        if (one != other) return fmt::format("`{}` became `{}`", one, other);
        a = end_a + 1;
        b = end_b + 1;
    }
    return "its layout";
}

void check_unchanged(const std::string& folder, const std::string& name, const std::string& text, const std::string& sha1) {
    if (sha1_of_text(text) == sha1) return;
    throw RefusedError(fmt::format("'{}/{}' was edited since the study was laid out, and results of two versions must not be mixed\n"
                                   " = help: put it back as it was, or lay out a new folder; `pactsim extend` makes a design larger", folder, name));
}

}  // namespace

std::string family_of(const ExperimentConfig& config) {
    ExperimentConfig bare = config;
    bare.name = "study";
    bare.description.clear();
    bare.outcomes.clear();
    bare.replications = {};
    bare.replicates_per_task = 1;
    bare.scenario = "scenario";   // arms are compared by what is in them
    bare.schemes.clear();
    bare.overrides.clear();
    bare.schedule.clear();
    const bool sequence = bare.design.method == DesignMethod::sobol || bare.design.method == DesignMethod::saltelli;
    if (sequence) {
        bare.design.k = 0;
        bare.design.scrambles = std::min<std::uint32_t>(bare.design.scrambles, 1);
    }
    bare.design.trajectories = bare.design.method == DesignMethod::morris ? 2 : 0;
    for (FactorConfig& factor : bare.factors) {
        factor.unit.clear();
        factor.source.clear();
        factor.role = FactorRole::uncertainty;
    }
    return write_experiment(bare);
}

bool StudyFolder::is_one(const std::string& folder) { return fs::exists(folder + "/" + study_file::manifest); }

void StudyFolder::take_config(ExperimentConfig config) {
    config_ = std::move(config);
    points_ = make_points(with_inputs(config_, path_));
    const ReplicationsConfig& replications = config_.replications;
    tasks_.rows = points_->rows();
    tasks_.arms = static_cast<std::uint32_t>(arms_.size());
    tasks_.replicates = replications.outcome.empty() ? replications.count : replications.most;
    tasks_.block_size = std::min(config_.replicates_per_task, tasks_.replicates);
    tasks_.blocks = (tasks_.replicates + tasks_.block_size - 1) / tasks_.block_size;
    std::string contents = family_of(config_) + schedule_text_;
    for (const SweepArm& arm : arms_) contents += arm.name + '\n' + arm.yaml;
    for (const std::string& name : input_names(config_)) contents += read_text_whole(path_ + "/" + name);
    identity_.key = sha1_of_text(contents);
    identity_.design = sha1_of_text(write_experiment(config_) + contents);
}

void StudyFolder::write_manifest() const {
    json manifest{{"format", manifest_format}, {"name", config_.name}, {"program", identity_.program}, {"programs", programs_}, {"study_key", identity_.key}, {"design_sha1", identity_.design}};
    manifest["study_sha1"] = sha1_of_text(study_text_);
    manifest["study"] = write_experiment(config_);
    manifest["schedule"] = {{"id", schedule_.id}, {"sha1", sha1_of_text(schedule_text_)}};
    for (const SweepArm& arm : arms_) manifest["arms"].push_back({{"name", arm.name}, {"label", arm.label}, {"file", arm.file}, {"sha1", sha1_of_text(arm.yaml)}});
    manifest["inputs"] = json::object();
    for (const std::string& name : input_names(config_)) manifest["inputs"][name] = sha1_of_text(read_text_whole(file(name)));
    manifest["sizes"] = {{"points", tasks_.rows}, {"arms", tasks_.arms}, {"tasks", tasks_.size()}};
    manifest["seal"] = seal_of(manifest);
    write_text_whole(file(study_file::manifest), manifest.dump(2) + '\n');
}

StudyFolder StudyFolder::create(const std::string& study_file_path, const std::string& folder, const std::string& program) {
    const LoadedExperiment loaded = load_experiment_with_arms(study_file_path);
    refuse_used_folder(folder);
    StudyFolder made;
    made.path_ = folder;
    made.study_text_ = loaded.text;
    made.identity_.program = program;
    made.programs_ = {program};
    made.schedule_ = load_schedule(schedule_of(loaded.config));
    made.schedule_text_ = write_schedule(made.schedule_);
    for (const ExperimentArm& arm : loaded.arms) {
        made.arms_.push_back({arm.name, arm.label, fmt::format("{}/{}.yaml", study_file::arms, arm.name), arm.scenario.resolved_yaml});
    }
    lay_out(folder, loaded, made.arms_, made.schedule_text_);
    made.take_config(loaded.written);
    make_design_table(made);
    made.write_manifest();
    return made;
}

StudyFolder StudyFolder::open(const std::string& folder) {
    if (!fs::is_directory(folder)) throw InputError(fmt::format("there is no folder '{}'\n = help: `pactsim sweep study.yaml -o {}` makes one", folder, folder));
    if (!is_one(folder)) throw InputError(fmt::format("'{}' is not a study folder: it has no {}\n = help: `pactsim sweep study.yaml -o FOLDER` makes one", folder, study_file::manifest));
    const json manifest = read_manifest(folder);
    StudyFolder opened;
    try {
        opened.path_ = folder;
        opened.study_text_ = read_text_whole(opened.file(study_file::study));
        if (sha1_of_text(opened.study_text_) != manifest.at("study_sha1").get<std::string>()) refuse_edited_study(folder, opened.study_text_, manifest.at("study").get<std::string>());
        opened.schedule_text_ = read_text_whole(opened.file(study_file::schedule));
        check_unchanged(folder, study_file::schedule, opened.schedule_text_, manifest.at("schedule").at("sha1"));
        opened.schedule_ = load_schedule_text(study_file::schedule, opened.schedule_text_);
        for (const json& arm : manifest.at("arms")) {
            SweepArm one{arm.at("name"), arm.at("label"), arm.at("file"), {}};
            one.yaml = read_text_whole(opened.file(one.file));
            check_unchanged(folder, one.file, one.yaml, arm.at("sha1"));
            opened.arms_.push_back(std::move(one));
        }
        for (const auto& [name, sha1] : manifest.at("inputs").items()) check_unchanged(folder, name, read_text_whole(opened.file(name)), sha1);
        opened.identity_.program = manifest.at("program");
        opened.programs_ = manifest.at("programs").get<std::vector<std::string>>();
        opened.take_config(load_experiment_text(study_file::study, manifest.at("study").get<std::string>()));
    } catch (const json::exception& error) {
        throw InputError(fmt::format("'{}/{}' lacks something: {}", folder, study_file::manifest, error.what()));
    }
    return opened;
}

bool StudyFolder::check_program(const std::string& program, bool accept_change) {
    if (program == identity_.program) return false;
    if (!accept_change) {
        throw RefusedError(fmt::format("`program` differs: the study in '{}' was begun with {}, this is {}\n"
                                       " = help: results of two programs may differ; use the old one, or `--accept-build-change` to go on with this one and have that noted", path_, identity_.program, program));
    }
    identity_.program = program;
    programs_.push_back(program);
    write_manifest();
    return true;
}

void StudyFolder::extend(const ExperimentConfig& larger) {
    if (family_of(larger) != family_of(config_)) throw RefusedError(fmt::format("the study in '{}' cannot grow like that: {}", path_, first_difference(family_of(config_), family_of(larger))));
    const std::shared_ptr<const Points> before = points_;
    const ExperimentConfig old = config_;
    take_config(larger);
    try {
        check_points_kept(*before, *points_);
    } catch (...) {
        take_config(old);
        throw;
    }
    make_design_table(*this);
    write_manifest();
}

}  // namespace pactsim
