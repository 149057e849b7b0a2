#pragma once
// How a firm sees its routes to market: the numbers that its decisions on entry, form and protection share.

#include "agents/rules/valuation.h"
#include "agents/state/world.h"

namespace pactsim {

/// Milestones that a firm still has to pass, by stage.
std::array<int, working_stages> milestones_ahead(const World& world, std::size_t firm);

/// Factor of quality and lead on market potential.
double quality_factor(const World& world, std::size_t firm);

/// Cumulative first-purchase potential in GBP, in China and elsewhere, as things stand.
double china_potential_gbp(const World& world, std::size_t firm);
double home_potential_gbp(const World& world, std::size_t firm);

/// Milestone hazard of the home route in a stage, with that much senior time.
double home_hazard(const World& world, std::size_t firm, std::size_t stage, double senior_time, const LeverSet& levers);

/// Milestone hazard of the home route in a stage before senior time, home regulation and support: base hazard x capability access.
double home_reach_hazard(const World& world, std::size_t firm, std::size_t stage);

/// The same hazard of `home_hazard` from what `home_reach_hazard` said.
double home_hazard_from(const World& world, std::size_t firm, std::size_t stage, double reach_hazard, double senior_time, const LeverSet& levers);

/// Milestone hazard in a stage with a partner that the firm only imagines.
double imagined_hazard(const World& world, std::size_t firm, std::size_t stage, double senior_time, const LeverSet& levers);

/// Capability within reach through a partner, after growth and for a firm of that sector.
std::array<double, capability_count> offered_capability(const World& world, const Partner& partner, std::size_t sector);

/// Milestone hazard under a form with a known partner, before regulation and trust.
double partner_hazard(const World& world, std::size_t firm, std::size_t stage, const Partner& partner, std::size_t form, double distance, double senior_time,
                      const LeverSet& levers);

/// The home route as the firm sees it.
RouteView home_route(const World& world, std::size_t firm, double senior_time, const LeverSet& levers);

/// The China route as a firm without a partner imagines it.
RouteView imagined_china_route(const World& world, std::size_t firm, double senior_time, const LeverSet& levers);

/// Monthly hazard of running out of money, as the firm judges it.
double cash_out_hazard(const World& world, std::size_t firm);

/// Monthly home cost of the venture in GBP in a stage.
double stage_cost_gbp(const World& world, std::size_t firm, std::size_t stage);

}  // namespace pactsim
