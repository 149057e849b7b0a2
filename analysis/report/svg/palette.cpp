#include "analysis/report/svg/palette.h"

#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pactsim::report {

namespace {

using Rgb = std::array<double, 3>;

Rgb rgb_of(std::string_view colour) {
    if (colour.size() != 7 || colour.front() != '#') throw InvariantError("a colour of the report is not written #rrggbb");
    Rgb rgb{};
    for (std::size_t i = 0; i < 3; ++i) {
        int value = 0;
        std::from_chars(colour.data() + 1 + 2 * i, colour.data() + 3 + 2 * i, value, 16);
        rgb[i] = value;
    }
    return rgb;
}

double luminance(std::string_view colour) {
    const Rgb rgb = rgb_of(colour);
    const auto linear = [](double channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

}  // namespace

double contrast_ratio(std::string_view a, std::string_view b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string diverging_colour(double value) {
    const double depth = std::clamp(std::abs(value), 0.0, 1.0);
    const Rgb end = rgb_of(value < 0 ? palette::orange : palette::light_blue);
    std::array<int, 3> mixed{};
    for (std::size_t i = 0; i < 3; ++i) mixed[i] = static_cast<int>(std::lround(255.0 + depth * (end[i] - 255.0)));
    return fmt::format("#{:02x}{:02x}{:02x}", mixed[0], mixed[1], mixed[2]);
}

}  // namespace pactsim::report
