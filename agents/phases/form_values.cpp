#include "agents/phases/form_values.h"

#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/rules/finance.h"
#include "agents/rules/trust.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

namespace {

double trust_now(const World& world, const Partnership& pact) {
    if (pact.status == PactStatus::negotiating) return public_reputation(world.partners[pact.partner]);
    return trust_level({static_cast<double>(pact.good), static_cast<double>(pact.bad), static_cast<double>(pact.damage)}, world.config().forms.trust);
}

/// The route under one form, with the hazards that the firm expects.
RouteView route_under(const World& world, std::size_t i, const Partnership& pact, std::size_t g, const LeverSet& levers) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    const GovernanceFormConfig& form = c.governance.forms[g];
    const Partner& partner = world.partners[pact.partner];
    const std::size_t s = f.sector[i];
    RouteView route;
    route.milestones_left = milestones_ahead(world, i);
    const double time = static_cast<double>(f.attention[i]) * static_cast<double>(f.senior_time[i]);
    const double regulation = world.environment.regulation[world.environment.at(s, partner.region)];
    const double cost = china_cost_factor(world, i, pact, g, levers);
    for (std::size_t k = f.stage[i]; k < working_stages; ++k) {
        const double gate = k == static_cast<std::size_t>(Stage::rollout) ? regulation : 1.0;
        route.milestone_hazard[k] = gate * partner_hazard(world, i, k, partner, g, static_cast<double>(pact.distance), time, levers);
        route.cost_per_month_gbp[k] = stage_cost_gbp(world, i, k) * cost;
    }
    const double elsewhere = home_potential_gbp(world, i) * (1.0 - c.sectors[s].standards_exposure * world.environment.standards_divergence);
    route.potential_gbp = china_potential_gbp(world, i) * world.constants->market_value_china[s] * form.revenue_share + elsewhere * world.constants->market_value_home[s];
    const LeakView leak = expected_leak(world, i, pact, g, levers);
    const double lost = c.leakage.loss[std::min<std::size_t>(f.stage[i], 2)];
    route.loss_hazard = form.dissolution_per_year / 12.0 * world.environment.expected.dissolution * (1.0 - form.retained_share) * 0.5 + static_cast<double>(f.risk_attitude[i]) * leak_hazard(leak, c.leakage) * lost +
                        cash_out_hazard(world, i);
    route.fixed_cost_gbp = form.setup_cost * (1.0 - levers[Lever::setup_cost]) - (pact.status == PactStatus::negotiating ? form.upfront_gbp : 0.0);
    return route;
}

bool open_to(const World& world, std::size_t i, std::size_t g, const LeverSet& levers) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    const GovernanceFormConfig& form = c.governance.forms[g];
    const double cash = to_gbp(f.cash[i]) + form.upfront_gbp;
    if (form.setup_cost * (1.0 - levers[Lever::setup_cost]) > std::max(0.0, cash)) return false;
    if (g == static_cast<std::size_t>(GovernanceForm::majority_sale)) {
        const double wages = f.employees[i] * c.firms.wage_gbp_per_month;
        return runway_months(to_gbp(f.cash[i]), wages) < c.governance.majority_sale_equity_threshold;
    }
    return true;
}

}  // namespace

double form_market_gbp(const World& world, std::size_t i) {
    const std::size_t s = world.firms.sector[i];
    return china_potential_gbp(world, i) * world.constants->market_value_china[s] + home_potential_gbp(world, i) * world.constants->market_value_home[s];
}

LeakView expected_leak(const World& world, std::size_t i, const Partnership& pact, std::size_t form, const LeverSet& levers) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    const SectorConfig& sector = c.sectors[f.sector[i]];
    const Partner& partner = world.partners[pact.partner];
    LeakView view;
    view.opportunism = 1.0 - public_reputation(partner);
    view.exposure = c.governance.forms[form].exposure[std::min<std::size_t>(f.stage[i], 2)];
    view.sector = sector.leak_multiplier;
    const double data = 1.0 - (1.0 - sector.data_exposure) * (1.0 - world.environment.data_law[f.sector[i]]);
    view.data_exposure = data * (1.0 - levers[Lever::data_exposure]);
    view.enforcement = world.environment.enforcement[partner.region];
    view.protection = protection_of(f.has(i, flag_patent), f.has(i, flag_secrecy), view.enforcement, protection_by_advice(world, i, levers), c.leakage);
    view.regime = world.environment.effects.leakage;
    view.trust = trust_now(world, pact);
    return view;
}

double china_cost_factor(const World& world, std::size_t firm, const Partnership& pact, std::size_t form, const LeverSet& levers) {
    const Config& c = world.config();
    const Partner& partner = world.partners[pact.partner];
    const auto offered = offered_capability(world, partner, world.firms.sector[firm]);
    const double plant = 1.0 - c.partners.sunk_capital_share * c.governance.forms[form].access * offered[static_cast<std::size_t>(Capability::sunk_capital)];
    return plant * world.environment.yuan_value * (1.0 - static_cast<double>(pact.co_funding)) * (1.0 - levers[Lever::co_funding]) * (1.0 - levers[Lever::stage_cost]);
}

FormValues form_values(const World& world, std::size_t firm, const Partnership& pact, const LeverSet& levers) {
    const Config& c = world.config();
    const double market = std::max(1.0, form_market_gbp(world, firm));
    const double trust = trust_now(world, pact);
    FormValues values;
    for (std::size_t g = 0; g < governance_form_count; ++g) {
        const GovernanceFormConfig& form = c.governance.forms[g];
        const double route = value_of(route_under(world, firm, pact, g, levers), c.entry.discount_per_month).value_gbp;
        values.value[g] = route / market - c.governance.control_weight * (1.0 - form.control) * (1.0 - trust) + form.attraction;
        values.allowed[g] = open_to(world, firm, g, levers);
    }
    return values;
}

}  // namespace pactsim
