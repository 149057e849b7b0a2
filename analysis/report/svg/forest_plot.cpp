#include "analysis/report/svg/forest_plot.h"

#include "analysis/report/svg/bar_rows.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

void draw_interval(Svg& svg, const ForestRow& row, const Scale& scale, double y, double band) {
    const double low = scale.at(row.low), high = scale.at(row.high);
    const std::string stroke = fmt::format("stroke=\"{}\" stroke-width=\"2\"", palette::dark_blue);
    svg.line({low, y}, {high, y}, stroke);
    svg.line({low, y - 5}, {low, y + 5}, stroke);
    svg.line({high, y - 5}, {high, y + 5}, stroke);
    const bool clear = row.low > band || row.high < -band;
    svg.rect({scale.at(row.mean) - 5, y - 5, 10, 10}, fmt::format("fill=\"{}\" {}", clear ? palette::dark_blue : palette::paper, stroke));
}

void draw_key(Svg& svg, double width) {
    svg.rect({1, 4, 11, 11}, fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::dark_blue));
    svg.text({20, 15}, "clear of the band");
    const double second = 20 + text_width("clear of the band", 14) + 18;
    svg.rect({second, 4, 11, 11}, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", palette::paper, palette::dark_blue));
    svg.text({second + 19, 15}, "no clear difference");
    const double third = second + 19 + text_width("no clear difference", 14) + 18;
    const bool wraps = third + 180 > width;
    const double x = wraps ? 0 : third, y = wraps ? 22 : 0;
    svg.rect({x, y + 3, 22, 14}, fmt::format("fill=\"{}\" stroke=\"{}\"", palette::small_band, palette::quiet));
    svg.text({x + 28, y + 15}, "too small to matter");
}

}  // namespace

std::string draw_forest_plot(const ForestPlot& plot, const SvgWords& words, double width) {
    double values = 0;
    for (const ForestRow& row : plot.rows) values = std::max(values, text_width(row.value, 14));
    const BarRows rows(width, plot.rows.size(), 52, 220, values + 16);
    Span span{-plot.band, plot.band};
    for (const ForestRow& row : plot.rows) {
        span.include(row.low);
        span.include(row.high);
    }
    const Scale scale(span, rows.left(), rows.right(), rows.narrow() ? 4 : 6, plot.unit);
    Svg svg(width, rows.height(), words);
    draw_key(svg, width);
    if (plot.band > 0) {
        svg.rect({scale.at(-plot.band), rows.top(), scale.at(plot.band) - scale.at(-plot.band), rows.bottom() - rows.top()},
                 fmt::format("fill=\"{}\" stroke=\"{}\" stroke-dasharray=\"2 3\"", palette::small_band, palette::quiet));
    }
    rows.draw_axis(svg, scale, plot.axis);
    svg.line({scale.at(0), rows.top() - 6}, {scale.at(0), rows.bottom() + 4}, fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink));
    for (std::size_t i = 0; i < plot.rows.size(); ++i) {
        svg.begin_arm(plot.rows[i].arm);
        rows.draw_words(svg, i, plot.rows[i].label, plot.rows[i].value);
        draw_interval(svg, plot.rows[i], scale, rows.middle(i), plot.band);
        svg.end_group();
    }
    return svg.str();
}

}  // namespace pactsim::report
