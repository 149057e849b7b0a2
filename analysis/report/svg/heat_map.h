#pragma once
// Who and where: a number per sector and region on a diverging scale centred on zero.

#include "analysis/report/svg/svg.h"

#include <string>
#include <vector>

namespace pactsim::report {

struct HeatCell {
    bool present = false;
    double value = 0;
    std::string shown;
    bool few = false;  // hatched: too few cases to read much into
};

struct HeatMap {
    std::vector<std::string> columns, rows;
    std::vector<HeatCell> cells;  // [row][column]
};

/// Blue above zero, orange below, white at zero; the number stands in every cell, so colour alone never carries the meaning.
std::string draw_heat_map(const HeatMap& map, const SvgWords& words, double width);

}  // namespace pactsim::report
