#pragma once
// How many get from one stage to the next, and how many stop: bands as wide as the numbers, baseline beside option.

#include "analysis/report/svg/axis.h"

#include <string>
#include <vector>

namespace pactsim::report {

struct SankeyStage {
    std::string name;
    double count = 0;
    std::string shown;
};

/// One world. Stages in order; what does not reach the next stage stops there.
struct SankeyPanel {
    std::string title;
    std::vector<SankeyStage> stages;
    std::string stops_label;  // for those who stop, such as "stop or still under way"
};

/// Panels with one scale of heights, side by side, or below each other under 500 px.
std::string draw_sankey(const std::vector<SankeyPanel>& panels, const SvgWords& words, double width);

}  // namespace pactsim::report
