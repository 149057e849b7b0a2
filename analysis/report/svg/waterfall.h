#pragma once
// The waterfall from gross to net: what is left once everything that would have happened anyway, or was taken from others, is subtracted.

#include "analysis/report/svg/axis.h"

#include <string>
#include <vector>

namespace pactsim::report {

/// A step of the waterfall: a change, or with `total` the sum so far.
struct WaterfallStep {
    std::string label;
    double value = 0;
    std::string shown;
    bool total = false;
};

struct Waterfall {
    AxisUnit unit = AxisUnit::count;
    std::string axis;
    std::vector<WaterfallStep> steps;
};

/// Horizontal bars, each starting where the one above ended. Throws InvariantError if a total is not the sum of the steps before it (to 1e-9 of the largest).
std::string draw_waterfall(const Waterfall& waterfall, const SvgWords& words, double width);

/// Rounds the running sums of `parts` to this many decimals and gives their steps: the rounded parts then add up to the rounded total exactly.
std::vector<double> parts_that_add(const std::vector<double>& parts, int decimals);

}  // namespace pactsim::report
