#pragma once
// Whether any firm of a scenario can meet an eligibility.

#include "scenarios/schema/config.h"

#include <string>

namespace pactsim {

/// Why no firm of the population can ever meet the conditions ("`min_quality` 0.9 is above the highest quality 0.8"), or empty. Conditions
/// are looked at one by one against the population as drawn: firms that could only come to meet them later are not counted.
std::string why_nobody_is_eligible(const Config& config, const EligibilityConfig& eligibility);

}  // namespace pactsim
