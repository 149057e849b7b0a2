#include "analysis/report/svg/cost_plane.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pactsim::report {

namespace {

constexpr double plot_height = 330, top = 34, left = 76, right_margin = 16, bottom_margin = 72;
constexpr std::size_t drawn_points = 500;

void draw_quadrants(Svg& svg, const CostPlane& plane, double width, double bottom) {
    const double right = width - right_margin;
    const std::array<Point, 4> corners{Point{right - 6, top + 16}, Point{left + 6, top + 16}, Point{left + 6, bottom - 8}, Point{right - 6, bottom - 8}};
    const std::array<Anchor, 4> anchors{Anchor::end, Anchor::start, Anchor::start, Anchor::end};
    for (std::size_t i = 0; i < 4; ++i) {
        if (plane.quadrants[i].empty()) continue;
        const std::vector<std::string> lines = wrapped(plane.quadrants[i], (width - left - right_margin) * 0.46, 13);
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const double down = i < 2 ? 15 * static_cast<double>(k) : -15 * static_cast<double>(lines.size() - 1 - k);
            const double w = text_width(lines[k], 13), x = anchors[i] == Anchor::end ? corners[i].x - w - 2 : corners[i].x - 2;
            svg.rect({x, corners[i].y + down - 12, w + 4, 15}, fmt::format("fill=\"{}\" fill-opacity=\"0.85\"", palette::paper));
            svg.text({corners[i].x, corners[i].y + down}, lines[k], {.anchor = anchors[i], .size = 13});
        }
    }
}

/// The line cost = threshold x effect, cut off at the edges of the plot.
void draw_threshold(Svg& svg, const CostPlane& plane, const Scale& across, const Scale& up) {
    if (plane.threshold == 0) return;
    double x0 = across.low(), x1 = across.high();
    const auto cut = [&](double x) {
        const double y = std::clamp(plane.threshold * x, up.low(), up.high());
        return Point{across.at(y / plane.threshold), up.at(y)};
    };
    svg.line(cut(x0), cut(x1), fmt::format("stroke=\"{}\" stroke-width=\"2\" stroke-dasharray=\"8 4\"", palette::dark_pink));
}

}  // namespace

std::vector<Point> thinned(const std::vector<Point>& points, std::size_t most) {
    if (points.size() <= most) return points;
    std::vector<Point> kept;
    for (std::size_t i = 0; i < most; ++i) kept.push_back(points[i * points.size() / most]);
    return kept;
}

std::vector<Point> covering_ellipse(const std::vector<Point>& points) {
    const auto n = static_cast<double>(points.size());
    if (points.size() < 3) return {};
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (const Point& p : points) mx += p.x / n, my += p.y / n;
    for (const Point& p : points) xx += (p.x - mx) * (p.x - mx), yy += (p.y - my) * (p.y - my), xy += (p.x - mx) * (p.y - my);
    if (!(xx > 0) || !(yy > 0)) return {};
    // Cholesky factor of the covariance maps the unit circle to the ellipse.
    const double a = std::sqrt(xx / (n - 1)), b = xy / (n - 1) / a, c = std::sqrt(std::max(0.0, yy / (n - 1) - b * b)), r = std::sqrt(5.991465);
    std::vector<Point> outline;
    for (int i = 0; i < 72; ++i) {
        const double angle = 2 * std::numbers::pi * i / 72;
        outline.push_back({mx + r * a * std::cos(angle), my + r * (b * std::cos(angle) + c * std::sin(angle))});
    }
    return outline;
}

std::string draw_cost_plane(const CostPlane& plane, const SvgWords& words, double width) {
    const double bottom = top + plot_height;
    const std::vector<Point> ellipse = covering_ellipse(plane.points), shown = thinned(plane.points, drawn_points);
    Span x{0, 0}, y{0, 0};
    for (const auto* set : {&ellipse, &shown}) {
        for (const Point& p : *set) x.include(p.x), y.include(p.y);
    }
    const Scale across(x, left, width - right_margin, width < 500 ? 4 : 7, AxisUnit::count), up(y, bottom, top, 5, AxisUnit::pounds);
    Svg svg(width, bottom + bottom_margin, words);
    draw_left_axis(svg, up, left, width - right_margin);
    draw_bottom_axis(svg, across, bottom, top);
    svg.text({0, 18}, "extra public cost (present value)");
    svg.text({left, bottom + 42}, plane.effect_axis);
    const std::string axis_line = fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink);
    svg.line({across.at(0), top}, {across.at(0), bottom}, axis_line);
    svg.line({left, up.at(0)}, {width - right_margin, up.at(0)}, axis_line);
    std::string dots;
    for (const Point& p : shown) dots += fmt::format("M{} {}h0", coordinate_text(across.at(p.x)), coordinate_text(up.at(p.y)));
    svg.path(dots, fmt::format("stroke=\"{}\" stroke-width=\"5\" stroke-linecap=\"round\" stroke-opacity=\"0.6\" fill=\"none\"", palette::mid_blue));
    std::vector<Point> outline;
    for (const Point& p : ellipse) outline.push_back({across.at(p.x), up.at(p.y)});
    if (!outline.empty()) svg.polygon(outline, fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2\"", palette::dark_blue));
    draw_threshold(svg, plane, across, up);
    if (!plane.threshold_label.empty()) {
        svg.line({left, bottom + 58}, {left + 30, bottom + 58}, fmt::format("stroke=\"{}\" stroke-width=\"2\" stroke-dasharray=\"8 4\"", palette::dark_pink));
        svg.text({left + 38, bottom + 63}, plane.threshold_label);
    }
    draw_quadrants(svg, plane, width, bottom);
    return svg.str();
}

}  // namespace pactsim::report
