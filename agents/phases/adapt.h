#pragma once
// The yearly turn of policy agents: measure what they funded, with the accuracy they pay for, and move money between instruments.

#include "agents/state/world.h"

namespace pactsim {

/// Measures last year's awards and moves budget shares of agents that adapt. Sets shares to the scenario's on the first call.
void adapt_budgets(World& world);

/// Books the yearly cost of evaluation, split over an agent's open instruments.
void pay_for_evaluation(World& world);

}  // namespace pactsim
