// Phase: conduct. Reads: partners' hidden traits, climate, protection, support. Writes: trust, what was learned and leaked, rivals, endings.
// After work: conduct is about a month that has happened. Before market: a rival that appears sells from this month.

#include "agents/phases/firm_phases.h"
#include "agents/phases/form_values.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/absorption.h"
#include "agents/rules/conduct.h"
#include "agents/rules/leakage.h"
#include "agents/rules/trust.h"
#include "sim/distributions.h"

#include <algorithm>

namespace pactsim {

namespace {

TrustState trust_of(const Partnership& pact) { return {static_cast<double>(pact.good), static_cast<double>(pact.bad), static_cast<double>(pact.damage)}; }

void keep_trust(Partnership& pact, const TrustState& trust) {
    pact.good = static_cast<float>(trust.good);
    pact.bad = static_cast<float>(trust.bad);
    pact.damage = static_cast<float>(trust.damage);
}

/// Share of months in which the firm sees what its partner does.
double contact_share(const World& world, const Partnership& pact, const LeverSet& levers) {
    const ConductConfig& c = world.config().conduct;
    const auto form = static_cast<GovernanceForm>(pact.form);
    const bool present = form == GovernanceForm::own_centre || form == GovernanceForm::joint_venture;
    const double base = 1.0 - (1.0 - c.contact_base) * (1.0 - (present ? c.contact_own_centre : 0.0)) * (1.0 - levers[Lever::contact]);
    return base * (c.contact_without_travel + (1.0 - c.contact_without_travel) * face_to_face(world, levers));
}

/// Trust moves on what is seen of the partner's conduct. Returns true if a breach was seen.
bool observe(World& world, ChunkScratch& scratch, Partnership& pact, const Block& block, const LeverSet& levers) {
    const ConductConfig& c = world.config().conduct;
    const Partner& partner = world.partners[pact.partner];
    const double kappa = static_cast<double>(world.firms.knowledge[pact.firm]);
    const double chance = cooperation_chance(static_cast<double>(partner.reliability), world.environment.effects.cooperation, c.cultural_distance, kappa);
    const bool cooperative = bernoulli(uniform(block.word[0]), chance);
    keep_trust(pact, after_month(trust_of(pact), c));
    if (!bernoulli(uniform(block.word[1]), contact_share(world, pact, levers))) return false;
    keep_trust(pact, updated_trust(trust_of(pact), cooperative, world.config().forms.trust, c));
    const double level = trust_level(trust_of(pact), world.config().forms.trust);
    if (!cooperative) emit(scratch, pact.firm, EventKind::breach_seen, 0, level, 0, pact.partner + 1);
    const double moved = level - static_cast<double>(pact.trust_at_signing);
    if (std::max(moved, -moved) > world.config().governance.trust_shift) {
        pact.reopened = true;
        pact.trust_at_signing = static_cast<float>(level);
    }
    return !cooperative;
}

/// A leak that was noticed may go to court, if there is a patent to stand on.
void go_to_court(World& world, ChunkScratch& scratch, const Partnership& pact, const Block& block) {
    const LeakageConfig& c = world.config().leakage;
    Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    if (!f.has(i, flag_patent) || !bernoulli(uniform(block.word[3]), c.sue_share)) return;
    pay(world, scratch, i, Transfer::suit_cost, to_pence(c.suit_cost));
    const Block verdict = world.draws.block(f.id[i], world.partners[pact.partner].id, world.step_key(), number(Purpose::leak_suit));
    if (!bernoulli(uniform(verdict.word[0]), c.win_share)) {
        emit(scratch, i, EventKind::suit_lost, 0, 0.0, to_pence(c.suit_cost), pact.partner + 1);
        return;
    }
    const Pence damages = to_pence(c.damages_cny / math::exp(world.environment.log_exchange_rate));
    receive(world, scratch, i, Transfer::damages, damages);
    f.set(i, flag_suit_won);
    emit(scratch, i, EventKind::suit_won, 0, 0.0, damages, pact.partner + 1);
}

void leak(World& world, ChunkScratch& scratch, Partnership& pact, const LeverSet& levers) {
    const LeakageConfig& c = world.config().leakage;
    Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    const Block block = world.draws.block(f.id[i], world.partners[pact.partner].id, world.step_key(), number(Purpose::leak));
    const double loss = c.loss[std::min<std::size_t>(f.stage[i], 2)];
    f.lead[i] *= static_cast<float>(1.0 - loss);
    pact.partner_gap_leaked += static_cast<float>(loss * (1.0 - static_cast<double>(pact.partner_gap_agreed) - static_cast<double>(pact.partner_gap_leaked)));
    emit(scratch, i, EventKind::leak, pact.form, loss, to_pence(loss * form_market_gbp(world, i)), pact.partner + 1);
    if (f.rival_step[i] == 0 && bernoulli(uniform(block.word[1]), c.rival_share * world.config().governance.forms[pact.form].spread)) {
        const double lag = c.rival_lag_min_months + uniform(block.word[2]) * (c.rival_lag_max_months - c.rival_lag_min_months);
        f.rival_step[i] = static_cast<std::uint16_t>(world.step + 1 + static_cast<int>(lag));
    }
    const double noticed = c.detection * (0.5 + 0.5 * contact_share(world, pact, levers));
    if (!bernoulli(uniform(block.word[0]), noticed)) return;
    f.leaks_known[i] = static_cast<std::uint8_t>(std::min(255, f.leaks_known[i] + 1));
    emit(scratch, i, EventKind::leak_noticed, 0, 0.0, 0, pact.partner + 1);
    keep_trust(pact, updated_trust(trust_of(pact), false, world.config().forms.trust, world.config().conduct));
    scratch.outcomes.push_back({pact.partner, pact.intermediary, 0, static_cast<std::int32_t>(world.config().reputation.leak_weight)});
    go_to_court(world, scratch, pact, block);
}

/// Both sides learn from each other; what the partner learns by agreement is kept apart from what leaks.
void learn(World& world, Partnership& pact) {
    const LearningConfig& c = world.config().learning;
    Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    const double openness = world.config().governance.forms[pact.form].learning;
    const double research = to_gbp(f.home_revenue[i]) * world.config().firms.research_share / 1000.0;
    const double rate = learning_rate(static_cast<double>(pact.distance), research, openness, world.config().forms.learning, c);
    const double before = static_cast<double>(pact.firm_gap_closed);
    const double after = before + (1.0 - before) * rate;
    pact.firm_gap_closed = static_cast<float>(after);
    double testing = 0.0;
    if (f.stage[i] >= static_cast<std::uint8_t>(Stage::rollout)) testing = c.user_testing_gain;
    const double q = static_cast<double>(f.quality[i]);
    f.quality[i] = static_cast<float>(q + (1.0 - q) * std::min(1.0, c.quality_gain * (after - before) + testing));
    const auto offered = offered_capability(world, world.partners[pact.partner], f.sector[i]);
    for (std::size_t k = 0; k < capability_count; ++k) {
        const double own = static_cast<double>(f.own_capability[i][k]);
        const double gap = std::max(0.0, offered[k] - own);
        f.own_capability[i][k] = static_cast<float>(own + gap * rate);
    }
    f.set(i, flag_dirty);  // better capability speeds the home team too
    const double taken = static_cast<double>(pact.partner_gap_agreed) + static_cast<double>(pact.partner_gap_leaked);
    pact.partner_gap_agreed += static_cast<float>((1.0 - std::min(1.0, taken)) * c.partner_rate * openness);
}

/// Rare turns: leadership changes, the partner leaves the race, export control or a crackdown stops the work. Returns true if the partnership ended.
bool rare_turns(World& world, ChunkScratch& scratch, Partnership& pact, const Block& block, const LeverSet& levers) {
    const ConductConfig& c = world.config().conduct;
    const Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    const Partner& partner = world.partners[pact.partner];
    if (bernoulli(uniform(block.word[0]), c.leadership_change_per_year / 12.0)) {
        const double softened = (1.0 - c.contingency) * (1.0 - levers[Lever::contingency]);
        keep_trust(pact, after_leadership_change(trust_of(pact), world.config().forms.trust, c.leadership_reset * softened));
        emit(scratch, i, EventKind::leadership_changed, 0, c.leadership_reset * softened, 0, pact.partner + 1);
    }
    const double gap = static_cast<double>(pact.partner_gap_agreed) + static_cast<double>(pact.partner_gap_leaked);
    if (bernoulli(uniform(block.word[1]), race_hazard(gap, static_cast<double>(partner.opportunism), c.race_threshold, c.race_hazard_per_year / 12.0))) {
        emit(scratch, i, EventKind::partner_left_race, 0, gap, 0, pact.partner + 1);
        end_partnership(world, scratch, i, EndReason::learning_race, false);
        return true;
    }
    if (f.has(i, flag_dual_use) && bernoulli(uniform(block.word[2]), world.environment.dual_use_block[f.sector[i]])) {
        emit(scratch, i, EventKind::export_stop, 0, 0.0, 0, pact.partner + 1);
        end_partnership(world, scratch, i, EndReason::export_control, false);
        return true;
    }
    // The same lane read from the other end: the two never fall together.
    if (bernoulli(1.0 - uniform(block.word[2]), math::one_minus_exp_minus(world.environment.crackdown[f.sector[i]]))) {
        end_partnership(world, scratch, i, EndReason::crackdown, false);
        return true;
    }
    return false;
}

/// An ending: sold to the partner (its stake, or the whole firm under a majority sale), or a plain parting.
void dissolve(World& world, ChunkScratch& scratch, Partnership& pact, EndReason reason, const Block& rare) {
    const GovernanceFormConfig& form = world.config().governance.forms[pact.form];
    Firms& f = world.firms;
    const std::uint32_t i = pact.firm;
    const bool sold = bernoulli(uniform(rare.word[3]), form.sale_share);
    if (!sold) {
        end_partnership(world, scratch, i, reason, false);
        return;
    }
    const double yearly = 12.0 * to_gbp(f.venture_month(i) + f.home_revenue[i]);
    const Pence price = to_pence(world.config().finance.sale_multiple * yearly);
    if (static_cast<GovernanceForm>(pact.form) == GovernanceForm::majority_sale) {
        add(scratch.sums, Transfer::sale_proceeds, price);
        emit(scratch, i, EventKind::sold_to_partner, pact.form, 0.0, price, pact.partner + 1);
        end_firm(world, scratch, i, Status::sold, EventKind::sold_to_partner);
        scratch.events.pop_back();  // the sale has been told with its price
        return;
    }
    const Pence stake = share_of(to_pence(world.config().finance.sale_multiple * 12.0 * to_gbp(f.venture_month(i))), form.revenue_share);
    receive(world, scratch, i, Transfer::stake_sale, stake);
    emit(scratch, i, EventKind::sold_stake, pact.form, 0.0, stake, pact.partner + 1);
    end_partnership(world, scratch, i, reason, true);
}

/// The most that hazards of a month can come to, worked out once per chunk: a draw above it needs no closer look. A probability is never above its hazard.
class MostHazards {
public:
    explicit MostHazards(const World& world)
        : leak_(most_leak_hazard(1.0, 1.0, world.environment.effects.leakage, world.config().leakage)),
          dissolution_(most_dissolution_hazard(1.0, world.environment.effects.dissolution, 1.0, world.config().conduct)) {}
    [[nodiscard]] double leak(const World& world, const Partnership& pact) const {
        const Firms& f = world.firms;
        const double exposure = world.config().governance.forms[pact.form].exposure[std::min<std::size_t>(f.stage[pact.firm], 2)];
        return leak_ * exposure * world.config().sectors[f.sector[pact.firm]].leak_multiplier;
    }
    [[nodiscard]] double dissolution(const World& world, const Partnership& pact) const {
        const double dispute = pact.disputed ? world.config().conduct.dispute_penalty : 1.0;
        return dissolution_ * world.config().governance.forms[pact.form].dissolution_per_year / 12.0 * dispute;
    }

private:
    double leak_, dissolution_;
};

/// Whether know-how leaks to the partner, who knows how opportunistic it is.
bool leaks(const World& world, const Partnership& pact, const Block& block, const LeverSet& levers) {
    LeakView view = expected_leak(world, pact.firm, pact, pact.form, levers);
    view.opportunism = static_cast<double>(world.partners[pact.partner].opportunism);
    return bernoulli(uniform(block.word[2]), math::one_minus_exp_minus(leak_hazard(view, world.config().leakage)));
}

void conduct_month(World& world, ChunkScratch& scratch, Partnership& pact, const MostHazards& most, const Block& block, const Block& rare, const LeverSet& levers) {
    const Config& config = world.config();
    pact.disputed = observe(world, scratch, pact, block, levers);
    learn(world, pact);
    if (bernoulli(uniform(block.word[2]), most.leak(world, pact)) && leaks(world, pact, block, levers)) leak(world, scratch, pact, levers);
    if (rare_turns(world, scratch, pact, rare, levers)) return;
    DissolutionView end;
    end.base_per_month = config.governance.forms[pact.form].dissolution_per_year / 12.0;
    end.trust = trust_level(trust_of(pact), config.forms.trust);
    end.age_months = world.step - pact.start_step;
    end.regime_factor = world.environment.effects.dissolution;
    end.dispute_factor = pact.disputed ? config.conduct.dispute_penalty : 1.0;
    end.relief = levers[Lever::dispute];
    const double u = uniform(block.word[3]);
    if (!bernoulli(u, most.dissolution(world, pact)) || !bernoulli(u, math::one_minus_exp_minus(dissolution_hazard(end, config.conduct)))) return;
    // The climate ended it if it would have lasted this month in a calm one.
    end.regime_factor = std::min(1.0, end.regime_factor);
    const bool calm_too = bernoulli(u, math::one_minus_exp_minus(dissolution_hazard(end, config.conduct)));
    dissolve(world, scratch, pact, calm_too ? EndReason::low_trust : EndReason::regime, rare);
}

/// Two draws for each firm of scratch.work.chosen and its partner: what the month brings, and what it brings rarely.
void draw_for_ties(const World& world, ChunkScratch& scratch) {
    const Firms& f = world.firms;
    scratch.work.ids.clear();
    scratch.work.other_ids.clear();
    for (const std::uint32_t i : scratch.work.chosen) {
        scratch.work.ids.push_back(f.id[i]);
        scratch.work.other_ids.push_back(world.partners[world.partnerships[static_cast<std::size_t>(f.slot[i])].partner].id);
    }
    scratch.work.own_blocks.resize(scratch.work.chosen.size());
    scratch.work.rare_blocks.resize(scratch.work.chosen.size());
    world.draws.fill(scratch.work.ids, scratch.work.other_ids, world.step_key(), number(Purpose::partnership_month), scratch.work.own_blocks);
    world.draws.fill(scratch.work.ids, scratch.work.other_ids, world.step_key(), number(Purpose::partnership_rare), scratch.work.rare_blocks);
}

/// Partnered firms of the chunk (always awake), with what they need asked for ahead: ties and partners lie far apart.
void conduct_of_chunk(World& world, ChunkScratch& scratch, std::size_t, std::size_t) {
    SupportView support(world);
    Firms& f = world.firms;
    std::vector<std::uint32_t>& tied = scratch.work.chosen;
    tied.clear();
    for (const std::uint32_t k : scratch.work.awake) {
        if (f.status_of(world.alive[k]) == Status::partnered) tied.push_back(world.alive[k]);
    }
    const auto pact_of = [&](std::size_t k) -> Partnership& { return world.partnerships[static_cast<std::size_t>(f.slot[tied[k]])]; };
    std::erase_if(tied, [&](std::uint32_t i) { return world.partnerships[static_cast<std::size_t>(f.slot[i])].status != PactStatus::active; });
    draw_for_ties(world, scratch);
    const MostHazards most(world);
    for (std::size_t k = 0; k < tied.size(); ++k) {
        if (k + 1 < tied.size()) __builtin_prefetch(&world.partners[pact_of(k + 1).partner]);
        Partnership& pact = pact_of(k);
        conduct_month(world, scratch, pact, most, scratch.work.own_blocks[k], scratch.work.rare_blocks[k], support.of(pact.firm));
    }
}

}  // namespace

FirmPhase conduct_of_firms() { return {conduct_of_chunk, nullptr}; }

}  // namespace pactsim
