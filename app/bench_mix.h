#pragma once
// The population that the benchmark runs: a scenario's mix of firms and partners at another size.

#include "scenarios/schema/config.h"

namespace pactsim {

/// The scenario with about `firms` firms at the start. Arrivals, partners, what intermediaries can serve and public budgets grow with them, so that each firm
/// meets the same scarcity; the number of intermediaries stays, because what a searching firm chooses between does not grow with the population.
/// Throws UsageError if the scenario has no firms at the start.
Config scaled_to(Config config, double firms);

}  // namespace pactsim
