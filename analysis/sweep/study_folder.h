#pragma once
// A study folder: everything that any process needs to run any task of a study, and nothing that lies elsewhere.
//
//   study.yaml        the study file as it was given
//   manifest.json     identity: hashes of design, arms and program, the arms' names, the schedule
//   arms/NAME.yaml    each arm in full, before factors: a scenario of its own
//   schedule.yaml     the appraisal schedule
//   shards/*.h5       results, one writer each
//   journal/*.journal what each writer did
//   failed.csv, merged.h5

#include "analysis/sweep/points.h"
#include "analysis/sweep/task_space.h"
#include "scenarios/schema/config/experiment.h"
#include "scenarios/schema/config/schedule.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// One arm of a study.
struct SweepArm {
    std::string name;
    std::string label;
    std::string file;      // "arms/NAME.yaml" in the folder
    std::string yaml;      // its text
};

/// What must be the same for results to belong together. Hashes are SHA-1 in hexadecimal digits.
struct StudyIdentity {
    std::string design;      // all of the study: changes with `extend`
    std::string key;         // factors, method, seed, arms and schedule, without sizes: what a shard must agree with
    std::string program;     // version and revision of pactsim with which results are made
};

/// The files of a study folder by name.
namespace study_file {
inline constexpr const char* study = "study.yaml";
inline constexpr const char* manifest = "manifest.json";
inline constexpr const char* schedule = "schedule.yaml";
inline constexpr const char* arms = "arms";
inline constexpr const char* inputs = "inputs";
inline constexpr const char* shards = "shards";
inline constexpr const char* journals = "journal";
inline constexpr const char* set_aside = "set_aside";
inline constexpr const char* failed = "failed.csv";
inline constexpr const char* merged = "merged.h5";
inline constexpr const char* view = "view.h5";
}  // namespace study_file

class StudyFolder {
  public:
    /// Reads and checks the study file and all that it names, and lays the folder out; nothing runs. Throws UsageError with every problem of the files, RefusedError if the folder
    /// holds something already.
    static StudyFolder create(const std::string& study_file, const std::string& folder, const std::string& program);
    /// Opens a folder. Throws InputError if it is none or is damaged, RefusedError (naming the field) if its files were edited since it was laid out.
    static StudyFolder open(const std::string& folder);
    /// Whether there is a study folder of that name.
    static bool is_one(const std::string& folder);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
    /// The study as it is run; paths in it are those of the study file.
    [[nodiscard]] const ExperimentConfig& config() const { return config_; }
    [[nodiscard]] const std::vector<SweepArm>& arms() const { return arms_; }
    [[nodiscard]] const Points& points() const { return *points_; }
    [[nodiscard]] const TaskSpace& tasks() const { return tasks_; }
    [[nodiscard]] const ScheduleConfig& schedule() const { return schedule_; }
    [[nodiscard]] const std::string& schedule_text() const { return schedule_text_; }
    [[nodiscard]] const StudyIdentity& identity() const { return identity_; }

    /// Refuses to go on with another program, unless told to accept it: then the manifest names the new one from now on, and keeps the old one in its list. Returns whether it changed.
    bool check_program(const std::string& program, bool accept_change);
    /// Replaces the study by a larger one: sizes of the design and replicates may grow, the rest must stay. Throws RefusedError naming what does not fit.
    void extend(const ExperimentConfig& larger);

  private:
    StudyFolder() = default;
    void take_config(ExperimentConfig config);
    void write_manifest() const;

    std::string path_, study_text_, schedule_text_;
    ExperimentConfig config_;
    std::vector<SweepArm> arms_;
    std::shared_ptr<const Points> points_;
    TaskSpace tasks_;
    ScheduleConfig schedule_;
    StudyIdentity identity_;
    std::vector<std::string> programs_;   // all that made results here, the present one last
};

/// The study without its sizes and without what only readers look at, as one text: equal for studies whose results fit together.
std::string family_of(const ExperimentConfig& config);

}  // namespace pactsim
