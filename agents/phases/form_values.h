#pragma once
// What each partnership form is worth to a firm with a given partner.

#include "agents/rules/governance_choice.h"
#include "agents/rules/leakage.h"
#include "agents/state/world.h"

namespace pactsim {

/// Value of the firm's markets in GBP, the unit in which forms are compared.
double form_market_gbp(const World& world, std::size_t firm);

/// Leakage as the firm expects it under a form: opportunism at the mean that the partner's record suggests.
LeakView expected_leak(const World& world, std::size_t firm, const Partnership& pact, std::size_t form, const LeverSet& levers);

/// Factor on project cost in China: idle plant, exchange rate, co-funding, support.
double china_cost_factor(const World& world, std::size_t firm, const Partnership& pact, std::size_t form, const LeverSet& levers);

FormValues form_values(const World& world, std::size_t firm, const Partnership& pact, const LeverSet& levers);

}  // namespace pactsim
