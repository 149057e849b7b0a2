#pragma once
// What a calibration says of each parameter, and rows of parameters to run a study with.

#include "analysis/experiments/calibration/abc_smc.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim::calibration {

/// One parameter after the targets have been seen, in its own unit.
struct ParameterPosterior {
    std::string name;
    double mean = 0.0, sd = 0.0, median = 0.0;
    double low = 0.0, high = 0.0;                        // 95 % interval of the accepted particles
    double adjusted_low = 0.0, adjusted_high = 0.0;      // after correcting for the distance that is left
    double narrowed = 0.0;                               // 1 - width of the interval / width of the prior's, on the unit cube
};

/// Weighted quantiles of the last generation's particles. The adjusted ones come from a weighted linear regression of the normal scores on the gaps, carried to gaps of zero, with Epanechnikov weights
/// (Beaumont, Zhang and Balding 2002, Genetics 162, 2025-2035); equal to the plain ones where there are too few particles for it.
[[nodiscard]] std::vector<ParameterPosterior> summarise(const Problem& problem, const AbcGeneration& generation);

/// `count` points of the cube, equally likely: systematic resampling of the particles by their weights, one keyed draw for all.
[[nodiscard]] std::vector<std::vector<double>> posterior_rows(const AbcGeneration& generation, std::size_t count, std::uint64_t seed);

/// How a target looks after the fit.
struct TargetCheck {
    std::string name;
    bool held_back = false;
    double mean = 0.0, low = 0.0, high = 0.0;   // of outputs over the posterior, 95 %
    std::size_t runs = 0;                       // in which it was defined
    double implausibility = 0.0;                // of the mean: gap / sqrt(spread + observation + discrepancy)
    bool met = false;                           // implausibility at most 3
};

/// One row per target. Held-back ones were never looked at before.
[[nodiscard]] std::vector<TargetCheck> check_targets(const Problem& problem, const AbcGeneration& generation);

}  // namespace pactsim::calibration
