#pragma once
// The smallest scenario that has every required key.

namespace pactsim::testing {

inline constexpr const char* tiny_scenario = R"(schema: 1
name: tiny
sectors:
  - {name: digital, firms_at_start: {micro: 20, small: 10, medium: 2}}
  - {name: net_zero, firms_at_start: {micro: 10, small: 5, medium: 0}}
uk_regions:
  - {name: wales, firm_share: 0.4}
  - {name: scotland, firm_share: 0.6}
china_regions:
  - {name: greater_bay_area, partner_share: 1, sector_priority: {net_zero: 0.9}}
partners: {count: 10}
policy:
  agents:
    - {name: innovate_uk}
  instruments:
    - {name: search_voucher, funder: innovate_uk, budget_gbp_per_year: 2e6, delivery_cost_gbp: 8000, effects: {search_cost: 0.3}}
)";

}  // namespace pactsim::testing
