// Phase: record. Reads: the finished month. Writes: the month's tally, yearly sums of value added.
// Last: an observer of the month, it changes nothing that a later decision reads, except that the year's value added starts again in December.

#include "agents/phases/parallel_phase.h"
#include "agents/phases/phases.h"
#include "agents/rules/trust.h"
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

/// UK value added of one firm this month: sales less bought-in inputs and cost of sales, as booked.
std::int64_t gva_of(const World& world, std::size_t i) {
    const FirmsConfig& c = world.config().firms;
    const Firms& f = world.firms;
    const Pence inputs = f.home_revenue[i] * static_cast<Pence>(c.bought_in_share * 1048576.0) >> 20;
    return f.home_revenue[i] - inputs + f.venture_profit[i];
}

void count_firm(const World& world, std::size_t i, MonthTally& tally) {
    const Firms& f = world.firms;
    const Status status = f.status_of(i);
    FirmSums row{};
    const auto set = [&](FirmSum k, std::int64_t value) { row[static_cast<std::size_t>(k)] = value; };
    set(FirmSum::firms, 1);
    set(FirmSum::searching, status == Status::searching);
    set(FirmSum::negotiating, status == Status::negotiating);
    set(FirmSum::partnered, status == Status::partnered);
    set(FirmSum::china_route, f.has(i, flag_china_route));
    set(FirmSum::employees, f.employees[i]);
    set(FirmSum::uk_gva, gva_of(world, i));
    set(FirmSum::home_revenue, f.home_revenue[i]);
    set(FirmSum::venture_revenue_home, f.home_month[i]);
    set(FirmSum::venture_revenue_china, f.china_month[i]);
    set(FirmSum::knowledge, millionths(static_cast<double>(f.knowledge[i])));
    set(FirmSum::cash, f.cash[i]);
    set(FirmSum::selling_china, f.china_month[i] > 0);
    add_to(tally.by_cell[f.cell[i]], row);
    add_to(tally.by_stage[f.stage[i]], row);
    if (f.form[i] < governance_form_count) add_to(tally.by_form[f.form[i]], row);
    if (f.channel[i] < channel_count) add_to(tally.by_channel[f.channel[i]], row);
}

void count_partnership(const World& world, const Partnership& pact, MonthTally& tally) {
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

}  // namespace

void record_phase(World& world) {
    const std::size_t n = world.alive.size();
    const std::size_t cells = world.constants->cells;
    const bool year_ends = (world.month() % 12 + 12) % 12 == 11;
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        scratch.tally.reset(cells);
        Firms& f = world.firms;
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t i = world.alive[k];
            if (is_terminal(f.status[i])) continue;
            count_firm(world, i, scratch.tally);
            if (f.status_of(i) == Status::partnered) count_partnership(world, world.partnerships[static_cast<std::size_t>(f.slot[i])], scratch.tally);
            if (!year_ends) continue;
            f.gva_before_last[i] = f.gva_last_year[i];
            f.gva_last_year[i] = whole_pounds(f.gva_year[i]);
            f.gva_year[i] = 0;
        }
    });
    world.tally.reset(cells);
    settle_chunks(world, n, [&](ChunkScratch& scratch) { world.tally.add(scratch.tally); });
    count_surroundings(world);
}

}  // namespace pactsim
