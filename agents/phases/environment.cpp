// Phase: environment. Reads: last month's environment, published cases, partners' sectors. Writes: environment, the list of live firms, month counters.
// First in the month, so that everybody decides in the same climate.

#include "agents/phases/agenda.h"
#include "agents/phases/phases.h"
#include "agents/purpose.h"
#include "agents/rules/knowledge.h"
#include "sim/distributions.h"

#include <algorithm>

namespace pactsim {

namespace {

void open_month(World& world) {
    agenda_of_month(world);
    world.events.clear();
    world.ledger.close_month();
    for (InstrumentMonth& month : world.instrument_month) month = {};
    std::erase_if(world.alive, [&](std::uint32_t i) { return is_terminal(world.firms.status[i]); });
}

/// Firms whose time has come join at home, with capital from their founders.
void let_firms_join(World& world) {
    const auto step = static_cast<std::size_t>(world.step);
    const std::uint32_t begin = step == 0 ? 0 : world.joins[step - 1];
    const AgendaMaker maker(world, world.step);
    for (std::uint32_t i = begin; i < world.joins[step]; ++i) {
        world.alive.push_back(i);
        maker.note(world.firms, i, world.agenda.lists);
        if (step == 0) continue;
        world.ledger.post(static_cast<std::uint16_t>(Transfer::founding_capital), world.firms.cash[i]);
        world.events.push_back({i, 0, EventKind::joined, world.firms.stage[i], 0.0F, world.firms.cash[i]});
    }
}

/// One draw over the ordered regimes: a tenser row of the matrix can only lead to a tenser regime.
void move_regime(World& world) {
    const Block block = world.draws.block(0, 0, world.step_key(), number(Purpose::regime));
    const double u = uniform(block.word[0]);
    EnvironmentState& e = world.environment;
    if (world.step == 0) {
        double sum = 0.0;
        for (std::size_t s = 0; s < regime_count; ++s) {
            sum += world.config().environment.regimes.initial[s];
            if (u < sum) {
                e.regime = static_cast<Regime>(s);
                return;
            }
        }
        e.regime = Regime::restricted;
        return;
    }
    const double* row = &world.constants->regime_cumulative[static_cast<std::size_t>(e.regime) * regime_count];
    std::size_t next = 0;
    while (next + 1 < regime_count && u >= row[next]) ++next;
    e.regime = static_cast<Regime>(next);
}

/// Effects of the regime after diplomacy, which takes away its share of the distance from calm.
RegimeEffects softened(const RegimeEffects& e, double relief) {
    const double left = 1.0 - relief;
    const auto ratio = [left](double r) { return 1.0 + left * (r - 1.0); };
    return {e.regulatory_drag * left, ratio(e.cooperation), ratio(e.dissolution), ratio(e.entry_cost), ratio(e.contact),
            e.acceptance * left,      e.equity * left,      ratio(e.leakage),     e.dual_use_block * left};
}

void move_exchange_rate(World& world) {
    const EnvironmentConfig& c = world.config().environment;
    const double start = math::log(c.exchange_rate_cny_per_gbp);
    const Block block = world.draws.block(0, 0, world.step_key(), number(Purpose::exchange_rate));
    EnvironmentState& e = world.environment;
    const double z = math::inverse_normal(uniform(block.word[0]));
    e.log_exchange_rate += c.exchange_rate_reversion * (start - e.log_exchange_rate) + c.exchange_rate_sd_per_month * z;
    e.yuan_value = math::exp(start - e.log_exchange_rate);
}

bool hits(const ShockConfig& shock, const World& world, std::size_t sector, std::size_t region) {
    return (shock.sector.empty() || shock.sector == world.config().sectors[sector].name) &&
           (shock.china_region.empty() || region == world.constants->china_regions || shock.china_region == world.config().china_regions[region].name);
}

/// One shock's mark on one sector (and region, for what differs by region).
void apply_shock(World& world, const ShockConfig& shock, std::size_t sector) {
    EnvironmentState& e = world.environment;
    const EnvironmentConfig& c = world.config().environment;
    const std::size_t everywhere = world.constants->china_regions;
    for (std::size_t region = 0; region < everywhere; ++region) {
        if (!hits(shock, world, sector, region)) continue;
        if (shock.kind == ShockKind::lockdown) e.work[e.at(sector, region)] *= 1.0 - c.lockdown_work_loss * shock.strength;
        if (shock.kind == ShockKind::sector_crackdown) e.regulation[e.at(sector, region)] *= 1.0 - shock.strength;
        if (shock.kind == ShockKind::sanctions) e.regulation[e.at(sector, region)] *= 1.0 - c.sanctions_drag * shock.strength;
    }
    if (!hits(shock, world, sector, everywhere)) return;
    if (shock.kind == ShockKind::export_control) e.dual_use_block[sector] = 1.0 - (1.0 - e.dual_use_block[sector]) * (1.0 - c.export_control_block * shock.strength);
    if (shock.kind == ShockKind::sector_crackdown) e.crackdown[sector] += c.crackdown_hazard * shock.strength;
    if (shock.kind == ShockKind::sanctions) e.crackdown[sector] += c.sanctions_hazard * shock.strength;
    if (shock.kind == ShockKind::data_law) e.data_law[sector] = 1.0 - (1.0 - e.data_law[sector]) * (1.0 - shock.strength);
}

/// Tables by sector and region before shocks.
void set_tables(World& world) {
    const Config& c = world.config();
    EnvironmentState& e = world.environment;
    const double years = world.month() / 12.0;
    for (std::size_t r = 0; r < c.china_regions.size(); ++r) {
        e.enforcement[r] = math::clamp01(c.china_regions[r].ip_enforcement + c.china_regions[r].ip_enforcement_trend_per_year * years);
    }
    for (std::size_t s = 0; s < c.sectors.size(); ++s) {
        const SectorConfig& sector = c.sectors[s];
        e.growth_china[s] = std::max(0.05, 1.0 + sector.market_growth_china * years);
        e.growth_home[s] = std::max(0.05, 1.0 + sector.market_growth_home * years);
        e.dual_use_block[s] = e.effects.dual_use_block;
        e.crackdown[s] = 0.0;
        e.data_law[s] = 0.0;
        for (std::size_t r = 0; r < c.china_regions.size(); ++r) {
            const double own = math::clamp01(sector.regulatory_drag_china * c.china_regions[r].regulatory_multiplier);
            const double drag = 1.0 - (1.0 - own * (1.0 - c.china_regions[r].pilot_zone_speed)) * (1.0 - e.effects.regulatory_drag);
            e.regulation[e.at(s, r)] = 1.0 - drag * (1.0 - world.system_levers[Lever::regulatory_drag]);
            e.work[e.at(s, r)] = 1.0;
        }
    }
}

/// Partners improve; restriction makes them try harder (reaction: Liu et al. 2025).
void grow_partners(World& world) {
    const PartnersConfig& c = world.config().partners;
    EnvironmentState& e = world.environment;
    for (std::size_t s = 0; s < e.partner_growth.size(); ++s) {
        const double tension = static_cast<double>(e.regime) / (regime_count - 1.0);
        const double restricted = 1.0 - (1.0 - tension) * (1.0 - e.dual_use_block[s]);
        const double rate = c.capability_growth_per_year / 12.0 * (1.0 + c.restriction_response * restricted);
        e.partner_growth[s] += (1.0 - e.partner_growth[s]) * rate;
    }
}

/// Share of partners in the place of a shock: travel to the others goes on.
double part_of_partners(const World& world, const ShockConfig& shock) {
    if (shock.china_region.empty()) return 1.0;
    double share = 0.0;
    for (const ChinaRegionConfig& region : world.config().china_regions) {
        if (region.name == shock.china_region) share += region.partner_share;
    }
    return share;
}

/// What firms look ahead to, and the crowd that sells already.
void look_ahead(World& world) {
    EnvironmentState& e = world.environment;
    const Config& c = world.config();
    for (std::size_t s = 0; s < c.sectors.size(); ++s) {
        e.expected_regulation[s] = 0.0;
        for (std::size_t r = 0; r < c.china_regions.size(); ++r) e.expected_regulation[s] += c.china_regions[r].partner_share * e.regulation[e.at(s, r)];
        std::int64_t firms = 0;
        std::int64_t sellers = 0;
        const std::size_t per_sector = world.tally.by_cell.size() / c.sectors.size();
        for (std::size_t cell = s * per_sector; cell < (s + 1) * per_sector; ++cell) {
            firms += world.tally.by_cell[cell][static_cast<std::size_t>(FirmSum::firms)];
            sellers += world.tally.by_cell[cell][static_cast<std::size_t>(FirmSum::selling_china)];
        }
        e.sellers[s] = firms > 0 && c.forms.interactions ? static_cast<double>(sellers) / static_cast<double>(firms) : 0.0;
    }
}

}  // namespace

void environment_phase(World& world) {
    const EnvironmentConfig& c = world.config().environment;
    EnvironmentState& e = world.environment;
    open_month(world);
    let_firms_join(world);
    move_regime(world);
    move_exchange_rate(world);
    e.effects = softened(c.regimes.effects[static_cast<std::size_t>(e.regime)], world.system_levers[Lever::regime_tension]);
    e.expected = softened(world.constants->expected_effects[static_cast<std::size_t>(e.regime)], world.system_levers[Lever::regime_tension]);
    e.standards_divergence = math::clamp01(c.standards_divergence.at(world.month()));
    double visa = math::clamp01(c.visa_barrier.at(world.month()));
    set_tables(world);
    double travel = 1.0;
    for (const ShockConfig& shock : c.shocks) {
        if (world.month() < shock.from_month || world.month() >= shock.from_month + shock.months) continue;
        for (std::size_t s = 0; s < world.constants->sectors; ++s) apply_shock(world, shock, s);
        if (shock.kind == ShockKind::lockdown) travel *= 1.0 - shock.strength * part_of_partners(world, shock);
        if (shock.kind == ShockKind::visa_change) visa = 1.0 - (1.0 - visa) * (1.0 - shock.strength);
        if (shock.kind == ShockKind::standards_divergence) e.standards_divergence = 1.0 - (1.0 - e.standards_divergence) * (1.0 - shock.strength);
    }
    e.contact = e.effects.contact * travel;
    e.visa_barrier = visa;
    if (world.config().forms.interactions) e.public_knowledge = public_stock_after(e.public_knowledge, e.cases_success, e.cases_failure, c);
    e.cases_success = e.cases_failure = 0;
    grow_partners(world);
    look_ahead(world);
}

}  // namespace pactsim
