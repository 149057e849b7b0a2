#pragma once
// What designs draw chance for. A design has a seed of its own, apart from that of the worlds.

#include <cstdint>

namespace pactsim {

/// Never renumbered: the points of published designs depend on them. In each, replicate = scramble (0 where there are none).
inline constexpr std::uint32_t owen_purpose = 1;             // a = dimension, b = leading digits, month = depth of the first of seven levels
inline constexpr std::uint32_t matrix_purpose = 2;           // a = dimension, b = row of the matrix
inline constexpr std::uint32_t shift_purpose = 3;            // a = dimension
inline constexpr std::uint32_t stratum_key_purpose = 4;      // a = dimension, b = round
inline constexpr std::uint32_t stratum_swap_purpose = 5;     // a = dimension, b = element, month = round
inline constexpr std::uint32_t stratum_place_purpose = 6;    // a = dimension, b = row
inline constexpr std::uint32_t trajectory_start_purpose = 7; // a = trajectory, b = factor
inline constexpr std::uint32_t trajectory_order_purpose = 8; // a = trajectory, b = factor

}  // namespace pactsim
