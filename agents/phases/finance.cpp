// Phase: finance. Reads: sales, staff, project, climate, support. Writes: cash, equity, pauses, staff, the firm's end.
// After market, so that this month's sales count before a firm is judged; before learning and record.

#include "agents/phases/business.h"
#include "agents/phases/firm_phases.h"
#include "agents/phases/fortune.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/growth.h"
#include "sim/distributions.h"

#include <algorithm>

namespace pactsim {

namespace {

/// Relief for a year's research, claimed in arrears in the firm's own month, from every instrument that relieves research and acts on the firm. Cheaper
/// research is done more: it rises with the user cost to the power of minus the elasticity, and more of it raises quality.
void claim_relief(World& world, ChunkScratch& scratch, std::size_t i, const BusinessMonth& m, SupportView& support) {
    const double rate = std::min(0.9, support.of(i, Lever::own_research));
    if (rate <= 0.0) return;
    const FirmsConfig& c = world.config().firms;
    Firms& f = world.firms;
    const double more = math::power(1.0 - rate, -c.research_elasticity);
    const Pence research = to_pence(to_gbp(m.research) * 12.0 * more);
    const Pence relief = share_of(research, rate);
    pay(world, scratch, i, Transfer::research, research - 12 * m.research);
    f.cash[i] += relief;
    charge_instruments(world, scratch, support.active(i), Lever::own_research, relief, false);
    const double q = static_cast<double>(f.quality[i]);
    f.quality[i] = static_cast<float>(q + (1.0 - q) * std::min(1.0, c.research_quality * (more - 1.0)));
}

/// Owners take out part of what lies beyond the reserve, once a year.
void pay_owners(World& world, ChunkScratch& scratch, std::size_t i, const BusinessMonth& m) {
    const FinanceConfig& c = world.config().finance;
    const double monthly = to_gbp(m.wages + m.inputs + m.research + world.firms.project_cost[i]);
    const Pence excess = world.firms.cash[i] - to_pence(c.payout_reserve_months * monthly);
    if (excess > 0) pay(world, scratch, i, Transfer::dividends, share_of(excess, c.payout_share));
}

/// Home sales and staff move once a year, in the firm's own review month.
void grow(World& world, std::size_t i) {
    const Config& c = world.config();
    const Constants& k = *world.constants;
    Firms& f = world.firms;
    const Block block = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::firm_year));
    const double factor = growth_factor(uniform(block.word[0]), c.market.growth_drift, k.growth_scale[f.employees[i]]);
    f.home_revenue[i] = to_pence(std::min(1e10, to_gbp(f.home_revenue[i]) * factor));
    const double base = f.base_employees[i] * std::min(20.0, static_cast<double>(f.home_revenue[i]) / std::max(1.0, static_cast<double>(f.base_revenue[i])));
    const double venture = c.market.jobs_per_million_gbp * to_gbp(f.venture_month(i)) * 12.0 / 1e6;
    const std::int32_t staff = staff_after_year(f.employees[i], base + venture, k.staff_moved_per_year, uniform(block.word[1]));
    f.employees[i] = static_cast<std::uint16_t>(std::min(most_employees, staff));
}

/// Pence that leave a month, net, once the project is counted; negative = the firm gains.
Pence net_burn(const World& world, std::size_t i, const BusinessMonth& m) {
    const Firms& f = world.firms;
    const Pence project = f.has(i, flag_paused) ? 0 : f.project_cost[i];
    return project - m.net() - share_of(f.venture_month(i), world.config().finance.planned_margin);
}

void look_for_equity(World& world, ChunkScratch& scratch, std::size_t i, Pence burn, const Block& block, const LeverSet& levers) {
    const FinanceConfig& c = world.config().finance;
    Firms& f = world.firms;
    const double u = uniform(block.word[2]);
    const bool at_gate = at_stage_gate(f, i, world.step, c);
    EquityView view;
    view.quality = static_cast<double>(f.quality[i]) * static_cast<double>(f.lead[i]);
    view.revenue_year_gbp = to_gbp(f.venture_month(i)) * 12.0;
    view.leaks = f.leaks_known[i];
    view.regime = f.has(i, flag_china_route) ? world.environment.effects.equity : 0.0;
    view.lead_grant = (f.support[i] & world.constants->cash_instruments) != 0;
    view.at_gate = at_gate;
    view.access = levers[Lever::equity_access];
    if (!bernoulli(u, equity_chance(view, c))) return;
    const double patience = levers[Lever::finance_patience];
    const double runway = std::min<double>(c.patient_runway_months, c.runway_target_months * patience);
    const Block round = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::equity_round));
    const double size = round_size_gbp(to_gbp(burn), to_gbp(f.cash[i]), runway, math::inverse_normal(uniform(round.word[0])), c);
    f.pending_equity_gbp[i] = static_cast<std::int32_t>(std::min(2e9, size));
    if (f.pending_equity_gbp[i] == 0) return;
    f.equity_step[i] = static_cast<std::uint16_t>(world.step + c.round_lag_months);
    emit(scratch, i, EventKind::equity_round, static_cast<std::uint8_t>(c.round_lag_months), runway, f.equity_coming(i));
}

void receive_equity(World& world, ChunkScratch& scratch, std::size_t i) {
    Firms& f = world.firms;
    if (f.pending_equity_gbp[i] == 0 || f.equity_step[i] > world.step) return;
    receive(world, scratch, i, Transfer::equity, f.equity_coming(i));
    f.pending_equity_gbp[i] = 0;
    f.equity_step[i] = 0;
}

/// A project that the firm cannot pay for stands still until there is money again.
void pause_or_resume(World& world, ChunkScratch& scratch, std::size_t i) {
    Firms& f = world.firms;
    const FinanceConfig& c = world.config().finance;
    const double cost = to_gbp(f.project_cost[i]);
    const double cash = to_gbp(f.cash[i]);
    if (!f.has(i, flag_paused) && cost > 0.0 && cash < c.pause_months * cost) {
        f.set(i, flag_paused);
        emit(scratch, i, EventKind::project_paused, f.stage[i], 0.0, f.cash[i]);
    } else if (f.has(i, flag_paused) && cash > c.resume_months * cost) {
        f.clear(i, flag_paused);
        emit(scratch, i, EventKind::project_resumed, f.stage[i], 0.0, f.cash[i]);
    }
}

/// Whether the firm ends this month, and how. Returns true if it did.
bool ends(World& world, ChunkScratch& scratch, std::size_t i, Pence burn, const BusinessMonth& m, const Block& block) {
    const FinanceConfig& c = world.config().finance;
    Firms& f = world.firms;
    if (bernoulli(uniform(block.word[1]), exit_chance(*world.constants, f, i, world.step))) {
        end_firm(world, scratch, i, Status::stopped, EventKind::closed_other);
        return true;
    }
    f.negative_months[i] = f.cash[i] < 0 ? static_cast<std::uint8_t>(std::min(255, f.negative_months[i] + 1)) : std::uint8_t{0};
    if (f.negative_months[i] >= c.failure_months && f.pending_equity_gbp[i] == 0) {
        end_firm(world, scratch, i, Status::failed, EventKind::failed_cash);
        return true;
    }
    // A firm whose home business alone loses money, with little left and nothing coming, winds up while it can still pay.
    if (m.net() < 0 && burn > 0 && f.cash[i] >= 0 && f.pending_equity_gbp[i] == 0 && to_gbp(f.cash[i]) < c.stop_runway_months * to_gbp(-m.net())) {
        end_firm(world, scratch, i, Status::stopped, EventKind::orderly_stop);
        return true;
    }
    if (f.stage_of(i) == Stage::established && bernoulli(uniform(block.word[3]), c.other_sale_per_year / 12.0)) {
        end_firm(world, scratch, i, Status::sold, EventKind::sold_elsewhere);
        return true;
    }
    return false;
}

/// All that may happen to a firm's money in a month besides the running of its business.
void turn_of_fortune(World& world, ChunkScratch& scratch, std::size_t i, const BusinessMonth& m, const Block& block, SupportView& support) {
    Firms& f = world.firms;
    receive_equity(world, scratch, i);
    const Pence burn = net_burn(world, i, m);
    if (burn > 0 && f.pending_equity_gbp[i] == 0 && f.cash[i] < static_cast<Pence>(world.config().finance.need_runway_months) * burn) {
        look_for_equity(world, scratch, i, burn, block, support.of(i));
    }
    pause_or_resume(world, scratch, i);
    if (ends(world, scratch, i, burn, m, block)) return;
    if ((world.step + f.review_month[i]) % 12 == 11) {
        claim_relief(world, scratch, i, m, support);
        grow(world, i);
        pay_owners(world, scratch, i, m);
    }
}

void finance_of_chunk(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    const BusinessRates rates(world);
    const Fortune fortune(world);
    SupportView support(world);
    const std::span<const Block> draws = firm_month_draws(world, scratch, begin, end);
    Firms& f = world.firms;
    RunningBusiness business;
    for (const std::uint32_t k : scratch.work.awake) {
        const std::uint32_t i = world.alive[k];
        if (is_terminal(f.status[i])) continue;
        const BusinessMonth m = business_of(f, i, rates);
        business.add(m);
        f.cash[i] += m.net();
        f.gva_year[i] += m.revenue - m.inputs;
        if (!fortune.passes_by(f, i, f.cash[i], m, draws[k - begin])) turn_of_fortune(world, scratch, i, m, draws[k - begin], support);
    }
    business.book(scratch);
}

}  // namespace

FirmPhase finance_of_firms() { return {finance_of_chunk, nullptr}; }

}  // namespace pactsim
