#pragma once
// From a target as written to the number that one world shows.

#include "analysis/experiments/calibration/firm_lives.h"
#include "analysis/experiments/calibration/problem.h"
#include "output/results_layout.h"
#include "scenarios/schema/config/targets.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pactsim::calibration {

/// A target as the methods want it: ranges read as 95 % intervals, one-sided ones with their discrepancy for a scale.
[[nodiscard]] Target target_of(const TargetConfig& config);

/// Reads all targets of a file that one world can show (calibration and held_back) from worlds of one layout.
class TargetReader {
  public:
    /// Throws UsageError with every measure, group, pattern or year that does not exist, with the nearest name.
    TargetReader(const TargetsConfig& config, const ResultsLayout& layout);

    [[nodiscard]] std::vector<Target> targets() const;
    [[nodiscard]] const std::vector<TargetConfig>& configs() const { return configs_; }
    /// One number per target; not a number where this world does not define it.
    [[nodiscard]] std::vector<double> read(const ReplicateBlock& block, const FirmLives& lives) const;
    /// Names of the targets left out because one world cannot show them, or because they hold by construction.
    [[nodiscard]] const std::vector<std::string>& left_out() const { return left_out_; }

  private:
    struct Place {
        std::size_t pattern = 0;               // of life_patterns
        std::size_t measure = 0, group = 0;
        std::vector<std::size_t> over;
    };
    [[nodiscard]] Place place_of(const TargetConfig& config, std::string& problems) const;
    [[nodiscard]] double months_of(const ReplicateBlock& block, std::size_t measure, std::size_t group, const TargetConfig& config) const;

    std::vector<std::string> groups_, measures_;
    std::vector<double> scales_;               // [measure] worth of one step
    std::vector<bool> whole_;                  // [measure] stands in the first group only
    std::size_t months_ = 0;
    std::vector<TargetConfig> configs_;
    std::vector<Place> places_;
    std::vector<std::string> left_out_;
};

}  // namespace pactsim::calibration
