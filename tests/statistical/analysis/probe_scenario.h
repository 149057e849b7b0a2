#pragma once
// A small world in which every mechanism has something to do: 250 firms, 60 partners, three intermediaries, two instruments, eight years.

namespace pactsim::testing {

inline constexpr const char* probe_scenario = R"(schema: 1
name: probe_town
run: {seed: 7}
time: {horizon_months: 96, warm_up_months: 24}
sectors:
  - {name: digital, firms_at_start: {micro: 60, small: 50, medium: 15}, firms_per_month: {micro: 0.4, small: 0.3, medium: 0.1}}
  - {name: net_zero, firms_at_start: {micro: 60, small: 50, medium: 15}, firms_per_month: {micro: 0.4, small: 0.3, medium: 0.1}, dual_use_share: 0.2, sensitive_share: 0.4}
uk_regions:
  - {name: wales, firm_share: 0.4}
  - {name: scotland, firm_share: 0.6}
china_regions:
  - {name: greater_bay_area, partner_share: 0.5, sector_priority: {net_zero: 0.9}}
  - {name: yangtze_river_delta, partner_share: 0.5}
partners: {count: 60}
intermediaries:
  - {name: innovation_park, type: science_park, count: 2, capacity_per_month: 4, fee_gbp: 500}
  - {name: catalyst, type: sector_initiative, count: 1, capacity_per_month: 6, screening: 0.5, funded_by: innovate_uk}
policy:
  agents:
    - {name: innovate_uk}
  instruments:
    - {name: scale_up_grant, funder: innovate_uk, budget_gbp_per_year: 1e6, award_gbp: 60000, from_month: -24, effects: {work_speed: 0.2}}
    - {name: search_voucher, funder: innovate_uk, budget_gbp_per_year: 3e5, award_gbp: 0, delivery_cost_gbp: 8000, perceived_value_gbp: 30000, from_month: -24, effects: {search_cost: 0.3, knowledge: 0.03}}
)";

}  // namespace pactsim::testing
