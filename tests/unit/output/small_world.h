#pragma once
// A world small enough to count by hand, in which everything that is recorded happens.

#include "agents/state/constants.h"
#include "scenarios/schema/read_config.h"

#include <memory>
#include <string>
#include <vector>

namespace pactsim::testing {

inline constexpr const char* small_scenario = R"(
schema: 1
name: small
run: {seed: 5, replicates: 3}
time: {start: 2025-01, warm_up_months: 12, horizon_months: 48}
sectors:
  - {name: digital, firms_at_start: {micro: 60, small: 30, medium: 6}, firms_per_month: {micro: 0.8}}
  - {name: net_zero, firms_at_start: {micro: 20, small: 10, medium: 4}}
uk_regions:
  - {name: wales, firm_share: 0.4}
  - {name: north_west, firm_share: 0.6}
china_regions:
  - {name: greater_bay_area, partner_share: 1}
partners: {count: 40}
entry: {bias: 2}
policy:
  agents:
    - {name: innovate_uk}
  instruments:
    - {name: search_voucher, funder: innovate_uk, budget_gbp_per_year: 600000, award_gbp: 5000, delivery_cost_gbp: 500, effects: {search_cost: 0.3}}
)";

inline std::shared_ptr<const Constants> small_world(const std::vector<std::string>& sets = {}) {
    return std::make_shared<const Constants>(load_scenario_text("small world", small_scenario, sets).config);
}

}  // namespace pactsim::testing
