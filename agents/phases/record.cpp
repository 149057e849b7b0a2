// Phase: record. Reads: the finished month. Writes: the month's tally, yearly sums of value added.
// Last: an observer of the month, it changes nothing that a later decision reads, except that the year's value added starts again in December.

#include "agents/phases/agenda.h"
#include "agents/phases/firm_phases.h"
#include "agents/rules/trust.h"
#include "agents/rules/value_added.h"
#include "sim/math.h"

#include <algorithm>

namespace pactsim {

namespace {

std::int64_t millionths(double share) { return static_cast<std::int64_t>(share * share_scale + 0.5); }

/// A yearly amount in whole GBP, kept within what the column holds.
std::int32_t whole_pounds(Pence amount) { return static_cast<std::int32_t>(std::clamp<Pence>(amount / 100, -2000000000, 2000000000)); }

void add_to(FirmSums& sums, const FirmSums& row) {
    for (std::size_t k = 0; k < firm_sum_count; ++k) sums[k] += row[k];
}

/// What only firms that look to China or are there add to: their standing, and the tables by form and channel.
void count_on_route(const World& world, std::size_t i, Pence value, std::int64_t knowledge, FirmSums& row, ThreadTally& tally) {
    const Firms& f = world.firms;
    const Status status = f.status_of(i);
    const auto sum = [&row](FirmSum k) -> std::int64_t& { return row[static_cast<std::size_t>(k)]; };
    sum(FirmSum::searching) += status == Status::searching ? 1 : 0;
    sum(FirmSum::negotiating) += status == Status::negotiating ? 1 : 0;
    sum(FirmSum::partnered) += status == Status::partnered ? 1 : 0;
    if (f.form[i] == governance_form_count && f.channel[i] == channel_count) return;
    const FirmSums alone{1, status == Status::searching, status == Status::negotiating, status == Status::partnered, f.has(i, flag_china_route), f.employees[i], value,
                         f.home_revenue[i], f.home_month[i], f.china_month[i], knowledge, f.cash[i], f.china_month[i] > 0};
    if (f.form[i] < governance_form_count) add_to(tally.by_form[f.form[i]], alone);
    if (f.channel[i] < channel_count) add_to(tally.by_channel[f.channel[i]], alone);
}

/// One firm in every table it belongs to. Most firms are at home and sell nothing of the venture: of them fewer sums are more than zero.
void count_firm(const World& world, std::size_t i, Pence bought_in, ThreadTally& tally) {
    const Firms& f = world.firms;
    FirmSums& row = tally.by_cell_and_stage[f.cell[i] * 4u + f.stage[i]];
    const auto sum = [&row](FirmSum k) -> std::int64_t& { return row[static_cast<std::size_t>(k)]; };
    const std::int64_t knowledge = millionths(static_cast<double>(f.knowledge[i]));
    const bool route = (f.flags[i] & flag_china_route) != 0;
    const bool sells = f.stage[i] >= static_cast<std::uint8_t>(Stage::rollout);  // before, nothing is sold
    const Pence value = value_added(f.home_revenue[i], bought_in, sells ? f.venture_profit[i] : 0);
    sum(FirmSum::firms) += 1;
    sum(FirmSum::china_route) += route ? 1 : 0;
    sum(FirmSum::employees) += f.employees[i];
    sum(FirmSum::uk_gva) += value;
    sum(FirmSum::home_revenue) += f.home_revenue[i];
    sum(FirmSum::knowledge) += knowledge;
    sum(FirmSum::cash) += f.cash[i];
    if (sells) {
        const Pence china = f.china_month[i];
        sum(FirmSum::venture_revenue_home) += f.home_month[i];
        sum(FirmSum::venture_revenue_china) += china;
        sum(FirmSum::selling_china) += china > 0 ? 1 : 0;
    }
    if (f.status[i] == static_cast<std::uint8_t>(Status::home)) return;
    count_on_route(world, i, value, knowledge, row, tally);
}

void count_partnership(const World& world, const Partnership& pact, ThreadTally& tally) {
    const Firms& f = world.firms;
    PactSums row{};
    const auto set = [&](PactSum k, std::int64_t value) { row[static_cast<std::size_t>(k)] = value; };
    const TrustState trust{static_cast<double>(pact.good), static_cast<double>(pact.bad), static_cast<double>(pact.damage)};
    set(PactSum::partnerships, 1);
    set(PactSum::trust, millionths(trust_level(trust, world.config().forms.trust)));
    set(PactSum::age_months, world.step - pact.start_step);
    set(PactSum::partner_gain_agreed, millionths(static_cast<double>(pact.partner_gap_agreed)));
    set(PactSum::partner_gain_leaked, millionths(static_cast<double>(pact.partner_gap_leaked)));
    const auto add_row = [&](PactSums& sums) {
        for (std::size_t k = 0; k < pact_sum_count; ++k) sums[k] += row[k];
    };
    add_row(tally.pacts_by_cell[f.cell[pact.firm]]);
    add_row(tally.pacts_by_stage[f.stage[pact.firm]]);
    add_row(tally.pacts_by_form[pact.form]);
    add_row(tally.pacts_by_channel[pact.channel]);
}

void count_surroundings(World& world) {
    MonthTally& tally = world.tally;
    tally.partner_capacity = tally.partner_used = 0;
    for (const Partner& partner : world.partners) {
        tally.partner_capacity += partner.capacity;
        tally.partner_used += partner.used;
    }
    tally.public_knowledge = millionths(world.environment.public_knowledge);
    tally.regime = static_cast<std::int64_t>(world.environment.regime);
    tally.exchange_rate = millionths(math::exp(world.environment.log_exchange_rate));
}

/// Each year's value added makes room for the next.
void turn_of_year(Firms& f, std::size_t i) {
    f.gva_before_last[i] = f.gva_last_year[i];
    f.gva_last_year[i] = whole_pounds(f.gva_year[i]);
    f.gva_year[i] = 0;
}

void record_of_chunk(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end) {
    const bool year_ends = (world.month() % 12 + 12) % 12 == 11;
    ThreadTally& tally = world.thread_tallies[scratch.thread];
    const Pence bought_in = fixed_share(world.config().firms.bought_in_share);
    const AgendaMaker next_month(world, world.step + 1);
    Firms& f = world.firms;
    for (std::size_t k = begin; k < end; ++k) {
        const std::uint32_t i = world.alive[k];
        if (is_terminal(f.status[i])) continue;
        count_firm(world, i, bought_in, tally);
        if (f.status[i] == static_cast<std::uint8_t>(Status::partnered)) count_partnership(world, world.partnerships[static_cast<std::size_t>(f.slot[i])], tally);
        if (year_ends) turn_of_year(f, i);
        next_month.note(f, i, scratch.agenda);
    }
}

void settle_record(World& world) {
    world.tally.reset(world.constants->cells);
    for (const ThreadTally& tally : world.thread_tallies) world.tally.add(tally);
    count_surroundings(world);
    settle_agenda(world);
}

}  // namespace

FirmPhase record_of_firms() { return {record_of_chunk, settle_record}; }

}  // namespace pactsim
