#include "analysis/report/svg/sankey.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

constexpr double label_room = 100, full_height = 150, head = 96, node_width = 14, drop = 34, panel_height = head + full_height + drop + 44;

/// A band from one upright edge to another, curved so that the eye can follow it.
std::string band_path(double x0, double top0, double bottom0, double x1, double top1, double bottom1) {
    const auto c = coordinate_text;
    const double middle = (x0 + x1) / 2;
    return fmt::format("M{} {}C{} {} {} {} {} {}L{} {}C{} {} {} {} {} {}Z", c(x0), c(top0), c(middle), c(top0), c(middle), c(top1), c(x1), c(top1), c(x1),
                       c(bottom1), c(middle), c(bottom1), c(middle), c(bottom0), c(x0), c(bottom0));
}

/// A narrowing band that bends down and ends: those who do not get further.
void draw_stop(Svg& svg, double x, double top, double bottom, double end, double floor) {
    if (bottom - top < 0.5) return;
    svg.path(band_path(x, top, bottom, x + end, floor - (bottom - top) * 0.5, floor),
             fmt::format("fill=\"{}\" stroke=\"{}\" stroke-dasharray=\"3 2\"", palette::small_band, palette::quiet));
}

void draw_stage_words(Svg& svg, const SankeyStage& stage, double x, double y, double room) {
    const std::vector<std::string> lines = wrapped(stage.name, room, 13);
    const std::size_t shown = std::min<std::size_t>(lines.size(), 3);
    for (std::size_t i = 0; i < shown; ++i) svg.text({x, y + head - 26 - 15 * static_cast<double>(shown - 1 - i)}, lines[i], {.size = 13});
    svg.text({x, y + head - 8}, stage.shown, {.bold = true});
}

void draw_panel(Svg& svg, const SankeyPanel& panel, double largest, double x0, double y0, double width) {
    const double step = panel.stages.size() > 1 ? (width - label_room) / static_cast<double>(panel.stages.size() - 1) : width;
    const auto height_of = [&](double count) { return largest > 0 ? std::max(count, 0.0) / largest * full_height : 0.0; };
    svg.text({x0, y0 + 16}, panel.title, {.bold = true, .size = 15});
    for (std::size_t i = 0; i < panel.stages.size(); ++i) {
        const double x = x0 + step * static_cast<double>(i), top = y0 + head, height = height_of(panel.stages[i].count);
        if (i + 1 < panel.stages.size()) {
            const double next = height_of(panel.stages[i + 1].count), goes_on = std::min(next, height);
            svg.path(band_path(x + node_width, top, top + goes_on, x + step, top, top + next),
                     fmt::format("fill=\"{}\" stroke=\"{}\"", palette::fan_tints[1], palette::mid_blue));
            draw_stop(svg, x + node_width, top + goes_on, top + height, std::min(step * 0.45, 46.0), y0 + head + full_height + drop);
        }
        svg.rect({x, top, node_width, std::max(height, 1.0)}, fmt::format("fill=\"{}\"", palette::dark_blue));
        draw_stage_words(svg, panel.stages[i], x, y0, std::min(step, label_room) - 6);
    }
    svg.rect({x0, y0 + head + full_height + drop + 14, 22, 13},
             fmt::format("fill=\"{}\" stroke=\"{}\" stroke-dasharray=\"3 2\"", palette::small_band, palette::quiet));
    svg.text({x0 + 28, y0 + head + full_height + drop + 26}, panel.stops_label, {.size = 13});
}

}  // namespace

std::string draw_sankey(const std::vector<SankeyPanel>& panels, const SvgWords& words, double width) {
    double largest = 0;
    for (const SankeyPanel& panel : panels) {
        for (const SankeyStage& stage : panel.stages) largest = std::max(largest, stage.count);
    }
    const std::size_t columns = width < 500 || panels.empty() ? 1 : panels.size();
    const std::size_t lines = (panels.size() + columns - 1) / columns;
    constexpr double gap = 48;
    const double panel_width = (width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    Svg svg(width, static_cast<double>(lines) * panel_height, words);
    for (std::size_t i = 0; i < panels.size(); ++i) {
        draw_panel(svg, panels[i], largest, static_cast<double>(i % columns) * (panel_width + gap), static_cast<double>(i / columns) * panel_height,
                   panel_width);
    }
    return svg.str();
}

}  // namespace pactsim::report
