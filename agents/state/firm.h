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

/// What sales and ties look at.
struct alignas(64) FirmMarket {
    Pence china_month = 0, home_month = 0, venture_profit = 0;  // venture this month: UK revenue from China, from elsewhere, and what is left of it before UK tax
    float adoption_china = 0, adoption_home = 0;
    float retained_share = 0;                // share of Chinese sales kept after a partnership ended
    float market_scale = 0, quality = 0, attention = 0;
    std::int32_t slot = 0;                   // index into World::searches or World::partnerships by status; -1 = none
    std::uint16_t intermediary = 0;          // index + 1 of the intermediary whose client it is; 0 = none
    std::uint16_t china_sales_step = 0;      // step of first sales in China + 1; 0 = none
    std::uint16_t rival_step = 0;            // step in which a rival appears + 1; 0 = none
    std::uint16_t equity_step = 0;           // step in which pending equity arrives; 0 = none
    std::uint16_t base_employees = 0;        // at joining
    std::uint8_t form = 0;                   // GovernanceForm of its partnership; governance_form_count = none
    std::uint8_t milestones_left = 0;        // in the current stage
};

/// What decisions about the project look at.
struct alignas(64) FirmProject {
    std::array<float, capability_count> own_capability{};
    float risk_attitude = 0, senior_time = 0;
    float base_revenue = 0;                  // pence a month at joining, the base of growth
    std::uint32_t ring_place = 0;            // its place in the peer ring
    NeedsRow needs{};
    std::uint8_t rewired_links = 0;          // bit k = link k of the peer ring leads to a random firm (agents/phases/peers.h)
    std::uint8_t leaks_known = 0, partnerships_signed = 0;
    std::array<std::uint8_t, 3> unused{};    // fills the line, so that no byte of a row is left to chance
};

/// What support looks at.
struct alignas(32) FirmSupport {
    std::uint64_t active = 0, ever = 0, applied = 0;  // bit i = instrument i: active, ever had, asked for
    std::int32_t gva_last_year = 0, gva_before_last = 0;  // gross value added of the two years before, whole GBP
};

/// Rows by who looks at them, so that a firm that decides something costs a few lines of memory instead of one for every attribute; code sees columns.
struct Firms {
    std::vector<std::uint32_t> id;
    std::vector<FirmMonth> months;
    std::vector<FirmMarket> markets;
    std::vector<FirmProject> projects;
    std::vector<FirmSupport> supports;

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
    Column<&FirmMarket::china_month> china_month;
    Column<&FirmMarket::home_month> home_month;
    Column<&FirmMarket::venture_profit> venture_profit;
    Column<&FirmMarket::adoption_china> adoption_china;
    Column<&FirmMarket::adoption_home> adoption_home;
    Column<&FirmMarket::retained_share> retained_share;
    Column<&FirmMarket::market_scale> market_scale;
    Column<&FirmMarket::quality> quality;
    Column<&FirmMarket::attention> attention;
    Column<&FirmMarket::slot> slot;
    Column<&FirmMarket::intermediary> intermediary;
    Column<&FirmMarket::china_sales_step> china_sales_step;
    Column<&FirmMarket::rival_step> rival_step;
    Column<&FirmMarket::equity_step> equity_step;
    Column<&FirmMarket::base_employees> base_employees;
    Column<&FirmMarket::form> form;
    Column<&FirmMarket::milestones_left> milestones_left;
    Column<&FirmProject::own_capability> own_capability;
    Column<&FirmProject::risk_attitude> risk_attitude;
    Column<&FirmProject::senior_time> senior_time;
    Column<&FirmProject::base_revenue> base_revenue;
    Column<&FirmProject::ring_place> ring_place;
    Column<&FirmProject::needs> needs;
    Column<&FirmProject::rewired_links> rewired_links;
    Column<&FirmProject::leaks_known> leaks_known;
    Column<&FirmProject::partnerships_signed> partnerships_signed;
    Column<&FirmSupport::active> support;
    Column<&FirmSupport::ever> support_ever;
    Column<&FirmSupport::applied> applied;
    Column<&FirmSupport::gva_last_year> gva_last_year;
    Column<&FirmSupport::gva_before_last> gva_before_last;

    Firms() = default;
    Firms(const Firms& other) : id(other.id), months(other.months), markets(other.markets), projects(other.projects), supports(other.supports) { bind(); }
    Firms& operator=(const Firms& other) {
        id = other.id, months = other.months, markets = other.markets, projects = other.projects, supports = other.supports;
        bind();
        return *this;
    }
    ~Firms() = default;

    [[nodiscard]] std::size_t size() const { return id.size(); }
    /// Calls f with every table of rows, so that resizing, permuting and measuring are written once.
    template <class F>
    void for_each_table(F&& f) {
        f(id), f(months), f(markets), f(projects), f(supports);
    }
    /// Gives every table `n` empty rows.
    void resize(std::size_t n) {
        for_each_table([n](auto& table) { table.assign(n, {}); });
        bind();
    }
    /// Asks the processor to fetch what decisions about firm i read, before they are made: firms that decide in a month lie apart.
    void prefetch(std::size_t i) const {
        __builtin_prefetch(&id[i]);
        __builtin_prefetch(&months[i], 1);
        prefetch_decisions(i);
    }
    /// The same but for what every month looks at anyway.
    void prefetch_decisions(std::size_t i) const {
        __builtin_prefetch(&markets[i], 1);
        __builtin_prefetch(&projects[i]);
        __builtin_prefetch(&supports[i]);
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
    /// Points the columns at the rows.
    void bind() {
        const auto all = [](auto& rows, auto&... columns) { (columns.bind(rows), ...); };
        all(months, cash, home_revenue, gva_year, project_cost, milestone_chance, knowledge, lead, pending_equity_gbp, employees, flags, cell, age_at_entry, entry_step,
            stage_step, status_step, sector, status, stage, review_month, negative_months, channel);
        all(markets, china_month, home_month, venture_profit, adoption_china, adoption_home, retained_share, market_scale, quality, attention, slot, intermediary,
            china_sales_step, rival_step, equity_step, base_employees, form, milestones_left);
        all(projects, own_capability, risk_attitude, senior_time, base_revenue, ring_place, needs, rewired_links, leaks_known, partnerships_signed);
        all(supports, support, support_ever, applied, gva_last_year, gva_before_last);
    }
};
static_assert(sizeof(FirmMonth) == 64 && sizeof(FirmMarket) == 64 && sizeof(FirmProject) == 64 && sizeof(FirmSupport) == 32);

/// True for failed, stopped and sold firms.
constexpr bool is_terminal(std::uint8_t status) { return status >= static_cast<std::uint8_t>(Status::failed); }

}  // namespace pactsim
