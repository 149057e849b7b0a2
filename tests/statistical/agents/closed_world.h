#pragma once

#include <functional>
#include <memory>

#include "agents/model.h"
#include "scenarios/schema/read_config.h"

/// A world in which firms never meet: the case in which the model has closed forms (model.md 8.1).
namespace pactsim::testing {

/// Firms that stay at home, have money without end and cost nothing, all alike in what moves their milestones: quality 0.5, capabilities that give
/// the reference access, senior time to spare. Stages have 4, 3, 3 milestones and take 22, 18, 18 months on average before setbacks and regulation.
inline Config closed_config(int firms, int months) {
    Config c = load_scenario_text("closed", R"(schema: 1
name: closed
sectors:
  - {name: digital, firms_at_start: {micro: 0, small: 0, medium: 0}}
uk_regions:
  - {name: wales, firm_share: 1}
china_regions:
  - {name: greater_bay_area, partner_share: 1}
partners: {count: 1}
)").config;
    c.time.warm_up_months = 0;
    c.time.horizon_months = months;
    c.forms.interactions = false;
    c.entry.bias = -1e9;
    c.policy.instruments.clear();
    SectorConfig& s = c.sectors[0];
    s.firms_at_start = {static_cast<double>(firms), 0.0, 0.0};
    s.firms_per_month = {};
    s.milestones = {4, 3, 3};
    s.months_per_stage = {22, 18, 18};
    s.cost_per_month = {};
    s.regulatory_drag_home = 0.15;
    c.firms.runway_months = constant(1e5);
    c.firms.technology_quality = constant(0.5);
    c.firms.own_capability = constant(0.3);
    c.firms.capability_spread = 0.0;
    c.firms.background_exit_share = 0.0;
    c.firms.entry_point = {0.2, 0.4, 0.25, 0.15};
    c.firms.proof_of_concept_milestones = 2;
    c.work.uk_capability.fill(0.55);
    c.work.access_norm = 0.55;
    c.work.attention_need = {};
    c.work.setback = 0.25;
    c.work.technical_end = {0.06, 0.06, 0.04};
    c.work.demand_end = {0.03, 0.04, 0.10};
    c.finance.other_sale_per_year = 0.0;
    c.market.growth_shock = 0.0;
    return c;
}

/// Runs one replicate, showing the world after each month.
inline void run(const Config& config, std::uint32_t replicate, const std::function<void(const World&)>& observe) {
    World world(std::make_shared<const Constants>(config), replicate, 1);
    run_replicate(world, [&](const World& w) { observe(w); });
}

}  // namespace pactsim::testing
