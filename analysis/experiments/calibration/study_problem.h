#pragma once
// A calibration of the model itself: the uncertain factors of a study file against targets, world by world.

#include "analysis/experiments/calibration/measured_targets.h"
#include "analysis/experiments/calibration/problem.h"
#include "scenarios/schema/experiment.h"
#include "scenarios/schema/node.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pactsim::calibration {

/// The worlds behind a calibration. Safe from several threads.
class StudyWorlds {
  public:
    /// The baseline of the study, with those of its factors that are uncertain. Throws UsageError if there are none, some are correlated, or a target reads what does not exist.
    StudyWorlds(const LoadedExperiment& study, const TargetsConfig& targets);

    /// Parameters, targets and a simulator that runs one world per proposal, with chance of its own: replicate = a keyed number of (seed, proposal). Keeps a reference to this.
    [[nodiscard]] Problem problem(std::uint64_t seed) const;
    [[nodiscard]] const TargetReader& reader() const { return *reader_; }
    /// Names of factors that stay as the scenario has them: levers and constants.
    [[nodiscard]] const std::vector<std::string>& kept() const { return kept_; }
    /// The baseline in full, before factors.
    [[nodiscard]] const std::string& scenario_text() const { return scenario_text_; }
    /// What stands after `path=` for a parameter at such a value.
    [[nodiscard]] std::string text_of(std::size_t parameter, double value) const;
    [[nodiscard]] const std::vector<FactorConfig>& factors() const { return factors_; }

  private:
    [[nodiscard]] std::vector<double> run(std::span<const double> values, std::uint32_t replicate) const;

    [[nodiscard]] std::vector<double> run_world(Config config, std::uint32_t replicate) const;

    std::string scenario_text_;
    Node tree_;
    std::vector<FactorConfig> factors_;
    std::vector<std::vector<double>> columns_;   // [factor] sorted values of an empirical one
    std::vector<std::string> kept_;
    std::unique_ptr<const TargetReader> reader_;
};

}  // namespace pactsim::calibration
