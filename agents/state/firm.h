#pragma once
// All firms of one world as columns: one vector per attribute, one index per firm. A firm's index is its place in storage, which holds within a month only
// (agents/phases/storage.h); its id, from 1, is its name in every random draw and for whoever follows it over months.

#include "scenarios/schema/vocabulary.h"
#include "sim/money.h"

#include <algorithm>
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

struct Firms {
    // who it is
    std::vector<std::uint32_t> id;
    std::vector<std::uint16_t> cell;           // (sector, uk region, size band at joining) as one number, see Constants::cell_of
    std::vector<std::uint8_t> sector;
    std::vector<std::uint16_t> entry_step;     // step in which it joins
    std::vector<std::uint16_t> age_at_entry;   // months
    std::vector<std::uint16_t> flags;          // FirmFlag
    std::vector<std::uint8_t> review_month;    // 0..review_months-1: its turn in the yearly review
    std::vector<std::uint32_t> ring_place;     // its place in the peer ring
    std::vector<std::uint8_t> rewired_links;   // bit k = link k of the peer ring leads to a random firm (agents/phases/peers.h)
    std::vector<float> risk_attitude, senior_time, market_scale;
    std::vector<std::array<float, capability_count>> own_capability;
    std::vector<NeedsRow> needs;
    // where it stands
    std::vector<std::uint8_t> status;          // Status
    std::vector<std::uint8_t> stage;           // Stage
    std::vector<std::uint8_t> milestones_left; // in the current stage
    std::vector<std::uint8_t> channel;         // Channel through which it is searching or was matched; channel_count = none
    std::vector<std::uint8_t> form;            // GovernanceForm of its partnership; governance_form_count = none
    std::vector<std::uint16_t> status_step, stage_step;  // step in which status and stage began
    std::vector<std::int32_t> slot;            // index into World::searches or World::partnerships by status; -1 = none
    std::vector<std::uint16_t> intermediary;   // index + 1 of the intermediary whose client it is; 0 = none
    std::vector<float> quality, lead, knowledge, attention;
    std::vector<float> milestone_chance;       // cached: probability of a milestone in a month on the home route
    // money, pence
    std::vector<Pence> cash, home_revenue;
    std::vector<std::int32_t> pending_equity_gbp;  // of a round that has closed and is on its way, whole pounds
    std::vector<std::uint16_t> base_employees, employees;  // at joining, and now
    std::vector<std::int32_t> project_cost;    // pence a month at home, cached
    std::vector<float> base_revenue;           // pence a month at joining, the base of growth
    std::vector<std::uint16_t> equity_step;    // step in which pending equity arrives; 0 = none
    std::vector<std::uint8_t> negative_months, leaks_known, partnerships_signed;
    // markets
    std::vector<float> adoption_china, adoption_home;
    std::vector<float> retained_share;         // share of Chinese sales kept after a partnership ended
    std::vector<std::uint16_t> china_sales_step; // step of first sales in China + 1; 0 = none
    std::vector<std::uint16_t> rival_step;     // step in which a rival appears + 1; 0 = none
    std::vector<Pence> gva_year;               // UK gross value added this year so far
    std::vector<std::int32_t> gva_last_year, gva_before_last;  // of the two years before, whole GBP
    std::vector<Pence> china_month, home_month, venture_profit;  // venture this month: UK revenue from China, from elsewhere, and what is left of it before UK tax
    // support
    std::vector<std::uint64_t> support, support_ever, applied;  // bit i = instrument i: active, ever had, asked for

    [[nodiscard]] std::size_t size() const { return id.size(); }
    /// A number from 0 to size() - 1 that stays with the firm, for tables kept over months.
    [[nodiscard]] std::size_t number(std::size_t i) const { return id[i] - 1; }
    /// Index of the firm with this id, size() if there is none. Looks at one after the other.
    [[nodiscard]] std::size_t find(std::uint32_t firm_id) const { return static_cast<std::size_t>(std::find(id.begin(), id.end(), firm_id) - id.begin()); }
    /// Calls f with every column, so that resizing, permuting and measuring are written once.
    template <class F>
    void for_each_column(F&& f) {
        f(id), f(cell), f(sector), f(entry_step), f(age_at_entry), f(flags), f(review_month), f(ring_place), f(rewired_links), f(risk_attitude), f(senior_time), f(market_scale), f(own_capability), f(needs);
        f(status), f(stage), f(milestones_left), f(channel), f(form), f(status_step), f(stage_step), f(slot), f(intermediary);
        f(quality), f(lead), f(knowledge), f(attention), f(milestone_chance);
        f(cash), f(home_revenue), f(pending_equity_gbp), f(base_employees), f(employees), f(project_cost), f(base_revenue), f(equity_step);
        f(negative_months), f(leaks_known), f(partnerships_signed);
        f(adoption_china), f(adoption_home), f(retained_share), f(china_sales_step), f(rival_step), f(gva_year), f(gva_last_year), f(gva_before_last), f(china_month), f(home_month), f(venture_profit);
        f(support), f(support_ever), f(applied);
    }
    /// Gives every column `n` rows of zeros.
    void resize(std::size_t n) {
        for_each_column([n](auto& column) { column.assign(n, {}); });
    }
    /// Asks the processor to fetch what decisions about firm i read most, before they are made: firms that decide in a month lie far apart in every column.
    void prefetch(std::size_t i) const {
        const auto fetch = [i](const auto&... columns) { (__builtin_prefetch(&columns[i]), ...); };
        fetch(id, cell, sector, entry_step, age_at_entry, flags, review_month, ring_place, rewired_links, risk_attitude, senior_time, market_scale, own_capability, needs);
        fetch(stage, milestones_left, channel, stage_step, slot, intermediary, quality, lead, knowledge, attention, cash, home_revenue, employees, project_cost);
        fetch(china_month, home_month, pending_equity_gbp, support, support_ever, applied);
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
};

/// True for failed, stopped and sold firms.
constexpr bool is_terminal(std::uint8_t status) { return status >= static_cast<std::uint8_t>(Status::failed); }

}  // namespace pactsim
