#include "analysis/report/svg/fan_chart.h"

#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

constexpr double panel_height = 190, title_height = 26, axis_height = 30, left_margin = 64, right_margin = 14, key_height = 30, row_title_height = 38;

struct PanelPlace {
    double x, y, width;
};

std::vector<Point> edge(const FanPanel& panel, const Scale& across, const Scale& up, std::size_t level) {
    std::vector<Point> points;
    for (std::size_t t = 0; t < panel.percentiles.size(); ++t) points.push_back({across.at(static_cast<double>(t)), up.at(panel.percentiles[t][level])});
    return points;
}

/// The area between two percentiles, outlined: tints alone have too little contrast to be a shape of their own.
void draw_band(Svg& svg, const FanPanel& panel, const Scale& across, const Scale& up, std::size_t band) {
    std::vector<Point> outline = edge(panel, across, up, 6 - band);
    const std::vector<Point> bottom = edge(panel, across, up, band);
    outline.insert(outline.end(), bottom.rbegin(), bottom.rend());
    svg.polygon(outline, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"", palette::fan_tints[band], palette::mid_blue, band == 0 ? "1" : "0.75"));
}

void draw_runs(Svg& svg, const FanPanel& panel, const Scale& across, const Scale& up) {
    for (std::size_t run = 0; run < std::min<std::size_t>(panel.runs.size(), 10); ++run) {
        std::vector<Point> points;
        for (std::size_t t = 0; t < panel.runs[run].size(); ++t) points.push_back({across.at(static_cast<double>(t)), up.at(panel.runs[run][t])});
        svg.polyline(points, fmt::format("stroke=\"{}\" stroke-width=\"0.6\" stroke-opacity=\"0.75\"", palette::quiet));
    }
}

void draw_time_axis(Svg& svg, const FanChart& chart, const Scale& across, double y) {
    double last = -1e9;
    for (std::size_t t = 0; t < chart.times.size(); ++t) {
        if (chart.times[t].empty()) continue;
        const double x = across.at(static_cast<double>(t)), half = text_width(chart.times[t], 14) / 2;
        if (x - half < last + 10) continue;
        svg.line({x, y}, {x, y + 4}, fmt::format("stroke=\"{}\"", palette::quiet));
        svg.text({x, y + 19}, chart.times[t], {.anchor = Anchor::middle});
        last = x + half;
    }
}

/// Where the median's label stands: above everything that is drawn over its length, or below it if there is no room.
double median_label_height(const FanPanel& panel, const Scale& across, const Scale& up, const Box& plot) {
    const double from = across.at(static_cast<double>(panel.percentiles.size()) - 1) - text_width(panel.median_label, 15);
    double highest = plot.y + plot.height, lowest = plot.y;
    const auto see = [&](std::size_t t, double value) {
        if (across.at(static_cast<double>(t)) < from) return;
        highest = std::min(highest, up.at(value));
        lowest = std::max(lowest, up.at(value));
    };
    for (std::size_t t = 0; t < panel.percentiles.size(); ++t) see(t, panel.percentiles[t].front()), see(t, panel.percentiles[t].back());
    for (std::size_t run = 0; run < std::min<std::size_t>(panel.runs.size(), 10); ++run) {
        for (std::size_t t = 0; t < panel.runs[run].size(); ++t) see(t, panel.runs[run][t]);
    }
    return highest - 8 > plot.y + 10 ? highest - 8 : lowest + 20;
}

void draw_panel(Svg& svg, const FanChart& chart, const FanPanel& panel, const Span& span, AxisUnit unit, const PanelPlace& place) {
    const double top = place.y + title_height, bottom = top + panel_height;
    const Scale up(span, bottom, top, 4, unit);
    const double last = std::max(1.0, static_cast<double>(chart.times.size()) - 1.0);
    const Scale across = Scale::exact({0, last}, place.x + left_margin, place.x + place.width - right_margin);
    svg.text({place.x, place.y + 14}, panel.title, {.bold = true});
    draw_left_axis(svg, up, place.x + left_margin, place.x + place.width - right_margin);
    for (std::size_t band = 0; band < 3; ++band) draw_band(svg, panel, across, up, band);
    draw_runs(svg, panel, across, up);
    const std::vector<Point> median = edge(panel, across, up, 3);
    svg.polyline(median, fmt::format("stroke=\"{}\" stroke-width=\"2.5\"", palette::dark_blue));
    if (!median.empty()) {
        svg.text({median.back().x, median_label_height(panel, across, up, {place.x, top, place.width, panel_height})}, panel.median_label,
                 {.anchor = Anchor::end, .bold = true});
    }
    draw_time_axis(svg, chart, across, bottom);
}

Span span_of(const FanRow& row) {
    Span span{row.panels.front().percentiles.front().front(), row.panels.front().percentiles.front().front()};
    for (const FanPanel& panel : row.panels) {
        for (const auto& levels : panel.percentiles) {
            span.include(levels.front());
            span.include(levels.back());
        }
        for (std::size_t run = 0; run < std::min<std::size_t>(panel.runs.size(), 10); ++run) {
            for (const double value : panel.runs[run]) span.include(value);
        }
    }
    // Zero is left out only where it would flatten everything; the title then says so.
    if (span.low > 0 && span.low < 0.5 * span.high) span.low = 0;
    span.high += 0.12 * (span.high - span.low);  // room for the label of the median
    return span;
}

void draw_key(Svg& svg, double width) {
    constexpr std::array<std::string_view, 3> names{"90%", "60%", "30% of runs"};
    double x = 0;
    const double gap = width < 500 ? 6 : 12;
    for (std::size_t band = 0; band < 3; ++band) {
        svg.rect({x, 3, 22, 14}, fmt::format("fill=\"{}\" stroke=\"{}\"", palette::fan_tints[band], palette::mid_blue));
        svg.text({x + 28, 15}, names[band]);
        x += 28 + text_width(names[band], 14) + gap;
    }
    svg.line({x, 10}, {x + 22, 10}, fmt::format("stroke=\"{}\" stroke-width=\"2.5\"", palette::dark_blue));
    svg.text({x + 28, 15}, "median");
    x += 28 + text_width("median", 14) + 12;
    if (width < 500) return;  // thin lines need no name of their own where there is no room
    svg.line({x, 10}, {x + 22, 10}, fmt::format("stroke=\"{}\" stroke-width=\"0.8\"", palette::quiet));
    svg.text({x + 28, 15}, "single runs");
}

}  // namespace

std::string draw_fan_chart(const FanChart& chart, const SvgWords& words, double width) {
    const double each = title_height + panel_height + axis_height;
    std::size_t lines = 0;
    const auto columns_of = [&](const FanRow& row) { return width < 500 ? std::size_t{1} : std::max<std::size_t>(row.panels.size(), 1); };
    for (const FanRow& row : chart.rows) lines += (row.panels.size() + columns_of(row) - 1) / columns_of(row);
    Svg svg(width, key_height + static_cast<double>(lines) * each + static_cast<double>(chart.rows.size()) * row_title_height, words);
    draw_key(svg, width);
    double y = key_height;
    for (const FanRow& row : chart.rows) {
        const std::size_t columns = columns_of(row);
        const double panel_width = width / static_cast<double>(columns);
        if (row.panels.empty() || row.panels.front().percentiles.empty()) continue;
        const Span span = span_of(row);
        const bool cut = span.low > 0;
        svg.text({0, y + 18}, row.title + (cut ? (width < 500 ? " (not from 0)" : " (axis does not start at zero)") : ""), {.size = 15});
        y += row_title_height;
        for (std::size_t i = 0; i < row.panels.size(); ++i) {
            if (i > 0 && i % columns == 0) y += each;
            draw_panel(svg, chart, row.panels[i], span, row.unit, {static_cast<double>(i % columns) * panel_width, y, panel_width});
        }
        y += each;
    }
    return svg.str();
}

}  // namespace pactsim::report
