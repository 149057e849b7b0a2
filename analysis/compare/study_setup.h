#pragma once
// From files to arms and futures: everything that a comparison knows before its first world runs.

#include "agents/state/constants.h"
#include "analysis/compare/study_plan.h"
#include "analysis/twins/instrument_difference.h"
#include "analysis/twins/twin_margins.h"
#include "scenarios/schema/read_config.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// The arms of one future, ready to run.
struct FutureArms {
    std::vector<std::shared_ptr<const Constants>> constants;   // [arm]; that of the placebo counts from month 0 on
    std::vector<InstrumentDifference> differences;             // [arm] against the baseline; nothing in [0]
    std::vector<std::shared_ptr<const Constants>> lotteries;   // [arm] the scheme with its places drawn by lot, if one is to be run for the randomised evaluator; else null
};

/// A comparison whose files are read and checked.
class StudySetup {
  public:
    /// Reads scenario, worlds and schemes. Throws UsageError with every problem of the files, and for a comparison that would compare nothing or what cannot be
    /// compared: no scheme, one arm twice, a baseline that is not among the arms, arms that differ in population, horizon, forms or seed.
    explicit StudySetup(const StudyPlan& plan);

    /// Arms, futures, margins and the rest; replicates still 0.
    [[nodiscard]] const StudyLayout& layout() const { return layout_; }
    /// What is to be told before the run.
    [[nodiscard]] const std::vector<std::string>& warnings() const { return warnings_; }
    /// The baseline in the scenario's own world.
    [[nodiscard]] const LoadedScenario& baseline() const { return baseline_; }
    [[nodiscard]] const TwinMargins& margins() const { return *margins_; }
    [[nodiscard]] std::size_t arms() const { return layout_.arms.size(); }
    [[nodiscard]] std::size_t futures() const { return layout_.futures.size(); }
    /// Months of one world, warm-up included.
    [[nodiscard]] std::size_t months_per_world() const;

    /// Works out what the model needs in one future.
    [[nodiscard]] FutureArms prepare(std::size_t future) const;

  private:
    void read_arms(const StudyPlan& plan);
    void check_names() const;
    void choose_baseline(const std::string& name);
    void read_worlds(const StudyPlan& plan);
    void load_world(const StudyPlan& plan, std::size_t world);
    void fill_layout(const StudyPlan& plan);
    [[nodiscard]] const Config& config(std::size_t world, std::size_t arm) const { return configs_[world * layout_.arms.size() + arm]; }

    StudyLayout layout_;
    std::vector<std::vector<std::string>> arm_files_;   // [arm] paths of schemes
    std::vector<std::string> worlds_, world_names_, world_labels_;
    std::vector<Config> configs_;                       // [world][arm]
    std::vector<std::string> warnings_;
    LoadedScenario baseline_;
    std::shared_ptr<const TwinMargins> margins_;
    std::uint32_t draws_ = 1;
    bool randomise_ = false;
};

/// The section of a resolved scenario that starts with this name at the margin, or nothing.
std::string section_of(const std::string& resolved_yaml, const std::string& name);

}  // namespace pactsim
