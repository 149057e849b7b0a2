#pragma once
// The kernel's own words for the page, so that none is typed twice.

#include "scenarios/schema/node.h"
#include "web/kernel/lab_scenario.h"

namespace pactsim {

/// Lists of names by code, and the measures.
Node kernel_names();

/// Sectors, regions, instruments, groups and months of a scenario.
Node describe_scenario(const LabScenario& scenario);

/// One line about a scenario: name, description, firms at the start, months, start, seed.
Node scenario_summary(const LabScenario& scenario);

}  // namespace pactsim
