#pragma once
// Fan charts: how an outcome unfolds, and how far apart the runs are.

#include "analysis/report/svg/axis.h"

#include <array>
#include <string>
#include <vector>

namespace pactsim::report {

/// Percentiles that the bands of a fan need: 5, 20, 35, 50, 65, 80, 95. Bands hold 30, 60 and 90 of 100 runs.
inline constexpr std::array<double, 7> fan_levels{0.05, 0.20, 0.35, 0.50, 0.65, 0.80, 0.95};

/// One fan: an outcome in one arm.
struct FanPanel {
    std::string title;
    std::vector<std::array<double, 7>> percentiles;  // [time]
    std::vector<std::vector<double>> runs;           // at most ten are drawn, [run][time]
    std::string median_label;                        // at the end of the median line
};

/// Fans with the same axes side by side.
struct FanRow {
    std::string title;
    AxisUnit unit = AxisUnit::count;
    std::vector<FanPanel> panels;
};

struct FanChart {
    std::vector<std::string> times;  // one label per point in time; those that are shown are not empty
    std::vector<FanRow> rows;
};

/// Small multiples, one row per outcome with shared axes; below 500 px of width the panels of a row stand below each other.
std::string draw_fan_chart(const FanChart& chart, const SvgWords& words, double width);

}  // namespace pactsim::report
