#pragma once
// What sensitivity analyses draw chance for; next to analysis/experiments/draw_purposes.h.

#include <cstdint>

namespace pactsim {

/// Never renumbered: published intervals depend on them.
inline constexpr std::uint32_t group_purpose = 3901;   // a = base point, b = scramble
inline constexpr std::uint32_t dummy_purpose = 3902;   // a = base point, b = twice the scramble, month = dummy factor

}  // namespace pactsim
