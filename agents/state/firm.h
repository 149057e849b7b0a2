#pragma once
// All firms of one world: one index per firm, a column per attribute. A firm's index is its place in storage; its id is its name in every
// random draw, so that storage may be permuted without changing a result.

#include "agents/state/column.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <array>
#include <cstdint>
#include <vector>

namespace pactsim {

/// Lasting yes/no facts of a firm, as bits of `Firms::flags`.
enum FirmFlag : std::uint16_t {
    flag_dual_use = 1 << 0,
    flag_sensitive = 1 << 1,
    flag_hong_kong = 1 << 2,
    flag_patent = 1 << 3,
    flag_secrecy = 1 << 4,
    flag_paused = 1 << 5,        // project stands still for lack of money
    flag_china_route = 1 << 6,   // has ever signed in China
    flag_rival = 1 << 7,         // a local rival sells a copy
    flag_home_sales = 1 << 8,
    flag_china_sales = 1 << 9,
    flag_established_china = 1 << 10,
    flag_dirty = 1 << 11,        // cached project rates must be recomputed
    flag_project_over = 1 << 12, // the project has ended: no more milestones
    flag_suit_won = 1 << 13,     // a court found for the firm
    flag_repeat_support = 1 << 14,// an instrument acts on it for a second time: see World::repeats
    flag_supported = 1 << 15     // an award is running: `support` is not empty
};

/// Milestone capability needs of one firm: weights per stage and capability in 1/255, so that a row takes 18 bytes.
using NeedsRow = std::array<std::array<std::uint8_t, capability_count>, working_stages>;

/// What every month looks at: one cache line a firm.
struct alignas(64) FirmMonth {
    Pence cash = 0, home_revenue = 0;        // home_revenue: sales outside the venture, a month
    Pence gva_year = 0;                      // UK gross value added this year so far
    std::int32_t project_cost = 0;           // pence a month at home, cached
    float milestone_chance = 0;              // cached: probability of a milestone in a month on the home route
    float knowledge = 0, lead = 0;
    std::int32_t pending_equity_gbp = 0;     // of a round that has closed and is on its way, whole pounds
    std::uint16_t employees = 0;
    std::uint16_t flags = 0;                 // FirmFlag
    std::uint16_t cell = 0;                  // (sector, uk region, size band at joining) as one number, see Constants::cell_of
    std::uint16_t age_at_entry = 0;          // months
    std::uint16_t entry_step = 0;            // step in which it joins
    std::uint16_t stage_step = 0, status_step = 0;  // step in which stage and status began
    std::uint8_t sector = 0;
    std::uint8_t status = 0;                 // Status
    std::uint8_t stage = 0;                  // Stage
    std::uint8_t review_month = 0;           // 0..review_months-1: its turn in the yearly review
    std::uint8_t negative_months = 0;
    std::uint8_t channel = 0;                // Channel through which it is searching or was matched; channel_count = none
};

/// What every month looks at is kept in rows; the rest, which only some firms look at in a month, in columns, because firms that do the same lie side by side.
struct Firms {
    std::vector<std::uint32_t> id;
    std::vector<FirmMonth> months;

    Column<&FirmMonth::cash> cash;
    Column<&FirmMonth::home_revenue> home_revenue;
    Column<&FirmMonth::gva_year> gva_year;
    Column<&FirmMonth::project_cost> project_cost;
    Column<&FirmMonth::milestone_chance> milestone_chance;
    Column<&FirmMonth::knowledge> knowledge;
    Column<&FirmMonth::lead> lead;
    Column<&FirmMonth::pending_equity_gbp> pending_equity_gbp;
    Column<&FirmMonth::employees> employees;
    Column<&FirmMonth::flags> flags;
    Column<&FirmMonth::cell> cell;
    Column<&FirmMonth::age_at_entry> age_at_entry;
    Column<&FirmMonth::entry_step> entry_step;
    Column<&FirmMonth::stage_step> stage_step;
    Column<&FirmMonth::status_step> status_step;
    Column<&FirmMonth::sector> sector;
    Column<&FirmMonth::status> status;
    Column<&FirmMonth::stage> stage;
    Column<&FirmMonth::review_month> review_month;
    Column<&FirmMonth::negative_months> negative_months;
    Column<&FirmMonth::channel> channel;

    // sales and ties
    std::vector<Pence> china_month, home_month, venture_profit;  // venture this month: UK revenue from China, from elsewhere, and what is left of it before UK tax
    std::vector<float> adoption_china, adoption_home;
    std::vector<float> retained_share;            // share of Chinese sales kept after a partnership ended
    std::vector<float> market_scale, quality, attention;
    std::vector<std::int32_t> slot;               // index into World::searches or World::partnerships by status; -1 = none
    std::vector<std::uint16_t> intermediary;      // index + 1 of the intermediary whose client it is; 0 = none
    std::vector<std::uint16_t> china_sales_step;  // step of first sales in China + 1; 0 = none
    std::vector<std::uint16_t> rival_step;        // step in which a rival appears + 1; 0 = none
    std::vector<std::uint16_t> equity_step;       // step in which pending equity arrives; 0 = none
    std::vector<std::uint16_t> base_employees;    // at joining
    std::vector<std::uint8_t> form;               // GovernanceForm of its partnership; governance_form_count = none
    std::vector<std::uint8_t> milestones_left;    // in the current stage
    // the project
    std::vector<std::array<float, capability_count>> own_capability;
    std::vector<NeedsRow> needs;
    std::vector<float> risk_attitude, senior_time;
    std::vector<float> base_revenue;              // pence a month at joining, the base of growth
    std::vector<std::uint32_t> ring_place;        // its place in the peer ring
    std::vector<std::uint8_t> rewired_links;      // bit k = link k of the peer ring leads to a random firm (agents/phases/peers.h)
    std::vector<std::uint8_t> leaks_known, partnerships_signed;
    // support
    std::vector<std::uint64_t> support, support_ever, applied;        // bit i = instrument i: active, ever had, asked for
    std::vector<std::int32_t> gva_last_year, gva_before_last;         // gross value added of the two years before, whole GBP

    Firms() = default;
    Firms(const Firms& other) { *this = other; }
    Firms& operator=(const Firms& other) {
        other.for_each_pair(*this, [](const auto& from, auto& to) { to = from; });
        bind();
        return *this;
    }
    ~Firms() = default;

    [[nodiscard]] std::size_t size() const { return id.size(); }
    /// Calls f with every table (column, or rows), so that resizing, permuting and measuring are written once.
    template <class F>
    void for_each_table(F&& f) {
        f(id), f(months), f(china_month), f(home_month), f(venture_profit), f(adoption_china), f(adoption_home), f(retained_share), f(market_scale),
        f(quality), f(attention), f(slot), f(intermediary), f(china_sales_step), f(rival_step), f(equity_step), f(base_employees), f(form),
        f(milestones_left), f(own_capability), f(needs), f(risk_attitude), f(senior_time), f(base_revenue), f(ring_place), f(rewired_links),
        f(leaks_known), f(partnerships_signed), f(support), f(support_ever), f(applied), f(gva_last_year), f(gva_before_last);
    }
    /// Gives every table `n` empty rows.
    void resize(std::size_t n) {
        for_each_table([n](auto& table) { table.assign(n, {}); });
        bind();
    }
    /// Asks the processor to fetch what decisions about firm i read most, before they are made: firms that decide in a month may lie far apart.
    void prefetch(std::size_t i) const {
        const auto fetch = [i](const auto&... tables) { (__builtin_prefetch(&tables[i]), ...); };
        fetch(id, months, own_capability, needs, risk_attitude, senior_time, market_scale, quality, attention, slot, intermediary, milestones_left, ring_place, rewired_links);
        fetch(china_month, home_month, support, support_ever, applied);
    }
    [[nodiscard]] bool has(std::size_t i, FirmFlag flag) const { return (flags[i] & flag) != 0; }
    void set(std::size_t i, FirmFlag flag) { flags[i] = static_cast<std::uint16_t>(flags[i] | flag); }
    void clear(std::size_t i, FirmFlag flag) { flags[i] = static_cast<std::uint16_t>(flags[i] & ~flag); }
    /// UK revenue of the venture this month, pence.
    [[nodiscard]] Pence venture_month(std::size_t i) const { return china_month[i] + home_month[i]; }
    /// Equity on its way, pence.
    [[nodiscard]] Pence equity_coming(std::size_t i) const { return Pence{100} * pending_equity_gbp[i]; }
    [[nodiscard]] Status status_of(std::size_t i) const { return static_cast<Status>(status[i]); }
    [[nodiscard]] Stage stage_of(std::size_t i) const { return static_cast<Stage>(stage[i]); }

private:
    /// Calls f with every table of this and the same table of the other.
    template <class F>
    void for_each_pair(Firms& other, F&& f) const {
        f(id, other.id), f(months, other.months), f(china_month, other.china_month), f(home_month, other.home_month),
        f(venture_profit, other.venture_profit), f(adoption_china, other.adoption_china), f(adoption_home, other.adoption_home),
        f(retained_share, other.retained_share), f(market_scale, other.market_scale), f(quality, other.quality), f(attention, other.attention),
        f(slot, other.slot), f(intermediary, other.intermediary), f(china_sales_step, other.china_sales_step), f(rival_step, other.rival_step),
        f(equity_step, other.equity_step), f(base_employees, other.base_employees), f(form, other.form), f(milestones_left, other.milestones_left),
        f(own_capability, other.own_capability), f(needs, other.needs), f(risk_attitude, other.risk_attitude), f(senior_time, other.senior_time),
        f(base_revenue, other.base_revenue), f(ring_place, other.ring_place), f(rewired_links, other.rewired_links),
        f(leaks_known, other.leaks_known), f(partnerships_signed, other.partnerships_signed), f(support, other.support),
        f(support_ever, other.support_ever), f(applied, other.applied), f(gva_last_year, other.gva_last_year),
        f(gva_before_last, other.gva_before_last);
    }
    /// Points the columns at the rows.
    void bind() {
        const auto all = [this](auto&... columns) { (columns.bind(months), ...); };
        all(cash, home_revenue, gva_year, project_cost, milestone_chance, knowledge, lead, pending_equity_gbp, employees, flags, cell, age_at_entry, entry_step,
            stage_step, status_step, sector, status, stage, review_month, negative_months, channel);
    }
};
static_assert(sizeof(FirmMonth) == 64);

/// True for failed, stopped and sold firms.
constexpr bool is_terminal(std::uint8_t status) { return status >= static_cast<std::uint8_t>(Status::failed); }

}  // namespace pactsim
