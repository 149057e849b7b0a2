#include "scenarios/schema/experiment.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/experiment_checks.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/place_of.h"
#include "scenarios/schema/scheme.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

std::optional<ExperimentConfig> read_study(const Node& root, Diagnostics& diagnostics) {
    ExperimentConfig config = experiment_table().make();
    Reader reader(diagnostics, {}, "2000-01");
    experiment_table().read(reader, root, config);
    if (diagnostics.has_errors()) { return std::nullopt; }
    check_study_itself(config, root, diagnostics);
    if (diagnostics.has_errors()) { return std::nullopt; }
    return config;
}

/// Puts the folder of the study file in front of the paths in it.
void find_files(ExperimentConfig& config, const std::string& study_file) {
    const auto full = [&](std::string& path) {
        if (!path.empty()) { path = (fs::path(study_file).parent_path() / path).lexically_normal().string(); }
    };
    full(config.scenario);
    full(config.schedule);
    full(config.design.table);
    for (FactorConfig& factor : config.factors) { full(factor.file); }
    for (std::string& mix : config.schemes) {
        std::string whole;
        for (std::string part : split_mix(mix)) {
            full(part);
            whole += (whole.empty() ? "" : "+") + part;
        }
        mix = whole;
    }
}

/// Reports files that the study names and that are not there, where it names them; paths are told as they stand in the study.
void check_files(const ExperimentConfig& full, const ExperimentConfig& written, const Node& root, Diagnostics& diagnostics) {
    const auto check = [&](const std::string& path, const std::string& as_written, const std::string& key, const Place& place) {
        std::error_code error;
        if (path.empty() || fs::exists(path, error)) { return; }
        diagnostics.add({Severity::error, std::string{code::missing_file}, key, fmt::format("there is no file `{}`", as_written), "paths in a study start at the folder of the study file", place, 1});
    };
    check(full.scenario, written.scenario, "scenario", place_of(root, "scenario"));
    check(full.schedule, written.schedule, "schedule", place_of(root, "schedule"));
    check(full.design.table, written.design.table, "design.table", place_of(root, "design.table"));
    for (std::size_t f = 0; f < full.factors.size(); ++f) {
        const std::string key = "factors." + full.factors[f].name + ".empirical.file";
        check(full.factors[f].file, written.factors[f].file, key, place_of(root, key));
    }
    for (std::size_t i = 0; i < full.schemes.size(); ++i) {
        const std::vector<std::string> parts = split_mix(full.schemes[i]), words = split_mix(written.schemes[i]);
        for (std::size_t j = 0; j < parts.size(); ++j) { check(parts[j], words[j], "schemes", place_in(root, "schemes", i)); }
    }
}

std::string label_of(const std::vector<std::string>& files) {
    if (files.empty()) { return "Baseline"; }
    std::string label;
    for (const std::string& file : files) { label += (label.empty() ? "" : " + ") + read_patch_file(file, PatchKind::scheme).label; }
    return label;
}

/// Reads the arms; those that cannot be read are left out after a report.
std::vector<ExperimentArm> read_arms(const ExperimentConfig& config, const Node& root, Diagnostics& diagnostics) {
    std::vector<ExperimentArm> arms;
    std::set<std::string> names;
    for (std::size_t a = 0; a <= config.schemes.size(); ++a) {
        const std::vector<std::string> files = a == 0 ? std::vector<std::string>{} : split_mix(config.schemes[a - 1]);
        const std::string name = arm_name(files);
        if (!names.insert(name).second) {
            diagnostics.add({Severity::error, std::string{code::repeated_name}, "schemes", fmt::format("the scheme `{}` is there twice", name), "schemes are told apart by the names of their files",
                             place_in(root, "schemes", a - 1), 1});
            continue;
        }
        Diagnostics own;   // what is wrong with the scenario is said once, not once for each arm
        std::optional<LoadedScenario> loaded = try_load_arm(config.scenario, "", files, config.overrides, own);
        if (loaded) {
            arms.push_back({name, label_of(files), std::move(*loaded)});
            continue;
        }
        pass_on(own, diagnostics);
        if (a == 0) { break; }
    }
    return arms;
}

std::optional<LoadedExperiment> try_load(const std::string& path, Diagnostics& diagnostics) {
    const std::optional<Node> root = compose_files(path, diagnostics);
    if (!root) { return std::nullopt; }
    std::optional<ExperimentConfig> config = read_study(*root, diagnostics);
    if (!config) { return std::nullopt; }
    ExperimentConfig written = *config;
    find_files(*config, path);
    LoadedExperiment loaded{std::move(*config), std::move(written), std::string{diagnostics.text_of(path)}, {}};
    check_files(loaded.config, loaded.written, *root, diagnostics);
    if (diagnostics.has_errors()) { return std::nullopt; }
    loaded.arms = read_arms(loaded.config, *root, diagnostics);
    const std::vector<std::vector<double>> columns = check_tables(loaded.config, *root, diagnostics);
    if (!loaded.arms.empty()) { check_factors(loaded.config, loaded.arms, columns, *root, diagnostics); }
    if (diagnostics.has_errors()) { return std::nullopt; }
    return loaded;
}

}  // namespace

LoadedExperiment load_experiment_with_arms(const std::string& path) {
    Diagnostics diagnostics;
    std::optional<LoadedExperiment> loaded = try_load(path, diagnostics);
    diagnostics.throw_if_errors();
    return std::move(loaded.value());
}

ExperimentConfig load_experiment(const std::string& path) { return load_experiment_with_arms(path).config; }

ExperimentConfig load_experiment_text(const std::string& name, const std::string& text) {
    Diagnostics diagnostics;
    const std::optional<Node> root = compose_text(name, text, diagnostics);
    std::optional<ExperimentConfig> config;
    if (root) { config = read_study(*root, diagnostics); }
    diagnostics.throw_if_errors();
    return std::move(config.value());
}

std::string write_experiment(const ExperimentConfig& config) { return to_yaml(experiment_table().write(config, {})); }

}  // namespace pactsim
