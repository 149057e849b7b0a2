#pragma once
// Additionality as a guide would assume it, beside what the twins measured.

#include "analysis/appraisal/appraisal.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pactsim {

/// Factors of the HCA Additionality Guide: shares, and a multiplier.
struct ReckonerFactors {
    double leakage = 0, displacement = 0, substitution = 0, multiplier = 1;
};

/// Additional impact GI x (1 - L) x (1 - Dp) x (1 - S) x M of one case; the net figure is that of the scheme less that of the reference case.
double additional_impact(double gross_impact, const ReckonerFactors& factors);

/// One part: the guide's level and the measured share of the gross effect.
struct AdditionalityRow {
    std::string name;      // "deadweight", "displacement", "substitution", "leakage", "diversion", "spillover", "net"
    RangeConfig reckoner;  // levels of the guide; source empty where the guide has none
    bool in_guide = false;
    Figure measured;       // ratio of means, part / gross; displacement etc. as shares of gross
};

/// All parts for one quantity of one scheme in one future. `net` of the guide is (1 - deadweight) (1 - leakage) (1 - displacement) (1 - substitution) multiplier
/// at central levels; its low and high take all levels at their worst and best. Undefined where the study has no twins or the gross effect is zero.
std::vector<AdditionalityRow> additionality(const StudyData& study, const ReckonerConfig& reckoner, std::size_t future, std::size_t arm, TwinQuantity quantity, double confidence);

}  // namespace pactsim
