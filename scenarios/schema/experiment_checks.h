#pragma once
// Rules across the fields of a study, and between a study and its scenario.

#include "scenarios/schema/experiment.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pactsim {

/// What can be known from the study file alone: factors that the method needs another way, names that are not there, sizes.
void check_study_itself(const ExperimentConfig& config, const Node& root, Diagnostics& diagnostics);

/// Reads the tables that the study names. Returns [factor] the numbers of its empirical column, empty for other factors.
std::vector<std::vector<double>> check_tables(const ExperimentConfig& config, const Node& root, Diagnostics& diagnostics);

/// Tries every factor out on the arms: its path must be known to one of them at least, and the ends of its range allowed.
void check_factors(const ExperimentConfig& config, const std::vector<ExperimentArm>& arms, const std::vector<std::vector<double>>& columns, const Node& root, Diagnostics& diagnostics);

/// Where an item of the list at `path` was written.
Place place_in(const Node& root, const std::string& path, std::size_t item);

/// Adds the messages of `from` to `to`, with the text in which each stands.
void pass_on(const Diagnostics& from, Diagnostics& to);

}  // namespace pactsim
