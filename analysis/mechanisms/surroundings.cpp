// Mechanisms of what surrounds the agents: reaction to restriction, regimes, currency, visas, dated shocks.

#include "analysis/mechanisms/parts.h"
#include "analysis/mechanisms/scaling.h"

#include <algorithm>
#include <string>

namespace pactsim {

using M = ProbeMeasure;
using enum Direction;

namespace {

void regimes(Config& c, double f) {
    for (RegimeEffects& e : c.environment.regimes.effects) {
        for (double* share : {&e.regulatory_drag, &e.dual_use_block}) scale_share(*share, f);
        for (double* utility : {&e.acceptance, &e.equity}) *utility *= f;
        for (double* factor : {&e.cooperation, &e.dissolution, &e.entry_cost, &e.contact, &e.leakage}) scale_factor(*factor, f);
    }
}

template <ShockKind kind>
void scale_shocks(Config& c, double f) {
    for (ShockConfig& shock : c.environment.shocks) {
        if (shock.kind == kind) scale_share(shock.strength, f);
    }
}

template <ShockKind kind>
bool has_shock(const Config& c) {
    return std::any_of(c.environment.shocks.begin(), c.environment.shocks.end(), [](const ShockConfig& shock) { return shock.kind == kind && shock.strength > 0.0; });
}

/// An example for scenarios without a shock of the kind: half strength, everywhere, for the middle third of the horizon.
template <ShockKind kind>
void put_in_shock(Config& c) {
    ShockConfig shock;
    shock.name = "probe_" + std::string(shock_kind_names[static_cast<std::size_t>(kind)]);
    shock.kind = kind;
    shock.from_month = c.time.horizon_months / 3;
    shock.months = std::max(1, c.time.horizon_months / 3);
    shock.strength = 0.5;
    c.environment.shocks.push_back(shock);
}

template <ShockKind kind>
Mechanism shock_row(std::string_view name, std::string_view meaning, std::vector<Expectation> expected) {
    return {name, meaning, "strength of dated shocks of the kind times f", scale_shocks<kind>, std::move(expected), has_shock<kind>, put_in_shock<kind>};
}

std::vector<Mechanism> climate_rows() {
    return {
        {"reaction", "restricting a capability raises the other side's own effort on it", "partners.restriction_response times f",
         [](Config& c, double f) { c.partners.restriction_response *= f; }, {{M::partner_growth, rises}}},
        {"regimes", "the geopolitical climate acts on cost, conduct, contact, money and regulation", "distance of every regime effect from calm times f", regimes,
         {{M::entry_chance, falls}, {M::dissolution_rate, rises}, {M::partnership_months, falls}}},
        {"exchange rate", "sales and costs in China move with the currency", "environment.exchange_rate_sd_per_month times f",
         [](Config& c, double f) { c.environment.exchange_rate_sd_per_month *= f; }, {{M::exchange_rate_spread, rises}, {M::sales_china, either}}},
        {"visas", "travel barriers cost contact", "environment.visa_barrier times f", [](Config& c, double f) { scale_series(c.environment.visa_barrier, f); },
         {{M::breach_rate, falls}, {M::matches, either}}},
    };
}

std::vector<Mechanism> shock_rows() {
    return {
        shock_row<ShockKind::lockdown>("shock: lockdown", "work in China and travel all but stop", {{M::partnered_milestones, falls}, {M::breach_rate, falls}}),
        shock_row<ShockKind::sector_crackdown>("shock: crackdown", "a sector is shut out of the market and partnerships in it end", {{M::crackdowns, rises}, {M::partnership_months, falls}}),
        shock_row<ShockKind::export_control>("shock: export control", "dual-use technology may no longer be shared", {{M::export_stops, rises}}),
        shock_row<ShockKind::sanctions>("shock: sanctions", "sanctions slow rollout and end partnerships", {{M::crackdowns, rises}, {M::partnership_months, falls}}),
        shock_row<ShockKind::standards_divergence>("shock: standards", "standards part from those elsewhere", {{M::sales_outside, falls}}),
        shock_row<ShockKind::data_law>("shock: data law", "a new data law adds to exposure", {{M::leak_rate, rises}}),
        shock_row<ShockKind::visa_change>("shock: visas", "visas become hard to get", {{M::breach_rate, falls}}),
    };
}

}  // namespace

std::vector<Mechanism> surroundings_mechanisms() {
    std::vector<Mechanism> rows = climate_rows();
    for (Mechanism& row : shock_rows()) rows.push_back(std::move(row));
    return rows;
}

}  // namespace pactsim
