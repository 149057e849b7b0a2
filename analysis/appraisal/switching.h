#pragma once
// At which value of one assumption the scheme is worth exactly nothing, the others central. Green Book 5.59 to 5.61.

#include "analysis/appraisal/appraisal.h"

#include <string>
#include <vector>

namespace pactsim {

/// Net present value is a straight line in each of these assumptions, so its zero has a closed form, and Fieller's interval is the very set of values at which
/// the interval of net present value holds zero (rulings 4.5).
struct SwitchingValue {
    std::string name;       // "labour_displacement", "public_cost_overrun", "benefit_scale"
    std::string text;       // what it means
    double central = 0;     // the value in the headline
    Figure at;              // the value at which mean npsv = 0; without interval where the set has no ends
    bool attainable = false;// within 0 to 1 for displacement, at or above 0 for the others
};

/// value, interval and reason for npsv(x) = intercept - x slope over replicates.
Figure switching_point(const std::vector<double>& intercepts, const std::vector<double>& slopes, double confidence);

/// labour_displacement: share of additional wages displaced; public_cost_overrun: share by which public cost is exceeded for nothing; benefit_scale: factor on
/// wages net of displacement and profit together, delivery and co-funding abroad as they are.
std::vector<SwitchingValue> switching_values(const SchemeAppraisal& appraisal, double labour_displacement, double confidence);

}  // namespace pactsim
