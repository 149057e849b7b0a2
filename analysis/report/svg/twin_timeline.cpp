#include "analysis/report/svg/twin_timeline.h"

#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

std::string draw_twin_timeline(const TwinTimeline& timeline, const SvgWords& words, double width) {
    constexpr double middle = 76, apart = 30, height = 164;
    const double left = 4, right = width - 4;
    const double months = std::max(1.0, static_cast<double>(timeline.months));
    const auto at = [&](double month) { return left + month / months * (right - left); };
    Svg svg(width, height, words);
    double last = -1e9;
    for (std::size_t i = 0; i < timeline.years.size(); ++i) {
        const double x = at(12.0 * static_cast<double>(i));
        svg.line({x, height - 26}, {x, height - 21}, fmt::format("stroke=\"{}\"", palette::quiet));
        if (x < last + 8 || x + text_width(timeline.years[i], 13) > width) continue;
        svg.text({x, height - 6}, timeline.years[i], {.size = 13});
        last = x + text_width(timeline.years[i], 13);
    }
    svg.line({left, height - 26}, {right, height - 26}, fmt::format("stroke=\"{}\"", palette::quiet));
    const double fork = at(static_cast<double>(std::min(timeline.parted, timeline.months))), bend = std::min(fork + 18, right);
    svg.line({left, middle}, {fork, middle}, fmt::format("stroke=\"{}\" stroke-width=\"5\"", palette::quiet));
    const std::vector<Point> above{{fork, middle}, {bend, middle - apart}, {right, middle - apart}},
        below{{fork, middle}, {bend, middle + apart}, {right, middle + apart}};
    svg.polyline(above, fmt::format("stroke=\"{}\" stroke-width=\"4\"", palette::dark_blue));
    svg.polyline(below, fmt::format("stroke=\"{}\" stroke-width=\"4\" stroke-dasharray=\"8 4\"", palette::orange));
    svg.marker(0, {fork, middle}, 6, palette::ink);
    // Labels stand at the right end when the lives part late, so that they stay on the drawing.
    const bool late = fork > 0.45 * width;
    const TextLook look{.anchor = late ? Anchor::end : Anchor::start};
    const double x = late ? right : bend + 4;
    svg.text({x, middle - apart - 10}, timeline.with_label, look);
    svg.text({x, middle + apart + 20}, timeline.without_label, look);
    const double label = text_width(timeline.parted_label, 14);
    svg.text({std::clamp(fork - label / 2, 0.0, std::max(0.0, width - label)), 16}, timeline.parted_label, {.bold = true});
    svg.line({fork, 22}, {fork, middle - 6}, fmt::format("stroke=\"{}\" stroke-dasharray=\"2 2\"", palette::quiet));
    return svg.str();
}

}  // namespace pactsim::report
