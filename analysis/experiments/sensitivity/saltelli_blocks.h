#pragma once
// The rows of a Saltelli design put where the estimators look for them, and what is missing.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sensitivity/sobol_indices.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// A base point of a design: its scramble and its index in the sequence.
struct BaseKey {
    std::uint32_t scramble = 0, base = 0;

    friend auto operator<=>(const BaseKey&, const BaseKey&) = default;
};

struct SaltelliBlocks {
    std::vector<SobolBlock> scrambles;      // base points in rising order, complete ones only
    std::vector<BaseKey> dropped;           // base points of which a run is missing, in order
    std::size_t complete = 0;               // base points in all
    std::size_t unused_runs = 0;            // runs that are there but whose base point is dropped
};

/// The response of the input by base point, for base points below `base_limit`. Base points of which any part has no response are dropped whole: a part alone tells nothing.
[[nodiscard]] SaltelliBlocks saltelli_blocks(const AnalysisInput& input, std::uint32_t base_limit = UINT32_MAX);

}  // namespace pactsim
