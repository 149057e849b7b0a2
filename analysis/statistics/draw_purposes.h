#pragma once
// What analyses draw chance for. Kept far above the purposes of the model, so that an analysis with the seed of a run never meets the run's own draws.

#include <cstdint>

namespace pactsim::statistics {

/// Never renumbered: published intervals depend on them.
inline constexpr std::uint32_t bootstrap_purpose = 4001;    // a = block of four rows; replicate = resample
inline constexpr std::uint32_t permutation_purpose = 4002;  // a = player + 1; replicate = permutation; lanes 0-1

}  // namespace pactsim::statistics
