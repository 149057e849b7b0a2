#pragma once
// A task to outcomes: point x arm -> configuration -> the worlds of its replicates -> whole numbers.

#include "agents/state/constants.h"
#include "agents/state/world.h"
#include "analysis/appraisal/appraisal.h"
#include "analysis/sweep/study_folder.h"
#include "output/sweep_data.h"
#include "scenarios/schema/node.h"

#include <array>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace pactsim {

using SweepOutcomes = std::array<std::int64_t, sweep_outcome_count>;

/// Where time goes while tasks run, in nanoseconds of wall clock.
struct TaskTimes {
    std::int64_t setting_up = 0;   // from point to constants
    std::int64_t kernel = 0;       // populations and months
};

/// Who takes what a group of tasks leaves: `arm` is a position in the group. `failure` is null if the world came to its end.
using TakeWorld = std::function<void(std::size_t arm, std::uint32_t replicate, const SweepOutcomes& outcomes, std::exception_ptr failure)>;

/// Turns points into worlds. Holds the arms of a study as trees that are read once; safe from several threads.
class TaskRunner {
  public:
    explicit TaskRunner(const StudyFolder& folder);

    /// The constants of one arm at one point. Throws UsageError for a point that the scenario does not allow.
    [[nodiscard]] std::shared_ptr<const Constants> prepare(std::uint64_t row, std::uint32_t arm) const;

    /// Runs the replicates of several arms at one point. The population of a replicate is drawn once for all arms, which changes no bit: arms differ in policy alone.
    void run(std::uint64_t row, std::span<const std::uint32_t> arms, ReplicateRange replicates, const TakeWorld& take, TaskTimes* times = nullptr) const;

    /// Overrides "path=value" of a point, for the arm: those whose path it has.
    [[nodiscard]] std::vector<std::string> overrides(std::uint64_t row, std::uint32_t arm) const;

  private:
    const StudyFolder& folder_;
    std::vector<Node> trees_;                      // [arm]
    std::vector<std::vector<std::uint8_t>> has_;   // [arm][factor] the arm has its path
};

/// Outcomes of a world that has not started, run to its end on its own.
[[nodiscard]] SweepOutcomes outcomes_of_world(World world, const ScheduleConfig& schedule);

}  // namespace pactsim
