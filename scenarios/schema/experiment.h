#pragma once
// From a study file to a checked study and its arms.

#include "scenarios/schema/config/experiment.h"
#include "scenarios/schema/diagnostic.h"
#include "scenarios/schema/read_config.h"

#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// One arm of a study before factors: the scenario with the overrides of the study and the arm's schemes laid over it.
struct ExperimentArm {
    std::string name;    ///< "baseline", or names of schemes joined by a plus sign
    std::string label;   ///< a few words for people
    LoadedScenario scenario;
};

/// A study with all that it names. Paths in `config` have the folder of the study file in front.
struct LoadedExperiment {
    ExperimentConfig config;
    ExperimentConfig written;   ///< the same with paths as they stand in the file
    std::string text;    ///< the file as written
    std::vector<ExperimentArm> arms;
};

/// Reads a study file, its scenario, schemes and tables. Factors are tried out: a path that no arm knows, and an end of a range that the scenario would refuse, are errors.
/// Throws UsageError with every problem found, each with file, line and column.
LoadedExperiment load_experiment_with_arms(const std::string& path);

/// The same, for the study alone.
ExperimentConfig load_experiment(const std::string& path);

/// A study in a text; `name` stands in for the path in messages. Nothing that it names is looked at, and paths stay as written. Throws UsageError.
ExperimentConfig load_experiment_text(const std::string& name, const std::string& text);

/// The study in full as YAML, defaults included. Reads back to the same study.
std::string write_experiment(const ExperimentConfig& config);

/// Values of one factor at which a scenario is tried out: both ends of a range, the outer thousandths of a distribution, all values of a list, as written after `path=`.
std::vector<std::string> trial_values(const FactorConfig& factor, const std::vector<double>& column);

}  // namespace pactsim
