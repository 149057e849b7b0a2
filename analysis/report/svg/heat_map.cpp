#include "analysis/report/svg/heat_map.h"

#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

constexpr double cell_height = 30, key_height = 30, heading_height = 54;

void draw_key(Svg& svg) {
    double x = 0;
    const auto entry = [&](std::string_view fill, std::string_view label) {
        svg.rect({x + 1, 4, 22, 14}, fmt::format("{} stroke=\"{}\"", fill, palette::quiet));
        svg.text({x + 29, 16}, label, {.size = 13});
        x += 29 + text_width(label, 13) + 16;
    };
    entry(fmt::format("fill=\"{}\"", diverging_colour(-0.8)), "fewer");
    entry(fmt::format("fill=\"{}\"", palette::paper), "no change");
    entry(fmt::format("fill=\"{}\"", diverging_colour(0.8)), "more");
    entry(svg.hatch_fill(), "few cases");
}

void draw_column_heading(Svg& svg, std::string_view name, double middle, double room, double bottom) {
    std::vector<std::string> lines = wrapped(name, room, 13);
    if (lines.size() > 3) lines.resize(3);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        svg.text({middle, bottom - 6 - 15 * static_cast<double>(lines.size() - 1 - i)}, lines[i], {.anchor = Anchor::middle, .size = 13});
    }
}

}  // namespace

std::string draw_heat_map(const HeatMap& map, const SvgWords& words, double width) {
    double left = 0, largest = 0;
    for (const std::string& row : map.rows) left = std::max(left, text_width(row, 14) + 12);
    for (const HeatCell& cell : map.cells) largest = std::max(largest, std::abs(cell.value));
    const auto columns = static_cast<double>(std::max<std::size_t>(map.columns.size(), 1));
    const double cell_width = std::min((width - left) / columns, 110.0);
    const double top = key_height + heading_height;
    Svg svg(width, top + cell_height * static_cast<double>(map.rows.size()) + 8, words);
    svg.define_hatch();
    draw_key(svg);
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
        draw_column_heading(svg, map.columns[c], left + (static_cast<double>(c) + 0.5) * cell_width, cell_width - 6, top);
    }
    for (std::size_t r = 0; r < map.rows.size(); ++r) {
        const double y = top + cell_height * static_cast<double>(r);
        svg.text({left - 10, y + 20}, map.rows[r], {.anchor = Anchor::end});
        for (std::size_t c = 0; c < map.columns.size(); ++c) {
            const HeatCell& cell = map.cells[r * map.columns.size() + c];
            const Box box{left + static_cast<double>(c) * cell_width, y, cell_width - 2, cell_height - 2};
            if (!cell.present) continue;
            svg.rect(box, fmt::format("fill=\"{}\" stroke=\"{}\"", diverging_colour(largest > 0 ? 0.8 * cell.value / largest : 0), palette::grid));
            if (cell.few) svg.rect(box, svg.hatch_fill());
            svg.text({box.x + box.width / 2, y + 19}, cell.shown, {.anchor = Anchor::middle, .size = 13});
        }
    }
    return svg.str();
}

}  // namespace pactsim::report
