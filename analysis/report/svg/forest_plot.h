#pragma once
// The paired-difference forest plot: does an option differ from the baseline by more than matters?

#include "analysis/report/svg/axis.h"

#include <string>
#include <vector>

namespace pactsim::report {

struct ForestRow {
    std::size_t arm = 0;
    std::string label;
    double mean = 0, low = 0, high = 0;  // interval of the mean difference
    std::string value;                   // the same in words
};

struct ForestPlot {
    AxisUnit unit = AxisUnit::count;
    double band = 0;   // differences up to this size are too small to matter
    std::string axis;  // what the horizontal axis measures
    std::vector<ForestRow> rows;
};

/// A zero line, the band of differences that are too small to matter, and a mean with its interval per option: filled where the interval clears the band.
std::string draw_forest_plot(const ForestPlot& plot, const SvgWords& words, double width);

}  // namespace pactsim::report
