#pragma once
// The cost-effectiveness plane: effect and cost of an option against the baseline, run by run.

#include "analysis/report/svg/axis.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim::report {

struct CostPlane {
    std::vector<Point> points;  // effect, extra cost in pounds; thinned to at most 500 when drawn
    double threshold = 0;       // pounds per unit of effect; 0: no line
    std::string threshold_label;
    std::string effect_axis;  // what the horizontal axis measures
    /// Share of all runs: more effect and dearer, less and dearer, less and cheaper, more and cheaper.
    std::array<std::string, 4> quadrants;
};

/// At most `most` of the points, evenly spaced in the order given: the cloud is thinned, statistics never are.
std::vector<Point> thinned(const std::vector<Point>& points, std::size_t most);

/// The ellipse that holds 95 % of a normal cloud with the points' mean and covariance, as a closed outline; empty for fewer than three points or no spread.
/// Source: chi-squared with two degrees of freedom, 0.95 quantile 5.991465.
std::vector<Point> covering_ellipse(const std::vector<Point>& points);

std::string draw_cost_plane(const CostPlane& plane, const SvgWords& words, double width);

}  // namespace pactsim::report
