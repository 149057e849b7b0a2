#pragma once
// The patient rule induction method: a box is peeled a little at a time towards where the cases of interest are dense.

#include "analysis/experiments/discovery/box.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pactsim::discovery {

/// What a peel is judged by.
enum class PeelObjective : std::uint8_t {
    density,           // of what is left (Friedman and Fisher 1999)
    density_per_mass,  // gain in density per case given up: fair between factors whose peels differ in size
};

struct PrimOptions {
    double peel = 0.05;      // share of the box given up by one peel
    double paste = 0.05;     // share of the box taken back by one paste
    double min_mass = 0.05;  // share of all cases below which peeling ends
    PeelObjective objective = PeelObjective::density_per_mass;
};

/// The boxes on the way from the whole space to the densest, and the one chosen.
struct PrimResult {
    std::vector<Box> trajectory;  // [0] = all cases; pasted boxes at the end
    std::size_t peels = 0;        // trajectory[0..peels] come from peeling
    std::size_t chosen = 0;       // highest harmonic mean of coverage and density, ties to fewer limited factors, then to the later box
    std::vector<LimitTest> tests;  // of the chosen box
};

/// Peels (quantiles of type 7, cases equal to the quantile stay; where the lowest or highest value is so frequent that nothing would go, all cases with that value go; of a factor without order one label
/// at a time), then pastes while the density rises. Ends when the density is 1, when the next box would fall below min_mass, or when no peel leaves a smaller box that still holds cases.
/// Throws InvariantError for an unsound sample or shares outside (0, 1). Source: Friedman and Fisher (1999), Statistics and Computing 9, 123-143.
[[nodiscard]] PrimResult prim(const Sample& sample, const PrimOptions& options);

/// The chosen box of all cases, then of the cases it leaves, and so on up to `most` boxes; ends when a box is no denser than what it was found in. Measures refer to all cases.
[[nodiscard]] std::vector<Box> prim_cover(const Sample& sample, const PrimOptions& options, std::size_t most);

/// How far a box depends on the cases that happened to be run.
struct PrimStability {
    std::size_t resamples = 0;
    std::vector<double> limited;  // [factor] share of resamples whose box limits it
    double density_low = 0.0, density_high = 0.0;    // 95 % percentile range over resamples, measured on all cases
    double coverage_low = 0.0, coverage_high = 0.0;
};

/// PRIM again on resamples drawn by key with replacement; the box of each is the one on its trajectory whose coverage is nearest to that of `box`.
/// Throws InvariantError for no resamples. Source: Bryant and Lempert (2010), s. 3.4: resampling test.
[[nodiscard]] PrimStability prim_stability(const Sample& sample, const Box& box, const PrimOptions& options, std::size_t resamples, std::uint64_t seed);

}  // namespace pactsim::discovery
