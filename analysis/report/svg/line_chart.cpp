#include "analysis/report/svg/line_chart.h"

#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

constexpr double left = 76, panel_height = 220, title_height = 28, between = 20, key_line = 22, footer = 22, label_column = 190;

struct Frame {
    double right = 0;
    bool narrow = false;
};

std::string stroke_of(const LineSeries& series) {
    const LineLook& look = line_looks[series.look % line_looks.size()];
    const std::string dash = look.dash.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", look.dash);
    return fmt::format("stroke=\"{}\" stroke-width=\"2.5\"{}", look.colour, dash);
}

std::vector<Point> along(const LineChart& chart, const std::vector<double>& values, const Scale& across, const Scale& up) {
    std::vector<Point> points;
    for (std::size_t i = 0; i < chart.xs.size() && i < values.size(); ++i) points.push_back({across.at(chart.xs[i]), up.at(values[i])});
    return points;
}

Span span_of(const LinePanel& panel) {
    if (panel.span) return *panel.span;
    Span span{0, 0};
    for (const LineSeries& series : panel.series) {
        for (const auto* values : {&series.values, &series.low, &series.high}) {
            for (const double value : *values) span.include(value);
        }
    }
    for (const double value : panel.frontier) span.include(value);
    return span;
}

void draw_interval(Svg& svg, const LineChart& chart, const LineSeries& series, const Scale& across, const Scale& up) {
    if (series.low.empty()) return;
    std::vector<Point> outline = along(chart, series.high, across, up);
    const std::vector<Point> bottom = along(chart, series.low, across, up);
    outline.insert(outline.end(), bottom.rbegin(), bottom.rend());
    svg.polygon(outline, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"0.75\"", palette::fan_tints[0], palette::mid_blue));
}

void draw_series(Svg& svg, const LineChart& chart, const LineSeries& series, const Scale& across, const Scale& up) {
    const std::vector<Point> points = along(chart, series.values, across, up);
    svg.polyline(points, stroke_of(series));
    const LineLook& look = line_looks[series.look % line_looks.size()];
    for (std::size_t k = 1; k <= 4 && !points.empty(); ++k) svg.marker(look.marker, points[(points.size() - 1) * k / 4], 4.5, look.colour);
}

void draw_end_labels(Svg& svg, const LinePanel& panel, const Scale& up, double x, double top, double bottom) {
    std::vector<double> wanted;
    for (const LineSeries& series : panel.series) wanted.push_back(series.values.empty() ? bottom : up.at(series.values.back()));
    const std::vector<double> places = spread_labels(wanted, 34, top + 6, bottom - 18);
    for (std::size_t i = 0; i < panel.series.size(); ++i) {
        svg.begin_arm(panel.series[i].arm);
        svg.line({x + 6, wanted[i]}, {x + 18, places[i]}, fmt::format("stroke=\"{}\"", palette::quiet));
        const std::vector<std::string> lines = wrapped(panel.series[i].label, label_column - 26, 14);
        for (std::size_t k = 0; k < lines.size() && k < 2; ++k) svg.text({x + 22, places[i] + 5 + 15 * static_cast<double>(k)}, lines[k]);
        svg.end_group();
    }
}

/// The key above the plot: all series where the drawing is narrow, else only the frontier.
double draw_key(Svg& svg, const LinePanel& panel, bool narrow, double y) {
    const auto entry = [&](std::string_view label, std::string_view stroke) {
        svg.line({0, y + 10}, {30, y + 10}, stroke);
        svg.text({38, y + 15}, label);
        y += key_line;
    };
    if (!panel.frontier.empty()) entry(panel.frontier_label, fmt::format("stroke=\"{}\" stroke-width=\"9\" stroke-opacity=\"0.75\"", palette::light_blue));
    if (!narrow) return y;
    for (const LineSeries& series : panel.series) {
        const LineLook& look = line_looks[series.look % line_looks.size()];
        svg.marker(look.marker, {15, y + 10}, 4.5, look.colour);
        entry(series.label, stroke_of(series));
    }
    return y;
}

double key_height(const LinePanel& panel, bool narrow) {
    return key_line * (static_cast<double>(narrow ? panel.series.size() : 0) + (panel.frontier.empty() ? 0 : 1));
}

void draw_panel(Svg& svg, const LineChart& chart, const LinePanel& panel, const Scale& across, const Frame& frame, double y) {
    svg.text({0, y + 15}, panel.title, {.bold = true});
    const double top = draw_key(svg, panel, frame.narrow, y + title_height) + 8, bottom = top + panel_height;
    const Scale up(span_of(panel), bottom, top, 5, panel.unit);
    draw_left_axis(svg, up, left, frame.right);
    draw_bottom_axis(svg, across, bottom, top);
    if (!panel.frontier.empty()) {
        svg.polyline(along(chart, panel.frontier, across, up), fmt::format("stroke=\"{}\" stroke-width=\"9\" stroke-opacity=\"0.75\"", palette::light_blue));
    }
    for (const LineSeries& series : panel.series) draw_interval(svg, chart, series, across, up);
    for (const LineSeries& series : panel.series) {
        svg.begin_arm(series.arm);
        draw_series(svg, chart, series, across, up);
        svg.end_group();
    }
    if (!frame.narrow) draw_end_labels(svg, panel, up, frame.right, top, bottom);
}

}  // namespace

std::string draw_line_chart(const LineChart& chart, const SvgWords& words, double width) {
    Frame frame;
    frame.narrow = width < 500;
    frame.right = frame.narrow ? width - 30 : width - label_column;
    double height = footer;
    for (const LinePanel& panel : chart.panels) height += title_height + key_height(panel, frame.narrow) + panel_height + between + 26;
    Svg svg(width, height, words);
    const Span xs{chart.xs.empty() ? 0 : chart.xs.front(), chart.xs.empty() ? 1 : chart.xs.back()};
    const Scale across(xs, left, frame.right, frame.narrow ? 3 : 6, chart.x_unit);
    double y = 0;
    for (const LinePanel& panel : chart.panels) {
        draw_panel(svg, chart, panel, across, frame, y);
        y += title_height + key_height(panel, frame.narrow) + panel_height + between + 26;
    }
    svg.text({left, y - 2}, chart.x_axis);
    return svg.str();
}

}  // namespace pactsim::report
