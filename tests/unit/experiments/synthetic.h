#pragma once
// Cheap stochastic simulators whose truth is known, and folders for what calibrations write.

#include "analysis/experiments/calibration/problem.h"
#include "sim/draws.h"
#include "tests/temporary_folder.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pactsim {

/// A path that no other test uses (in memory where there is such a folder: the tests sync often), removed in the end.
class ScratchFile {
  public:
    explicit ScratchFile(const std::string& name) : folder_(std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : std::filesystem::temp_directory_path()), path_(folder_.path(name)) {}
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    testing::TemporaryFolder folder_;
    std::string path_;
};

/// A standard normal of its own for every (proposal, number).
inline double chance(std::uint64_t proposal, std::uint32_t number) {
    const Block block = Draws(99, 0).block(static_cast<std::uint32_t>(proposal), static_cast<std::uint32_t>(proposal >> 32), 0, number);
    return math::inverse_normal(uniform53(block.word[0], block.word[1]));
}

/// A uniform parameter.
inline calibration::Parameter uniform_parameter(std::string name, double low, double high) {
    return {std::move(name), "", [low, high](double u) { return low + (high - low) * u; }};
}

/// Two parameters, three outputs that mix them, with noise of sd 0.1.
inline std::vector<double> mixed_outputs(std::span<const double> p, std::uint64_t proposal) {
    return {p[0] + 0.5 * p[1] * p[1] + 0.1 * chance(proposal, 1), std::exp(0.5 * p[0]) - p[1] + 0.1 * chance(proposal, 2), p[0] * p[1] + 0.1 * chance(proposal, 3)};
}

/// The problem of finding `truth` from one history of mixed_outputs; the third target is held back.
inline calibration::Problem mixed_problem(const std::vector<double>& truth, std::uint64_t history) {
    calibration::Problem problem;
    problem.parameters = {uniform_parameter("a", 0.0, 2.0), uniform_parameter("b", 0.0, 2.0)};
    const std::vector<double> seen = mixed_outputs(truth, history);
    problem.targets = {{"one", seen[0], calibration::TargetSide::about, 0.01, 0.0, false},
                       {"two", seen[1], calibration::TargetSide::about, 0.01, 0.0, false},
                       {"three", seen[2], calibration::TargetSide::about, 0.01, 0.0, true}};
    problem.simulator = mixed_outputs;
    return problem;
}

}  // namespace pactsim
