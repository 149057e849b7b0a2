#include "agents/phases/lifecycle.h"

#include "agents/phases/parallel_phase.h"
#include "agents/purpose.h"
#include "agents/rules/trust.h"
#include "sim/distributions.h"

#include <algorithm>
#include <bit>

namespace pactsim {

namespace {

void enter_stage(World& world, ChunkScratch& scratch, std::size_t firm, Stage stage, bool china) {
    Firms& f = world.firms;
    f.stage[firm] = static_cast<std::uint8_t>(stage);
    f.stage_step[firm] = static_cast<std::uint16_t>(world.step);
    f.set(firm, flag_dirty);
    if (f.slot[firm] >= 0 && f.status_of(firm) == Status::partnered) world.partnerships[static_cast<std::size_t>(f.slot[firm])].reopened = true;
    if (stage == Stage::established) {
        f.milestones_left[firm] = 0;
        if (china) f.set(firm, flag_established_china);
        emit(scratch, firm, EventKind::established, china ? 1 : 0);
        if (china) report_outcome(world, scratch, firm, world.partnerships[static_cast<std::size_t>(f.slot[firm])], true, false);
        return;
    }
    f.milestones_left[firm] = static_cast<std::uint8_t>(world.config().sectors[f.sector[firm]].milestones[static_cast<std::size_t>(stage)]);
    emit(scratch, firm, EventKind::stage_reached, f.stage[firm]);
}

/// Whether an outcome of this firm is published, and as what.
void publish(World& world, ChunkScratch& scratch, std::size_t firm, bool success) {
    const EnvironmentConfig& c = world.config().environment;
    double published = success ? c.success_publication_share : c.failure_publication_share;
    const std::uint64_t had = world.firms.support_ever[firm];
    const LeverSet past = combined_levers(world.constants->instrument_effects, had, 0, world.constants->instrument_decay);
    const double supported = 1.0 - (1.0 - past[Lever::public_cases]) * (1.0 - world.system_levers[Lever::public_cases]);
    published = 1.0 - (1.0 - published) * (1.0 - supported);
    const std::uint64_t published_by = had | (world.open_instruments & world.constants->system_instruments);
    if ((published_by & world.constants->publishing_instruments) != 0) published = 1.0;
    const Block block = world.draws.block(world.firms.id[firm], 0, world.step_key(), number(Purpose::publication));
    if (!bernoulli(uniform(block.word[0]), published)) return;
    emit(scratch, firm, EventKind::case_published, success ? 1 : 0);
    if (success) ++scratch.cases_success;
    else ++scratch.cases_failure;
}

}  // namespace

void apply_milestone(World& world, ChunkScratch& scratch, std::size_t firm, MilestoneOutcome outcome, bool china) {
    Firms& f = world.firms;
    const SectorConfig& sector = world.config().sectors[f.sector[firm]];
    switch (outcome) {
        case MilestoneOutcome::none: return;
        case MilestoneOutcome::setback: {
            const auto most = std::max<int>(f.milestones_left[firm], static_cast<int>(sector.milestones[f.stage[firm]]));
            f.milestones_left[firm] = static_cast<std::uint8_t>(std::min(most, f.milestones_left[firm] + 1));
            emit(scratch, firm, EventKind::setback, f.stage[firm]);
            return;
        }
        case MilestoneOutcome::no_demand:
        case MilestoneOutcome::end:
            f.set(firm, flag_project_over);
            f.set(firm, flag_dirty);
            emit(scratch, firm, outcome == MilestoneOutcome::end ? EventKind::technical_end : EventKind::demand_end, f.stage[firm]);
            return;
        case MilestoneOutcome::advance: break;
    }
    if (f.milestones_left[firm] > 1) {
        --f.milestones_left[firm];
        emit(scratch, firm, EventKind::milestone, f.stage[firm]);
        return;
    }
    enter_stage(world, scratch, firm, static_cast<Stage>(f.stage[firm] + 1), china);
}

void report_outcome(World& world, ChunkScratch& scratch, std::size_t firm, const Partnership& pact, bool success, bool certain) {
    const ReputationConfig& c = world.config().reputation;
    const Block block = world.draws.block(world.firms.id[firm], 0, world.step_key(), number(Purpose::publication));
    if (certain || bernoulli(uniform(block.word[1]), c.visible_share)) {
        scratch.outcomes.push_back({pact.partner, pact.intermediary, success ? 1 : 0, success ? 0 : 1});
    }
    publish(world, scratch, firm, success);
}

void end_partnership(World& world, ChunkScratch& scratch, std::size_t firm, EndReason reason, bool sold_to_partner) {
    Firms& f = world.firms;
    const std::int32_t slot = f.slot[firm];
    const Partnership& pact = world.partnerships[static_cast<std::size_t>(slot)];
    if (pact.status != PactStatus::negotiating) {
        const GovernanceFormConfig& form = world.config().governance.forms[pact.form];
        const double trust = trust_level({static_cast<double>(pact.good), static_cast<double>(pact.bad), static_cast<double>(pact.damage)}, world.config().forms.trust);
        emit(scratch, firm, EventKind::dissolved, static_cast<std::uint8_t>(reason), trust, 0, pact.partner + 1);
        if (!sold_to_partner) pay(world, scratch, firm, Transfer::exit_cost, to_pence(form.exit_cost_gbp));
        const bool shut_out = reason == EndReason::export_control;
        f.retained_share[firm] = f.has(firm, flag_china_sales) && !sold_to_partner && !shut_out ? static_cast<float>(form.retained_share * form.revenue_share) : 0.0F;
        // A sale or an ending after success speaks for the partner, lost trust or a race against it; other endings are nobody's doing.
        const bool success = sold_to_partner || f.stage_of(firm) == Stage::established;
        const bool blamed = reason == EndReason::low_trust || reason == EndReason::learning_race;
        if (success || blamed) report_outcome(world, scratch, firm, pact, success, false);
        else publish(world, scratch, firm, false);
    }
    f.status[firm] = static_cast<std::uint8_t>(Status::home);
    f.status_step[firm] = static_cast<std::uint16_t>(world.step);
    f.slot[firm] = -1;
    f.form[firm] = governance_form_count;
    f.channel[firm] = channel_count;
    f.intermediary[firm] = 0;
    f.attention[firm] = 1.0F;
    f.set(firm, flag_dirty);
    scratch.ended_pacts.push_back(slot);
}

void end_firm(World& world, ChunkScratch& scratch, std::size_t firm, Status how, EventKind event) {
    Firms& f = world.firms;
    if (f.status_of(firm) == Status::partnered || f.status_of(firm) == Status::negotiating) {
        end_partnership(world, scratch, firm, EndReason::firm_ended, event == EventKind::sold_to_partner);
    } else if (f.status_of(firm) == Status::searching) {
        scratch.ended_searches.push_back(f.slot[firm]);
    }
    emit(scratch, firm, event, f.stage[firm], 0.0, f.cash[firm]);
    if (f.cash[firm] >= 0) pay(world, scratch, firm, Transfer::residual_to_investors, f.cash[firm]);
    else receive(world, scratch, firm, Transfer::write_off, -f.cash[firm]);
    f.status[firm] = static_cast<std::uint8_t>(how);
    f.status_step[firm] = static_cast<std::uint16_t>(world.step);
    f.slot[firm] = -1;
    f.pending_equity_gbp[firm] = 0;
    f.equity_step[firm] = 0;
    f.china_month[firm] = f.home_month[firm] = 0;
}

namespace {

/// Strength of one instrument on a lever.
double strength_on(const Constants& constants, std::size_t index, Lever lever) {
    for (const LeverEffect& effect : constants.instrument_effects[index]) {
        if (effect.lever == lever) return math::clamp01(effect.strength);
    }
    return 0.0;
}

Transfer relief_transfer(const Relief& relief, bool china) {
    if (relief.project_cost) return china ? Transfer::co_funding_china : Transfer::co_funding_uk;
    return china ? Transfer::relief_china : Transfer::relief_uk;
}

}  // namespace

void charge_instruments(const World& world, ChunkScratch& scratch, std::uint64_t active, Lever lever, Pence amount, bool project_cost) {
    double total = 0.0;
    for (std::uint64_t left = active; left != 0; left &= left - 1) total += strength_on(*world.constants, static_cast<std::size_t>(std::countr_zero(left)), lever);
    Pence rest = amount;
    std::size_t last = world.instruments.size();
    for (std::uint64_t left = active; left != 0; left &= left - 1) {
        const auto index = static_cast<std::size_t>(std::countr_zero(left));
        const double strength = strength_on(*world.constants, index, lever);
        if (strength <= 0.0) continue;
        if (last < world.instruments.size()) {
            const Pence part = std::min(rest, share_of(amount, strength_on(*world.constants, last, lever) / total));
            scratch.reliefs.push_back({static_cast<std::uint16_t>(last), project_cost, part});
            rest -= part;
        }
        last = index;
    }
    if (last < world.instruments.size()) scratch.reliefs.push_back({static_cast<std::uint16_t>(last), project_cost, rest});
}

void settle_reliefs(World& world, std::size_t n) {
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        for (const Relief& relief : scratch.reliefs) {
            const bool china = world.constants->instrument_china[relief.instrument] != 0;
            world.ledger.post(static_cast<std::uint16_t>(relief_transfer(relief, china)), relief.amount);
            if (world.config().policy.instruments[relief.instrument].reach != Reach::awarded) world.instruments[relief.instrument].committed_year += relief.amount;
            world.instrument_month[relief.instrument].spent[static_cast<std::size_t>(SpendColumn::relief)] += relief.amount;
        }
    });
}

void release_slots(World& world, std::size_t n) {
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        for (const std::int32_t slot : scratch.ended_pacts) {
            Partnership& pact = world.partnerships[static_cast<std::size_t>(slot)];
            --world.partners[pact.partner].used;
            pact = {};
            world.free_partnerships.push_back(slot);
        }
        for (const std::int32_t slot : scratch.ended_searches) {
            world.searches[static_cast<std::size_t>(slot)] = {};
            world.free_searches.push_back(slot);
        }
    });
}

}  // namespace pactsim
