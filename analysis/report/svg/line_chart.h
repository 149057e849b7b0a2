#pragma once
// Lines over a number: acceptability curves, expected net benefit, running means.

#include "analysis/report/svg/axis.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim::report {

struct LineSeries {
    std::size_t arm = 0;
    std::string label;
    std::vector<double> values;     // one per x
    std::vector<double> low, high;  // an interval around the line; empty: none
    std::size_t look = 0;           // index into line_looks
};

struct LinePanel {
    std::string title;
    AxisUnit unit = AxisUnit::count;
    std::optional<Span> span;  // of the vertical axis; otherwise what the values need, and zero
    std::vector<LineSeries> series;
    std::vector<double> frontier;  // one per x: drawn as a broad light line behind the others; empty: none
    std::string frontier_label;
};

struct LineChart {
    std::vector<double> xs;  // increasing
    AxisUnit x_unit = AxisUnit::count;
    std::string x_axis;
    std::vector<LinePanel> panels;  // above each other, with the same horizontal axis
};

/// At most four series per panel, each with its own colour, dash and marker and a label at its end (in a key above where the drawing is narrow).
std::string draw_line_chart(const LineChart& chart, const SvgWords& words, double width);

}  // namespace pactsim::report
