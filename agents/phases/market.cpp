// Phase: market. Reads: stage, partnership, potential, rivals, exchange rate. Writes: adoption, venture sales, their costs and taxes.
// After conduct, so that a partnership that ended this month sells no more than it may keep; before finance, which looks at cash.

#include "agents/phases/firm_phases.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/rules/diffusion.h"

#include <algorithm>

namespace pactsim {

namespace {

/// What the firm may sell in China this month: its share of sales, and the partner's capability for making them cheaply; 0 = nothing.
struct ChinaSales {
    double share = 0;
    double cost_saving = 0;
    bool with_partner = false;
    double pace = 1;           // what regulation and lockdowns leave of the speed of diffusion
};

ChinaSales china_sales(const World& world, std::size_t i, SupportView& support) {
    const Config& c = world.config();
    const Firms& f = world.firms;
    if (f.status_of(i) == Status::partnered) {
        const Partnership& pact = world.partnerships[static_cast<std::size_t>(f.slot[i])];
        if (pact.status == PactStatus::active) {
            const GovernanceFormConfig& form = c.governance.forms[pact.form];
            const double scaling = static_cast<double>(world.partners[pact.partner].capability[static_cast<std::size_t>(Capability::scaling)]);
            const std::size_t place = world.environment.at(f.sector[i], world.partners[pact.partner].region);
            const double regulation = 1.0 - (1.0 - world.environment.regulation[place]) * (1.0 - support.of(i, Lever::regulatory_speed));
            return {form.revenue_share, c.market.scale_saving * form.access * scaling, true, regulation * world.environment.work[place]};
        }
    }
    return {static_cast<double>(f.retained_share[i]), 0.0, false, world.environment.expected_regulation[f.sector[i]]};
}

/// Sales of one market this month in GBP, and the new level of adoption.
double sell(double potential_gbp, float& adopted, double p, double q, double repeat, double factor) {
    const double before = static_cast<double>(adopted);
    const double step = bass_step(before, p, q, factor);
    adopted = static_cast<float>(before + step);
    return potential_gbp * sales_share(before, step, repeat);
}

Pence sell_in_china(World& world, ChunkScratch& scratch, std::size_t i, const ChinaSales& how, SupportView& support) {
    const Config& c = world.config();
    Firms& f = world.firms;
    const SectorConfig& sector = c.sectors[f.sector[i]];
    const double potential = china_potential_gbp(world, i) * world.environment.yuan_value * support.of(i, Lever::market_access);
    const double sales = sell(potential, f.adoption_china[i], sector.bass_p_per_month, sector.bass_q_per_month, c.market.repeat_per_year, how.pace);
    const Pence total = to_pence(sales);
    const Pence own = total - share_of(total, 1.0 - how.share);  // odd pennies stay with the firm
    receive(world, scratch, i, Transfer::venture_sales_china, own);
    if (how.with_partner) add(scratch.sums, Transfer::partner_sales_share, total - own);
    const double margin = gross_margin(static_cast<double>(f.adoption_china[i]), c.market.first_batch_share, sector.wright_exponent, c.market.margin_start,
                                       c.market.margin_mature, how.cost_saving, world.constants->mature_units[f.sector[i]]);
    const Pence cost = share_of(own, 1.0 - margin);
    pay(world, scratch, i, Transfer::cost_of_sales_china, cost);
    const Pence full_tax = share_of(own - cost, c.finance.china_tax_rate);
    const Pence relief = share_of(full_tax, support.of(i, Lever::zone_tax));
    pay(world, scratch, i, Transfer::tax_china, full_tax);
    f.cash[i] += relief;
    if (relief > 0) charge_instruments(world, scratch, support.active(i), Lever::zone_tax, relief, false);
    const Pence tax = full_tax - relief;
    if (f.china_sales_step[i] == 0) {
        f.china_sales_step[i] = static_cast<std::uint16_t>(world.step + 1);
        f.set(i, flag_china_sales);
        emit(scratch, i, EventKind::first_sales_china, 0, how.share, own);
    }
    f.china_month[i] = own;
    return own - cost - tax;
}

/// Share of the market outside China that the firm reaches: all of it with Chinese scale and experience behind it, part of it without.
double reach_outside(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const SectorConfig& sector = world.config().sectors[f.sector[i]];
    if (!f.has(i, flag_china_sales)) return world.config().market.home_reach;
    return std::max(world.config().market.home_reach, 1.0 - sector.standards_exposure * world.environment.standards_divergence);
}

Pence sell_outside(World& world, ChunkScratch& scratch, std::size_t i) {
    const Config& c = world.config();
    Firms& f = world.firms;
    const SectorConfig& sector = c.sectors[f.sector[i]];
    const double potential = home_potential_gbp(world, i) * reach_outside(world, i);
    const Pence sales = to_pence(sell(potential, f.adoption_home[i], sector.bass_p_per_month, sector.bass_q_per_month, c.market.repeat_per_year, 1.0));
    receive(world, scratch, i, Transfer::venture_sales_home, sales);
    const double margin = gross_margin(static_cast<double>(f.adoption_home[i]), c.market.first_batch_share, sector.wright_exponent, c.market.margin_start,
                                       c.market.margin_mature, 0.0, world.constants->mature_units[f.sector[i]]);
    const Pence cost = share_of(sales, 1.0 - margin);
    pay(world, scratch, i, Transfer::cost_of_sales_home, cost);
    if (!f.has(i, flag_home_sales)) {
        f.set(i, flag_home_sales);
        emit(scratch, i, EventKind::first_sales_home, 0, 0.0, sales);
    }
    f.home_month[i] = sales;
    return sales - cost;
}

bool sells_outside(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    if (f.has(i, flag_home_sales)) return true;
    if (f.status_of(i) != Status::partnered && f.china_sales_step[i] == 0) return true;
    return f.china_sales_step[i] != 0 && world.step + 1 - f.china_sales_step[i] >= world.config().market.global_lag_months;
}

void market_month(World& world, ChunkScratch& scratch, std::size_t i, SupportView& support) {
    Firms& f = world.firms;
    if (f.rival_step[i] != 0 && f.rival_step[i] <= world.step + 1 && !f.has(i, flag_rival)) {
        f.set(i, flag_rival);
        emit(scratch, i, EventKind::rival_appeared, 0, world.config().leakage.rival_take);
    }
    f.china_month[i] = f.home_month[i] = f.venture_profit[i] = 0;
    if (f.has(i, flag_project_over) && f.stage[i] < static_cast<std::uint8_t>(Stage::established)) return;
    Pence profit = 0;
    if (f.status_of(i) == Status::partnered || f.retained_share[i] > 0.0F) {
        const ChinaSales china = china_sales(world, i, support);
        if (china.share > 0.0) profit += sell_in_china(world, scratch, i, china, support);
    }
    if (sells_outside(world, i)) profit += sell_outside(world, scratch, i);
    if (profit > 0) pay(world, scratch, i, Transfer::tax, share_of(profit, world.config().finance.tax_rate));
    f.venture_profit[i] = profit;
    f.gva_year[i] += profit;
}

void market_of_chunk(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    SupportView support(world);
    const Firms& f = world.firms;
    std::vector<std::uint32_t>& sellers = scratch.work.chosen;
    sellers.resize(end - begin);
    std::size_t count = 0;
    for (std::size_t k = begin; k < end; ++k) {  // no branch: whether a firm sells cannot be guessed
        const std::uint32_t i = world.alive[k];
        sellers[count] = i;
        count += f.stage[i] >= static_cast<std::uint8_t>(Stage::rollout) && !is_terminal(f.status[i]) ? 1 : 0;
    }
    for (std::size_t k = 0; k < count; ++k) market_month(world, scratch, sellers[k], support);
}

}  // namespace

FirmPhase market_of_firms() { return {market_of_chunk, nullptr}; }

}  // namespace pactsim
