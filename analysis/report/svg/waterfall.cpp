#include "analysis/report/svg/waterfall.h"

#include "analysis/report/svg/bar_rows.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/palette.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

/// Where each bar begins and ends.
std::vector<std::pair<double, double>> extents(const Waterfall& waterfall) {
    std::vector<std::pair<double, double>> ends;
    double sum = 0, largest = 0;
    bool first = true;
    for (const WaterfallStep& step : waterfall.steps) {
        largest = std::max(largest, std::abs(step.value));
        if (step.total && !first && std::abs(step.value - sum) > 1e-9 * std::max(largest, 1.0)) {
            throw InvariantError("the steps of a waterfall do not add up to its total '" + step.label + "'");
        }
        ends.emplace_back(step.total ? 0.0 : sum, step.total ? step.value : sum + step.value);
        sum = ends.back().second;
        first = false;
    }
    return ends;
}

}  // namespace

std::vector<double> parts_that_add(const std::vector<double>& parts, int decimals) {
    std::vector<double> rounded;
    double sum = 0, before = 0;
    for (const double part : parts) {
        sum += part;
        const double now = rounded_to(sum, decimals);
        rounded.push_back(rounded_to(now - before, decimals));
        before = now;
    }
    return rounded;
}

std::string draw_waterfall(const Waterfall& waterfall, const SvgWords& words, double width) {
    const std::vector<std::pair<double, double>> ends = extents(waterfall);
    Span span{0, 0};
    for (const auto& [begin, end] : ends) {
        span.include(begin);
        span.include(end);
    }
    const BarRows rows(width, waterfall.steps.size(), 8, 260, 80);
    const Scale scale(span, rows.left(), rows.right(), rows.narrow() ? 4 : 6, waterfall.unit);
    Svg svg(width, rows.height(), words);
    rows.draw_axis(svg, scale, waterfall.axis);
    svg.line({scale.at(0), rows.top()}, {scale.at(0), rows.bottom()}, fmt::format("stroke=\"{}\" stroke-width=\"1.5\"", palette::ink));
    for (std::size_t i = 0; i < ends.size(); ++i) {
        const WaterfallStep& step = waterfall.steps[i];
        const double a = scale.at(ends[i].first), b = scale.at(ends[i].second), y = rows.middle(i), half = rows.narrow() ? 9 : 11;
        rows.draw_words(svg, i, step.label, step.shown, step.total);
        if (i + 1 < ends.size()) {
            svg.line({b, y}, {b, rows.middle(i + 1) + half}, fmt::format("stroke=\"{}\" stroke-dasharray=\"2 2\"", palette::quiet));
        }
        // Losses are hollow as well as orange: a grey print must tell them from gains.
        const std::string look = step.total       ? fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::dark_blue)
                                 : step.value < 0 ? fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", "#fde3d6", palette::orange)
                                                  : fmt::format("fill=\"{0}\" stroke=\"{0}\"", palette::turquoise);
        svg.rect({std::min(a, b), y - half, std::max(std::abs(b - a), 1.5), 2 * half}, look);
    }
    return svg.str();
}

}  // namespace pactsim::report
