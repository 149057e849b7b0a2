#pragma once
// What metamodels, discovery and calibration draw chance for. Far above the purposes of the model (1-999), below 4096, next to those of analysis/statistics/draw_purposes.h.

#include <cstdint>

namespace pactsim {

/// Never renumbered: results depend on them.
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
