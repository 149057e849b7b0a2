#include "analysis/report/svg/tornado.h"

#include "analysis/report/svg/bar_rows.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

void draw_tornado_bar(Svg& svg, const Scale& scale, double centre, double value, double y, bool high) {
    const double a = scale.at(centre), b = scale.at(value);
    const std::string look = high ? fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::dark_blue)
                                  : fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", palette::fan_tints[0], palette::dark_blue);
    svg.rect({std::min(a, b), y - 8, std::max(std::abs(b - a), 1.0), 16}, look);
}

void draw_whisker(Svg& svg, const Scale& scale, double low, double high, double y) {
    const std::string stroke = fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink);
    svg.line({scale.at(low), y}, {scale.at(high), y}, stroke);
    svg.line({scale.at(low), y - 4}, {scale.at(low), y + 4}, stroke);
    svg.line({scale.at(high), y - 4}, {scale.at(high), y + 4}, stroke);
}

void draw_two_keys(Svg& svg, std::string_view filled, std::string_view hollow) {
    svg.rect({1, 4, 20, 12}, fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::dark_blue));
    svg.text({28, 15}, filled);
    const double x = 28 + text_width(filled, 14) + 18;
    svg.rect({x, 4, 20, 12}, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", palette::fan_tints[0], palette::dark_blue));
    svg.text({x + 27, 15}, hollow);
}

}  // namespace

std::string draw_tornado(const Tornado& tornado, const SvgWords& words, double width) {
    double values = 60;
    for (const TornadoRow& row : tornado.rows) values = std::max(values, text_width(row.low_label + " to " + row.high_label, 14));
    const BarRows rows(width, tornado.rows.size(), 34, 230, std::min(values + 16, 260.0));
    Span span{tornado.centre, tornado.centre};
    for (const TornadoRow& row : tornado.rows) {
        span.include(row.at_low);
        span.include(row.at_high);
    }
    if (span.low > 0 && span.low < 0.5 * span.high) span.low = 0;
    const Scale scale(span, rows.left(), rows.right(), rows.narrow() ? 3 : 5, tornado.unit);
    Svg svg(width, rows.height(), words);
    draw_two_keys(svg, tornado.high_key, tornado.low_key);
    rows.draw_axis(svg, scale, tornado.axis);
    for (std::size_t i = 0; i < tornado.rows.size(); ++i) {
        const TornadoRow& row = tornado.rows[i];
        const std::string range = row.low_label.empty() ? row.high_label : row.high_label.empty() ? row.low_label : row.low_label + " to " + row.high_label;
        rows.draw_words(svg, i, row.label, range);
        if (!row.low_label.empty()) draw_tornado_bar(svg, scale, tornado.centre, row.at_low, rows.middle(i), false);
        if (!row.high_label.empty()) draw_tornado_bar(svg, scale, tornado.centre, row.at_high, rows.middle(i), true);
    }
    const std::string centre_line = fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink);
    svg.line({scale.at(tornado.centre), rows.top() - 6}, {scale.at(tornado.centre), rows.bottom() + 4}, centre_line);
    return svg.str();
}

std::string draw_sobol_bars(const std::vector<SobolRow>& bars, const SvgWords& words, double width) {
    const BarRows rows(width, bars.size(), 34, 230, 110);
    Span span{0, 0};
    for (const SobolRow& bar : bars) {
        for (const double value : {bar.first_low, bar.first_high, bar.total_low, bar.total_high}) span.include(value);
    }
    const Scale scale(span, rows.left(), rows.right(), rows.narrow() ? 4 : 6, AxisUnit::count);
    Svg svg(width, rows.height(), words);
    draw_two_keys(svg, "alone (first order)", "in all (total)");
    rows.draw_axis(svg, scale, "share of the variance");
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const SobolRow& bar = bars[i];
        const double y = rows.middle(i), zero = scale.at(0);
        rows.draw_words(svg, i, bar.label, fmt::format("{} / {}", shown_number(bar.first, 2), shown_number(bar.total, 2)));
        const auto draw = [&](double value, double at, std::string_view look) {
            svg.rect({std::min(zero, scale.at(value)), at - 5, std::max(std::abs(scale.at(value) - zero), 1.0), 10}, look);
        };
        draw(bar.first, y - 6, fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::mid_blue));
        draw(bar.total, y + 6, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", palette::fan_tints[0], palette::dark_blue));
        draw_whisker(svg, scale, bar.first_low, bar.first_high, y - 6);
        draw_whisker(svg, scale, bar.total_low, bar.total_high, y + 6);
    }
    svg.line({scale.at(0), rows.top() - 6}, {scale.at(0), rows.bottom() + 4}, fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink));
    return svg.str();
}

}  // namespace pactsim::report
