#pragma once
// What drives the answer: one assumption at a time (tornado), and shares of the variance (Sobol' indices).

#include "analysis/report/svg/axis.h"

#include <string>
#include <vector>

namespace pactsim::report {

struct TornadoRow {
    std::string label;
    std::string low_label, high_label;  // values of the assumption at each end
    double at_low = 0, at_high = 0;     // outcome at each end
};

struct Tornado {
    AxisUnit unit = AxisUnit::pounds;
    std::string axis;
    std::string high_key = "at the high value", low_key = "at the low value";
    double centre = 0;             // outcome with every assumption central
    std::vector<TornadoRow> rows;  // drawn in the order given
};

/// Bars from the central outcome to the outcome at the low and at the high value of each assumption, with those values beside them.
std::string draw_tornado(const Tornado& tornado, const SvgWords& words, double width);

struct SobolRow {
    std::string label;
    double first = 0, first_low = 0, first_high = 0;  // may be negative: never cut off
    double total = 0, total_low = 0, total_high = 0;
};

/// First-order and total indices with intervals.
std::string draw_sobol_bars(const std::vector<SobolRow>& bars, const SvgWords& words, double width);

}  // namespace pactsim::report
