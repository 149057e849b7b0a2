#pragma once
// What analyses draw chance for. All are of one number space, far above the purposes of the model (1-999) and below 4096, so that an analysis with the seed of a run never meets the run's own draws.
// Designs have a seed and numbers of their own: analysis/experiments/designs/draw_purposes.h.

#include <cstdint>

namespace pactsim {

/// Never renumbered: published intervals and results depend on them.
inline constexpr std::uint32_t group_purpose = 3901;            // a = base point, b = scramble
inline constexpr std::uint32_t dummy_purpose = 3902;            // a = base point, b = twice the scramble, month = dummy factor
inline constexpr std::uint32_t bootstrap_purpose = 4001;        // a = block of four rows; replicate = resample
inline constexpr std::uint32_t permutation_purpose = 4002;      // a = player + 1; replicate = permutation; lanes 0-1
inline constexpr std::uint32_t uncertain_purpose = 4011;        // a and b = path of the setting
inline constexpr std::uint32_t sample_purpose = 4021;           // a = try
inline constexpr std::uint32_t fold_purpose = 4041;             // a = case
inline constexpr std::uint32_t start_purpose = 4042;            // a = start of an optimiser, b = coordinate
inline constexpr std::uint32_t proposal_purpose = 4043;         // replicate = generation, a and b = proposal, month = attempt
inline constexpr std::uint32_t wave_stratum_purpose = 4044;     // replicate = wave, a = point, b = coordinate
inline constexpr std::uint32_t wave_candidate_purpose = 4045;   // replicate = wave, a = candidate
inline constexpr std::uint32_t wave_walk_purpose = 4046;        // replicate = wave, a = candidate, month = step
inline constexpr std::uint32_t world_purpose = 4047;            // replicate = generation or wave, a and b = proposal
inline constexpr std::uint32_t posterior_purpose = 4048;        // a = row
inline constexpr std::uint32_t fitted_row_purpose = 4049;       // a = stretch of the rows

}  // namespace pactsim
