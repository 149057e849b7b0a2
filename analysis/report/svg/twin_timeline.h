#pragma once
// Two lives of one firm: one line until the worlds part, two from then on.

#include "analysis/report/svg/svg.h"

#include <string>
#include <vector>

namespace pactsim::report {

struct TwinTimeline {
    std::vector<std::string> years;  // label of each year, from the first month
    std::size_t months = 0;          // length of the horizon
    std::size_t parted = 0;          // month in which the lives part
    std::string parted_label;        // "paths part in March 2027"
    std::string with_label, without_label;
};

std::string draw_twin_timeline(const TwinTimeline& timeline, const SvgWords& words, double width);

}  // namespace pactsim::report
