#include "agents/phases/routes.h"

#include "agents/rules/finance.h"
#include "agents/rules/milestone.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

namespace {

/// Monthly net burn in GBP: what leaves more than comes in, project included.
double burn_gbp(const World& world, std::size_t firm) {
    const FirmsConfig& c = world.config().firms;
    const Firms& f = world.firms;
    const double revenue = to_gbp(f.home_revenue[firm] + f.venture_month(firm));
    const double project = f.stage_of(firm) == Stage::established || f.has(firm, flag_project_over) ? 0.0 : to_gbp(f.project_cost[firm]);
    return f.employees[firm] * c.wage_gbp_per_month + revenue * (c.bought_in_share + c.research_share) + project - revenue;
}

/// How far a firm's team is held up by secrecy.
double secrecy_factor(const World& world, std::size_t firm) {
    return world.firms.has(firm, flag_secrecy) ? 1.0 - world.config().work.secrecy_drag : 1.0;
}

}  // namespace

std::array<int, working_stages> milestones_ahead(const World& world, std::size_t firm) {
    const SectorConfig& sector = world.config().sectors[world.firms.sector[firm]];
    std::array<int, working_stages> left{};
    for (std::size_t k = world.firms.stage[firm]; k < working_stages; ++k) {
        left[k] = k == world.firms.stage[firm] ? world.firms.milestones_left[firm] : static_cast<int>(sector.milestones[k]);
    }
    return left;
}

double quality_factor(const World& world, std::size_t firm) {
    const MarketConfig& m = world.config().market;
    const double level = static_cast<double>(world.firms.quality[firm]) * static_cast<double>(world.firms.lead[firm]) / m.reference_quality;
    return m.quality_elasticity == 1.0 ? level : math::power(std::max(1e-6, level), m.quality_elasticity);
}

double china_potential_gbp(const World& world, std::size_t firm) {
    const std::size_t s = world.firms.sector[firm];
    // A court that found for the firm halves what the copy takes (rulings 5).
    const double take = world.config().leakage.rival_take * (world.firms.has(firm, flag_suit_won) ? 0.5 : 1.0);
    const double rival = world.firms.has(firm, flag_rival) ? 1.0 - take : 1.0;
    return world.config().sectors[s].market_china_gbp * static_cast<double>(world.firms.market_scale[firm]) * quality_factor(world, firm) *
           world.environment.growth_china[s] * rival / (1.0 + world.config().market.rivalry * world.environment.sellers[s]);
}

double home_potential_gbp(const World& world, std::size_t firm) {
    const std::size_t s = world.firms.sector[firm];
    return world.config().sectors[s].market_home_gbp * static_cast<double>(world.firms.market_scale[firm]) * quality_factor(world, firm) *
           world.environment.growth_home[s];
}

double stage_cost_gbp(const World& world, std::size_t firm, std::size_t stage) {
    return world.config().sectors[world.firms.sector[firm]].cost_per_month[stage];
}

double home_reach_hazard(const World& world, std::size_t firm, std::size_t stage) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    const double region = c.uk_regions[world.constants->uk_region_of_cell(f.cell[firm])].capability_access;
    std::array<double, capability_count> reached{};
    for (std::size_t k = 0; k < capability_count; ++k) reached[k] = math::clamp01(c.work.uk_capability[k] * region);
    const double access = capability_access(f.needs[firm][stage], f.own_capability[firm], reached, c.work.access_norm);
    return world.constants->base_hazard[f.sector[firm]][stage] * access;
}

double home_hazard_from(const World& world, std::size_t firm, std::size_t stage, double reach_hazard, double senior_time, const LeverSet& levers) {
    const Config& c = world.config();
    const SectorConfig& sector = c.sectors[world.firms.sector[firm]];
    const double regulation = stage == static_cast<std::size_t>(Stage::rollout) ? 1.0 - sector.regulatory_drag_home : 1.0;
    return reach_hazard * bandwidth(senior_time, c.work.attention_need[stage]) * regulation * levers[Lever::work_speed];
}

double home_hazard(const World& world, std::size_t firm, std::size_t stage, double senior_time, const LeverSet& levers) {
    return home_hazard_from(world, firm, stage, home_reach_hazard(world, firm, stage), senior_time, levers);
}

std::array<double, capability_count> offered_capability(const World& world, const Partner& partner, std::size_t sector) {
    const double fit = partner.sector == sector ? 1.0 : world.config().partners.off_sector_capability;
    const double growth = world.environment.partner_growth[partner.sector];
    std::array<double, capability_count> offered{};
    for (std::size_t k = 0; k < capability_count; ++k) {
        const double level = static_cast<double>(partner.capability[k]);
        offered[k] = fit * (level + growth * (1.0 - level));
    }
    return offered;
}

double partner_hazard(const World& world, std::size_t firm, std::size_t stage, const Partner& partner, std::size_t form, double distance, double senior_time,
                      const LeverSet& levers) {
    const Config& c = world.config();
    const GovernanceFormConfig& g = c.governance.forms[form];
    std::array<double, capability_count> reached = offered_capability(world, partner, world.firms.sector[firm]);
    const double use = g.access * distance_use(distance, c.work.distance_optimum, c.work.distance_width);
    // The team in China has the firm's own capability and the partner's; what the UK offers serves the team at home, whose hazard adds.
    for (double& level : reached) level *= use;
    const double access = capability_access(world.firms.needs[firm][stage], world.firms.own_capability[firm], reached, c.work.access_norm);
    const double pilot = stage < 2 ? levers[Lever::pilot_service] : 1.0;
    return world.constants->base_hazard[world.firms.sector[firm]][stage] * access * bandwidth(senior_time, g.attention) * levers[Lever::work_speed] * pilot *
           secrecy_factor(world, firm);
}

double cash_out_hazard(const World& world, std::size_t firm) {
    const double runway = runway_months(to_gbp(world.firms.cash[firm] + world.firms.equity_coming(firm)), burn_gbp(world, firm));
    const double horizon = world.config().entry.failure_threshold_months;
    return runway >= horizon ? 0.0 : (1.0 - runway / horizon) / horizon;
}

RouteView home_route(const World& world, std::size_t firm, double senior_time, const LeverSet& levers) {
    RouteView route;
    route.milestones_left = milestones_ahead(world, firm);
    for (std::size_t k = world.firms.stage[firm]; k < working_stages; ++k) {
        route.milestone_hazard[k] = home_hazard(world, firm, k, senior_time, levers);
        route.cost_per_month_gbp[k] = stage_cost_gbp(world, firm, k) * (1.0 - levers[Lever::stage_cost]);
    }
    const std::size_t s = world.firms.sector[firm];
    route.potential_gbp = home_potential_gbp(world, firm) * world.config().market.home_reach * world.constants->market_value_home[s];
    route.loss_hazard = cash_out_hazard(world, firm);
    return route;
}

double imagined_hazard(const World& world, std::size_t firm, std::size_t stage, double senior_time, const LeverSet& levers) {
    const Config& c = world.config();
    const std::size_t s = world.firms.sector[firm];
    const double kappa = static_cast<double>(world.firms.knowledge[firm]);
    const double speed = (kappa + (1.0 - kappa) * c.entry.pessimism) * c.entry.expected_fit / c.work.access_norm;
    const double regulation = 1.0 - (1.0 - world.environment.expected_regulation[s]) * (1.0 - levers[Lever::regulatory_speed]);
    const double at_rollout = stage == static_cast<std::size_t>(Stage::rollout) ? regulation : 1.0;
    return world.constants->base_hazard[s][stage] * speed * bandwidth(senior_time, c.entry.attention_need) * at_rollout * levers[Lever::work_speed] *
           (stage < 2 ? levers[Lever::pilot_service] : 1.0);
}

RouteView imagined_china_route(const World& world, std::size_t firm, double senior_time, const LeverSet& levers) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    const std::size_t s = f.sector[firm];
    const double kappa = static_cast<double>(f.knowledge[firm]);
    const RegimeEffects& expected = world.environment.expected;
    RouteView route;
    route.milestones_left = milestones_ahead(world, firm);
    for (std::size_t k = f.stage[firm]; k < working_stages; ++k) {
        route.milestone_hazard[k] = imagined_hazard(world, firm, k, senior_time, levers);
        const double plant = 1.0 - c.partners.sunk_capital_share * c.entry.expected_fit;
        route.cost_per_month_gbp[k] = stage_cost_gbp(world, firm, k) * plant * (1.0 - levers[Lever::stage_cost]) * (1.0 - levers[Lever::co_funding]);
    }
    const double elsewhere = home_potential_gbp(world, firm) * (1.0 - c.sectors[s].standards_exposure * world.environment.standards_divergence);
    route.potential_gbp = china_potential_gbp(world, firm) * world.constants->market_value_china[s] * c.entry.expected_share * levers[Lever::market_access] + elsewhere * world.constants->market_value_home[s];
    const double leak = c.entry.perceived_leak_per_year / 12.0 * (1.0 - kappa * 0.5) * (1.0 - levers[Lever::ip_protection]) * expected.leakage;
    const double dissolution = c.governance.forms[static_cast<std::size_t>(GovernanceForm::joint_venture)].dissolution_per_year / 12.0 * expected.dissolution;
    route.loss_hazard = static_cast<double>(f.risk_attitude[firm]) * (leak * c.entry.perceived_leak_loss + dissolution * 0.5) + cash_out_hazard(world, firm) +
                        (f.has(firm, flag_dual_use) ? expected.dual_use_block : 0.0);
    route.fixed_cost_gbp = c.entry.fixed_cost_gbp * (1.0 + c.entry.ignorance_cost * (1.0 - kappa)) * expected.entry_cost * (1.0 - levers[Lever::entry_cost]);
    return route;
}

}  // namespace pactsim
