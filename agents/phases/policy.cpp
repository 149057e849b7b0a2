// Phase: policy. Reads: budgets, applications that are due, firms' standing. Writes: budgets, queues, awards, firms' support, the ledger.
// Before entry, so that what is on offer and what was won this month counts in this month's decisions.

#include "agents/phases/adapt.h"
#include "agents/phases/agenda.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/peers.h"
#include "agents/phases/phases.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/award.h"
#include "sim/distributions.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace pactsim {

namespace {

const InstrumentConfig& instrument_config(const World& world, std::size_t index) { return world.config().policy.instruments[index]; }

/// Books public money of one instrument.
void spend(World& world, std::size_t index, SpendColumn column, Pence amount) {
    const bool china = world.constants->instrument_china[index] != 0;
    static constexpr std::array<std::array<Transfer, 2>, spend_column_count> kinds{{
        {Transfer::award_uk, Transfer::award_china},
        {Transfer::relief_uk, Transfer::relief_china},
        {Transfer::delivery_uk, Transfer::delivery_china},
        {Transfer::fixed_uk, Transfer::fixed_china},
        {Transfer::evaluation_uk, Transfer::evaluation_china},
    }};
    world.ledger.post(static_cast<std::uint16_t>(kinds[static_cast<std::size_t>(column)][china ? 1 : 0]), amount);
    world.instrument_month[index].spent[static_cast<std::size_t>(column)] += amount;
}

/// Yearly budget: the scenario's, moved by adaptation, with carry-over of what was left.
void refresh_budget(World& world, std::size_t index) {
    InstrumentBook& book = world.instruments[index];
    const InstrumentConfig& c = instrument_config(world, index);
    const PolicyAgentConfig& agent = world.config().policy.agents[world.constants->instrument_agent[index]];
    const Pence left = std::max<Pence>(0, book.budget_year - book.committed_year);
    // Money for the months of this year in which the instrument runs.
    const int first = world.month();
    const int months = std::max(0, std::min(first + 12, c.to_month) - std::max(first, c.from_month));
    book.budget_year = share_of(left, agent.carry_over) + to_pence(c.budget_gbp_per_year * book.budget_share * months / 12.0);
    book.committed_year = 0;
    if (book.applications_year > 0 && world.config().forms.interactions) {
        const double won = static_cast<double>(book.awards_year) / book.applications_year;
        book.believed_success = 0.5 * book.believed_success + 0.5 * won;
    } else if (world.config().forms.interactions) {
        // Nobody asked, so nobody heard of a refusal: discouragement wears off.
        book.believed_success += 0.3 * (world.config().policy.take_up.believed_success - book.believed_success);
    }
    book.applications_year = book.awards_year = 0;
}

void open_instruments(World& world) {
    const std::uint64_t before = world.open_instruments;
    world.open_instruments = 0;
    for (std::size_t i = 0; i < world.instruments.size(); ++i) {
        InstrumentBook& book = world.instruments[i];
        const InstrumentConfig& c = instrument_config(world, i);
        const bool in_window = world.month() >= c.from_month && world.month() < c.to_month;
        book.open = in_window && c.budget_gbp_per_year > 0.0 && (c.reach == Reach::awarded || book.committed_year < book.budget_year);
        if (book.open) world.open_instruments |= std::uint64_t{1} << i;
    }
    // Cached rates hold what is open to all.
    const std::uint64_t changed = (before ^ world.open_instruments) & (world.constants->universal_instruments | world.constants->system_instruments);
    if (changed == 0) return;
    for (const std::uint32_t i : world.alive) world.firms.set(i, flag_dirty);
}

/// Running cost, and the levers of instruments that work on the system as a whole.
void run_system(World& world) {
    world.system_levers = combined_levers(world.constants->instrument_effects, world.open_instruments & world.constants->system_instruments, 0,
                                          world.constants->instrument_decay);
    for (std::uint64_t open = world.open_instruments; open != 0; open &= open - 1) {
        const auto i = static_cast<std::size_t>(std::countr_zero(open));
        InstrumentBook& book = world.instruments[i];
        const Pence cost = std::min(to_pence(instrument_config(world, i).fixed_cost_gbp_per_year / 12.0), book.budget_year - book.committed_year);
        if (cost <= 0) continue;
        book.committed_year += cost;
        spend(world, i, SpendColumn::fixed, cost);
    }
}

/// Cash of one award: a sum, or a share of project cost over its duration, at most the cap.
Pence award_cash(const World& world, std::size_t firm, const InstrumentConfig& c) {
    const double project = c.award_share * to_gbp(world.firms.project_cost[firm]) * c.duration_months;
    return to_pence(std::min(c.award_cap_gbp, c.award_gbp + project));
}

/// Whether the firm has won the instrument within its gap between awards.
bool too_soon(const World& world, std::size_t index, std::size_t firm) {
    if ((world.firms.support_ever[firm] >> index & 1) == 0) return false;
    const std::uint32_t id = world.firms.id[firm];
    const std::vector<LastAward>& rows = world.instruments[index].last_awards;
    const auto row = std::lower_bound(rows.begin(), rows.end(), id, [](const LastAward& a, std::uint32_t other) { return a.firm_id < other; });
    return row != rows.end() && row->firm_id == id && row->step + instrument_config(world, index).repeat_gap_months > world.step;
}

/// Puts this month's winners into the record of last awards, all at once: one by one, each would move half of the record. Awards that keep nobody from a further one
/// go.
void settle_last_awards(World& world, std::size_t index, std::vector<std::uint32_t> winners) {
    std::vector<LastAward>& rows = world.instruments[index].last_awards;
    std::sort(winners.begin(), winners.end());
    const int gap = instrument_config(world, index).repeat_gap_months;
    std::erase_if(rows, [&](const LastAward& row) { return row.step + gap <= world.step || std::binary_search(winners.begin(), winners.end(), row.firm_id); });
    const auto middle = static_cast<std::ptrdiff_t>(rows.size());
    for (const std::uint32_t id : winners) rows.push_back({id, static_cast<std::uint16_t>(world.step)});
    std::inplace_merge(rows.begin(), rows.begin() + middle, rows.end(), [](const LastAward& a, const LastAward& b) { return a.firm_id < b.firm_id; });
}

/// One of the agents that deliver an instrument, as index + 1; firms are spread over them by id. 0 = delivered by the administration.
std::uint16_t deliverer_of(const World& world, std::size_t index, std::size_t firm) {
    const std::int32_t group = world.constants->instrument_deliverer[index];
    if (group < 0) return 0;
    const int count = world.config().intermediaries[static_cast<std::size_t>(group)].count;
    int skip = count > 0 ? static_cast<int>(world.firms.id[firm] % static_cast<std::uint32_t>(count)) : 0;
    for (std::size_t k = 0; k < world.intermediaries.size(); ++k) {
        if (world.intermediaries[k].group == group && skip-- == 0) return static_cast<std::uint16_t>(k + 1);
    }
    return 0;
}

/// Whether those who deliver an instrument have time for one more award this month.
bool can_deliver(const World& world, std::size_t index) {
    const std::int32_t group = world.constants->instrument_deliverer[index];
    if (group < 0 || !world.config().forms.interactions) return true;
    const IntermediaryConfig& c = world.config().intermediaries[static_cast<std::size_t>(group)];
    return world.instruments[index].delivered < c.count * c.capacity_per_month;
}

void give_award(World& world, std::size_t index, std::size_t firm, Pence cash, Pence delivery) {
    Firms& f = world.firms;
    const InstrumentConfig& c = instrument_config(world, index);
    InstrumentBook& book = world.instruments[index];
    const std::uint64_t bit = std::uint64_t{1} << index;
    const Pence own = share_of(delivery, c.co_payment);
    book.committed_year += cash + delivery - own;
    ++book.awards_year;
    ++book.delivered;
    if (f.intermediary[firm] == 0 && (world.constants->touching_instruments & bit) != 0) f.intermediary[firm] = deliverer_of(world, index, firm);
    ++world.instrument_month[index].awards;
    spend(world, index, SpendColumn::delivery, delivery - own);
    f.cash[firm] -= own;
    world.ledger.post(static_cast<std::uint16_t>(Transfer::co_payment), own);
    if ((f.support_ever[firm] & bit) != 0) {
        world.repeats.add(f.id[firm], bit);
        f.set(firm, flag_repeat_support);
    }
    f.support[firm] |= bit;
    f.set(firm, flag_supported);
    f.support_ever[firm] |= bit;
    f.set(firm, flag_dirty);
    world.awards.push_back({static_cast<std::uint32_t>(firm), static_cast<std::uint16_t>(index), static_cast<std::uint16_t>(world.step), f.gva_last_year[firm], cash, 0,
                            false});
    world.events.push_back({static_cast<std::uint32_t>(firm), static_cast<std::uint32_t>(index + 1), EventKind::awarded, f.stage[firm], 0.0F, cash + delivery});
}

/// What decides about one application.
ApplicationView view_of(const World& world, std::size_t index, const Application& application) {
    const Block block = world.draws.block(world.firms.id[application.firm], world.constants->instrument_word(index),
                                          application.step, number(Purpose::award_priority));
    ApplicationView view;
    view.firm_id = world.firms.id[application.firm];
    view.applied_step = application.step;
    // A lottery draws for itself, so that a placebo lottery can be told from first come, first served.
    const bool lottery = instrument_config(world, index).allocation == AllocationRule::lottery;
    view.priority = static_cast<std::uint64_t>(block.word[lottery ? 2 : 0]) << 32 | block.word[lottery ? 3 : 1];
    view.need = 1.0 - static_cast<double>(world.firms.knowledge[application.firm]);
    view.merit = static_cast<double>(application.merit);
    return view;
}

/// Least that an award of the instrument can cost its funder, whatever the firm.
Pence least_cost(const InstrumentConfig& c) {
    const Pence delivery = to_pence(c.delivery_cost_gbp);
    return to_pence(std::min(c.award_cap_gbp, c.award_gbp)) + delivery - share_of(delivery, c.co_payment);
}

/// Whether anybody at all can be given an award now.
bool can_give(const World& world, std::size_t index) {
    const InstrumentBook& book = world.instruments[index];
    const bool affordable = book.committed_year + least_cost(instrument_config(world, index)) <= book.budget_year || !world.config().forms.interactions;
    return book.open && affordable && can_deliver(world, index);
}

/// Decides on one application that is due. Returns true if it wins.
bool decide(World& world, std::size_t index, std::uint32_t firm) {
    const InstrumentConfig& c = instrument_config(world, index);
    InstrumentBook& book = world.instruments[index];
    const std::uint64_t bit = std::uint64_t{1} << index;
    const Pence delivery = to_pence(c.delivery_cost_gbp);
    world.firms.applied[firm] &= ~bit;
    const bool still_fits = (eligible_instruments(world, firm, bit) & ~world.firms.support[firm]) != 0;
    const Pence cash = still_fits ? award_cash(world, firm, c) : 0;
    const Pence cost = cash + delivery - share_of(delivery, c.co_payment);
    const bool affordable = book.committed_year + cost <= book.budget_year || !world.config().forms.interactions;
    if (still_fits && book.open && affordable && can_deliver(world, index)) {
        give_award(world, index, firm, cash, delivery);
        return true;
    }
    ++world.instrument_month[index].refusals;
    world.events.push_back({firm, static_cast<std::uint32_t>(index + 1), EventKind::refused, 0, 0.0F, cash});
    return false;
}

/// Decides on applications whose decision lag has passed: in the order of the rule, as long as money lasts. Once it has run out for everybody, the order does
/// not matter any more.
void decide_applications(World& world, std::size_t index) {
    InstrumentBook& book = world.instruments[index];
    book.delivered = 0;
    const InstrumentConfig& c = instrument_config(world, index);
    const auto waiting = [&](const Application& a) { return a.step + c.decision_lag_months > world.step; };
    const auto due_begin = std::stable_partition(book.queue.begin(), book.queue.end(), waiting);
    std::vector<ApplicationView> views;
    if (can_give(world, index)) {
        for (auto a = due_begin; a != book.queue.end(); ++a) views.push_back(view_of(world, index, *a));
    }
    ApplicationOrder order(views, c.allocation);
    const auto due = static_cast<std::size_t>(book.queue.end() - due_begin);
    std::vector<bool> done(due, false);
    std::vector<std::uint32_t> winners;  // ids
    const auto decide_next = [&](std::size_t k) {
        const std::uint32_t firm = due_begin[static_cast<std::ptrdiff_t>(k)].firm;
        if (decide(world, index, firm)) winners.push_back(world.firms.id[firm]);
    };
    for (std::size_t decided = 0; decided < views.size() && can_give(world, index); ++decided) {
        const std::uint32_t k = order.next();
        done[k] = true;
        decide_next(k);
    }
    for (std::size_t k = 0; k < due; ++k) {
        if (k + firms_ahead < due) world.firms.prefetch(due_begin[static_cast<std::ptrdiff_t>(k + firms_ahead)].firm);
        if (!done[k]) decide_next(k);
    }
    if (!winners.empty()) settle_last_awards(world, index, std::move(winners));
    book.queue.erase(due_begin, book.queue.end());
}

/// Money promised to a firm that has ended is free again, as far as it was promised this year.
void release(InstrumentBook& book, const Award& award) { book.committed_year = std::max<Pence>(0, book.committed_year - (award.cash - award.paid)); }

/// Pays instalments that are due and ends awards whose time is over. Instalments are steps of a rounded cumulative sum, so they add up to the award.
void run_awards(World& world) {
    Firms& f = world.firms;
    for (Award& award : world.awards) {
        const InstrumentConfig& c = instrument_config(world, award.instrument);
        const int age = world.step - award.start_step;
        if (award.ended && (award.cash == 0 || age > c.duration_months + c.claims_lag_months)) continue;  // kept for the evaluation only
        const bool alive = !is_terminal(f.status[award.firm]);
        if (!award.ended && (age >= c.duration_months || !alive)) {
            award.ended = true;
            const std::uint64_t bit = std::uint64_t{1} << award.instrument;
            f.support[award.firm] &= ~bit;
            if (f.support[award.firm] == 0) f.clear(award.firm, flag_supported);
            if (f.has(award.firm, flag_repeat_support) && world.repeats.remove(f.id[award.firm], bit)) f.clear(award.firm, flag_repeat_support);
            f.set(award.firm, flag_dirty);
            // A client by awards only is no client any more once the last of them is over.
            const bool delivered_on = (f.support[award.firm] & world.constants->delivered_instruments) != 0;
            const bool was_delivered = (world.constants->delivered_instruments & bit) != 0;
            if (was_delivered && !delivered_on && f.status_of(award.firm) != Status::searching) f.intermediary[award.firm] = 0;
            if (alive) world.events.push_back({award.firm, award.instrument + 1u, EventKind::award_ended, 0, 0.0F, award.cash});
            else release(world.instruments[award.instrument], award);
        }
        const int paid = age - c.claims_lag_months;
        if (!alive || award.cash == 0 || paid < 1 || paid > c.duration_months) continue;
        const Pence due = mul_div(award.cash, paid, c.duration_months) - mul_div(award.cash, paid - 1, c.duration_months);
        f.cash[award.firm] += due;
        award.paid += due;
        spend(world, award.instrument, SpendColumn::award, due);
    }
    std::erase_if(world.awards, [&](const Award& a) {
        const InstrumentConfig& c = instrument_config(world, a.instrument);
        return a.ended && world.step - a.start_step > std::max(c.duration_months + c.claims_lag_months, 24);
    });
}

/// What a firm that knows of an instrument weighs before it applies.
TakeUpView worth_of(const World& world, std::size_t i, std::size_t index) {
    const InstrumentConfig& c = instrument_config(world, index);
    TakeUpView view;
    view.award_gbp = to_gbp(award_cash(world, i, c));
    view.service_value_gbp = c.perceived_value_gbp;
    view.believed_success = world.instruments[index].believed_success;
    view.hours = c.effort_hours;
    view.delay_months = c.decision_lag_months;
    return view;
}

/// One draw for each instrument of a mask, into the blocks.
void draw_for_options(const World& world, ChunkWork& work, std::size_t i, std::uint64_t instruments) {
    const auto options = static_cast<std::size_t>(std::popcount(instruments));
    work.ids.assign(options, world.firms.id[i]);
    work.other_ids.clear();
    for (; instruments != 0; instruments &= instruments - 1) work.other_ids.push_back(world.constants->instrument_word(static_cast<std::size_t>(std::countr_zero(instruments))));
    work.blocks.resize(options);
    world.draws.fill(work.ids, work.other_ids, world.step_key(), number(Purpose::take_up), work.blocks);
}

/// Who a firm is to those who tell of support: what makes it aware of any instrument.
struct TakeUpSelf {
    double knowledge = 0, peers_supported = 1;  // share; 1 is the most that peers could tell
    bool client = false, peers_known = false;
};

/// Whether a firm knows of the instrument this month. Peers are looked at only if what they tell may decide.
bool knows_of(const World& world, std::size_t i, std::size_t index, double u, TakeUpSelf& self) {
    const TakeUpConfig& take_up = world.config().policy.take_up;
    TakeUpView view;
    view.instrument_awareness = instrument_config(world, index).awareness;
    view.knowledge = self.knowledge;
    view.client = self.client;
    view.peers_supported = self.peers_supported;
    if (!bernoulli(u, awareness(view, take_up))) return false;
    if (self.peers_known) return true;
    self.peers_known = true;
    self.peers_supported = view.peers_supported = world.config().forms.interactions ? look_at_peers(world, i).supported : 0.0;
    return bernoulli(u, awareness(view, take_up));
}

/// Applications of one firm in a month in which it thinks of support: for what it knows of, may have, and thinks worth the trouble. The cheap questions come first.
void apply(World& world, ChunkScratch& scratch, std::size_t i) {
    const Firms& f = world.firms;
    std::uint64_t left = eligible_instruments(world, i, world.constants->awarded_instruments) & ~f.support[i] & ~f.applied[i];
    if (left == 0) return;
    draw_for_options(world, scratch.work, i, left);
    TakeUpSelf self{static_cast<double>(f.knowledge[i]), 1.0, f.intermediary[i] != 0, false};
    for (const Block* block = scratch.work.blocks.data(); left != 0; left &= left - 1, ++block) {
        const auto index = static_cast<std::size_t>(std::countr_zero(left));
        if (!knows_of(world, i, index, uniform(block->word[0]), self) || too_soon(world, index, i)) continue;
        const TakeUpView view = worth_of(world, i, index);
        if (!worth_applying(view, world.config().policy.take_up)) continue;
        const double merit = static_cast<double>(f.quality[i]) + instrument_config(world, index).merit_noise * math::inverse_normal(uniform(block->word[1]));
        scratch.applications.push_back({static_cast<std::uint16_t>(index), {static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(world.step), static_cast<float>(merit)}});
        emit(scratch, i, EventKind::applied, f.stage[i], view.believed_success, to_pence(view.award_gbp), static_cast<std::uint32_t>(index + 1));
    }
}

void collect_applications(World& world) {
    if ((world.open_instruments & world.constants->awarded_instruments) == 0) return;
    const std::span<const std::uint32_t> thinking = agenda_of_month(world).thinking;
    const std::size_t n = thinking.size();
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        for_firms_ahead(world, thinking.subspan(begin, end - begin), [&](std::uint32_t i) { apply(world, scratch, i); });
    });
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        for (const NewApplication& a : scratch.applications) {
            world.instruments[a.instrument].queue.push_back(a.application);
            world.firms.applied[a.application.firm] |= std::uint64_t{1} << a.instrument;
            ++world.instruments[a.instrument].applications_year;
            ++world.instrument_month[a.instrument].applications;
        }
    });
}

}  // namespace

void policy_phase(World& world) {
    const bool new_year = world.step == 0 || (world.month() % 12 + 12) % 12 == 0;
    if (new_year) {
        adapt_budgets(world);
        for (std::size_t i = 0; i < world.instruments.size(); ++i) refresh_budget(world, i);
        pay_for_evaluation(world);
    }
    open_instruments(world);
    run_system(world);
    run_awards(world);
    for (std::size_t i = 0; i < world.instruments.size(); ++i) {
        const bool round = (world.month() % instrument_config(world, i).decision_every_months) == 0;
        if (round && !world.instruments[i].queue.empty()) decide_applications(world, i);
    }
    world.repeats.settle();
    collect_applications(world);
}

}  // namespace pactsim
