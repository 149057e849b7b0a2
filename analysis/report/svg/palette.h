#pragma once
// Colours and marks of charts. Source: UK Government Analysis Function, "Data visualisation: colours in charts" (categorical and sequential palettes).

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pactsim::report {

namespace palette {
inline constexpr std::string_view ink = "#0b0c0c";  // all text
inline constexpr std::string_view paper = "#ffffff";
inline constexpr std::string_view grid = "#d9dcde";   // helping lines: decoration, no meaning
inline constexpr std::string_view quiet = "#595f64";  // axis lines and connectors
inline constexpr std::string_view dark_blue = "#12436d";
inline constexpr std::string_view turquoise = "#28a197";
inline constexpr std::string_view dark_pink = "#801650";
inline constexpr std::string_view orange = "#f46a25";
inline constexpr std::string_view mid_blue = "#2073bc";
inline constexpr std::string_view light_blue = "#6bace6";
inline constexpr std::array<std::string_view, 3> fan_tints{"#dbe8f4", "#b3d1ee", "#86b9e6"};  // 90, 60, 30 %
inline constexpr std::string_view small_band = "#e7e9ea";                                     // "too small to matter"
}  // namespace palette

/// How one line of several is drawn: told apart by colour, dash and marker, so that a grey print still reads.
struct LineLook {
    std::string_view colour;
    std::string_view dash;  // empty: solid
    std::uint8_t marker;    // 0 circle, 1 square, 2 triangle, 3 diamond
};
inline constexpr std::array<LineLook, 4> line_looks{LineLook{palette::dark_blue, "", 0}, LineLook{palette::orange, "8 4", 1},
                                                    LineLook{palette::dark_pink, "2 4", 2}, LineLook{palette::turquoise, "10 4 2 4", 3}};

/// Ratio of the relative luminances of two colours "#rrggbb", 1 to 21. Source: WCAG 2.2, "contrast ratio" and "relative luminance".
double contrast_ratio(std::string_view a, std::string_view b);

/// A colour of the diverging scale for a value from -1 to 1: orange tints below, white at 0, blue tints above; near-black text reads on all of them.
std::string diverging_colour(double value);

}  // namespace pactsim::report
