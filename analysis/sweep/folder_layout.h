#pragma once
// Laying a study folder out: which files go in, under which names.

#include "analysis/sweep/points.h"
#include "analysis/sweep/study_folder.h"
#include "scenarios/schema/experiment.h"

#include <string>
#include <vector>

namespace pactsim {

/// Throws RefusedError if a folder holds anything but the beginnings of a study.
void refuse_used_folder(const std::string& folder);

/// Writes study, arms, schedule and tables. Throws OutputError.
void lay_out(const std::string& folder, const LoadedExperiment& loaded, const std::vector<SweepArm>& arms, const std::string& schedule_text);

/// Names, in a study folder, of the tables that factors and the design need.
std::vector<std::string> input_names(const ExperimentConfig& config);

/// The study with the paths of its tables in the folder.
ExperimentConfig with_inputs(ExperimentConfig config, const std::string& folder);

/// The schedule of a study: the one it names, else the one of the latest date among the schedules beside its scenario. Throws UsageError if there is none.
std::string schedule_of(const ExperimentConfig& config);

/// A schedule as YAML that reads back to the same.
std::string write_schedule(const ScheduleConfig& schedule);

/// Writes design.csv for people and other tools, if the design is not too large to be looked at (100,000 rows).
void make_design_table(const StudyFolder& folder);

/// Says which key of the study was edited. Always throws RefusedError.
[[noreturn]] void refuse_edited_study(const std::string& folder, const std::string& text, const std::string& resolved);

/// Throws RefusedError unless every row of the smaller design stands in the larger one, under the same place and with the same values.
void check_points_kept(const Points& before, const Points& after);

}  // namespace pactsim
