// Phase: work. Reads: needs, capabilities within reach, senior time, trust, regulation, support. Writes: milestones, stages, cached chances, project costs.
// After governance, so that new partnerships work this month; before conduct, which sees the month's work.

#include "agents/phases/firm_phases.h"
#include "agents/phases/form_values.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/rules/trust.h"
#include "sim/distributions.h"

#include <algorithm>

namespace pactsim {

namespace {

bool works(const Firms& f, std::size_t i) {
    return f.stage[i] < static_cast<std::uint8_t>(Stage::established) && (f.flags[i] & (flag_project_over | flag_paused)) == 0;
}

/// Share of senior time that stays with the venture at home.
double home_share(const World& world, std::size_t i) {
    if (world.firms.status_of(i) == Status::home) return 1.0;
    return std::max(world.config().work.home_attention_floor, 1.0 - static_cast<double>(world.firms.attention[i]));
}

/// Chance of a setback at a milestone, given the quality of the technology.
double setback_chance(const World& world, std::size_t i) { return world.config().work.setback * (1.0 - static_cast<double>(world.firms.quality[i])); }

MilestoneOutcome outcome_of(const World& world, std::size_t i, double u, double chance) {
    const WorkConfig& c = world.config().work;
    const std::size_t stage = world.firms.stage[i];
    return milestone_outcome(u, chance, setback_chance(world, i), c.technical_end[stage], c.demand_end[stage]);
}

/// Recomputes what only changes at events: the chance of a milestone on the home route and the monthly project cost.
void refresh(World& world, std::size_t i, const LeverSet& levers) {
    Firms& f = world.firms;
    f.clear(i, flag_dirty);
    if (f.stage_of(i) == Stage::established || f.has(i, flag_project_over)) {
        f.milestone_chance[i] = 0.0F;
        f.project_cost[i] = 0;
        return;
    }
    const std::size_t stage = f.stage[i];
    const double hazard = home_hazard(world, i, stage, home_share(world, i) * static_cast<double>(f.senior_time[i]), levers);
    f.milestone_chance[i] = static_cast<float>(math::one_minus_exp_minus(hazard));
    f.project_cost[i] = static_cast<std::int32_t>(std::min<Pence>(2000000000, to_pence(stage_cost_gbp(world, i, stage) * (1.0 - levers[Lever::stage_cost]))));
}

/// The month of a firm that works at home only: the bulk of the population, one look at its columns and one draw.
void work_at_home(World& world, ChunkScratch& scratch, std::size_t i, const Block& block) {
    Firms& f = world.firms;
    const double u = uniform(block.word[0]);
    pay(world, scratch, i, Transfer::project_cost_home, f.project_cost[i]);
    const double chance = static_cast<double>(f.milestone_chance[i]);
    if (u >= chance) return;
    apply_milestone(world, scratch, i, outcome_of(world, i, u, chance), false);
}

/// Hazard of the China route this month.
double china_hazard(const World& world, std::size_t i, const Partnership& pact, const LeverSet& levers) {
    const Firms& f = world.firms;
    const Partner& partner = world.partners[pact.partner];
    const double time = (1.0 - home_share(world, i)) * static_cast<double>(f.senior_time[i]);
    const double base = partner_hazard(world, i, f.stage[i], partner, pact.form, static_cast<double>(pact.distance), time, levers);
    const double trust = trust_level({static_cast<double>(pact.good), static_cast<double>(pact.bad), static_cast<double>(pact.damage)}, world.config().forms.trust);
    const std::size_t place = world.environment.at(f.sector[i], partner.region);
    double regulation = 1.0;
    if (f.stage_of(i) == Stage::rollout) regulation = 1.0 - (1.0 - world.environment.regulation[place]) * (1.0 - levers[Lever::regulatory_speed]);
    return base * trust_factor(trust, world.config().work.trust_effect) * regulation * world.environment.work[place];
}

/// Project cost of both teams: the firm's, the partner's part, and what instruments carry of the work in China.
void pay_project(World& world, ChunkScratch& scratch, const Partnership& pact, const LeverSet& levers, const SupportView& support) {
    const Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    const double stage_cost = stage_cost_gbp(world, i, f.stage[i]);
    const double factor = china_cost_factor(world, i, pact, pact.form, levers);
    pay(world, scratch, i, Transfer::project_cost_china, to_pence(stage_cost * factor));
    const double before_support = factor / (1.0 - std::min(0.999, levers[Lever::co_funding]));
    const double before_partner = before_support / (1.0 - std::min(0.999, static_cast<double>(pact.co_funding)));
    add(scratch.sums, Transfer::project_cost_partner, to_pence(stage_cost * (before_partner - before_support)));
    if (levers[Lever::co_funding] > 0.0) charge_instruments(world, scratch, support.active(i), Lever::co_funding, to_pence(stage_cost * (before_support - factor)), true);
    pay(world, scratch, i, Transfer::project_cost_home, share_of(f.project_cost[i], home_share(world, i)));
}

/// The month of a partnered firm: two teams may work on the same milestones, so their hazards add; the China team's part decides where it came from.
void work_with_partner(World& world, ChunkScratch& scratch, Partnership& pact, const Block& block, const LeverSet& levers, const SupportView& support) {
    Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    if (pact.status == PactStatus::setting_up) {
        work_at_home(world, scratch, i, block);
        return;
    }
    pay_project(world, scratch, pact, levers, support);
    const double home = -math::log(1.0 - std::min(0.999999, static_cast<double>(f.milestone_chance[i])));
    const double china = china_hazard(world, i, pact, levers);
    const double chance = math::one_minus_exp_minus(home + china);
    const double u = uniform(block.word[0]);
    if (u >= chance) return;
    const bool by_china_team = uniform(block.word[3]) < china / (home + china);
    apply_milestone(world, scratch, i, outcome_of(world, i, u, chance), by_china_team);
}

void work_of_chunk(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    SupportView support(world);
    const std::span<const Block> draws = firm_month_draws(world, scratch, begin, end);
    Firms& f = world.firms;
    for (const std::uint32_t k : scratch.work.awake) {
        const std::uint32_t i = world.alive[k];
        if (f.has(i, flag_dirty)) refresh(world, i, support.of(i));
        if (!works(f, i)) continue;
        if (f.status_of(i) == Status::partnered) {
            work_with_partner(world, scratch, world.partnerships[static_cast<std::size_t>(f.slot[i])], draws[k - begin], support.of(i), support);
        } else {
            work_at_home(world, scratch, i, draws[k - begin]);
        }
    }
}

}  // namespace

FirmPhase work_of_firms() { return {work_of_chunk, nullptr}; }

}  // namespace pactsim
