#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pactsim {

/// What the root attribute `filetype` of every results file says.
inline constexpr std::string_view results_filetype = "pactsim-results";

/// Version of the format, [major, minor]. Additions that old readers can pass over raise the minor
/// number; anything else that a reader can notice raises the major one. Written in docs/results.md.
inline constexpr std::array<std::int32_t, 2> results_format_version = {1, 0};

}  // namespace pactsim
