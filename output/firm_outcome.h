#pragma once
// What each firm's whole run comes to, in whole numbers: what a comparison of two worlds reads, firm by firm. One replicate at a time: compare, then drop.

#include "agents/state/world.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace pactsim {

/// "It never came" among the months of a FirmOutcome, which may be negative: before month 0.
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min();

/// One firm's whole run in brief. Sums are over the months of the horizon. Every outcome y splits exactly into the route through China and the home route,
/// y = c + h: value added and jobs into the members ..._china and what is left of the total; a signature and a leak are c, an establishment is the one or the other.
struct FirmOutcome {
    std::uint32_t firm = 0;                    // id
    std::uint16_t cell = 0;                    // sector, UK region, size band at joining
    std::uint16_t entry_step = 0;              // step of joining
    std::uint16_t age_at_entry = 0;            // months
    std::uint16_t intermediary = 0;            // index + 1 of the one that introduced the first partner; 0 = none
    std::uint8_t stage = 0, status = 0;        // at the end
    std::uint8_t channel = 0, form = 0;        // of the first partnership signed; their "none" if there was none
    bool established_in_china = false;
    std::uint32_t knowledge_at_start = 0;      // of China when first on record, millionths
    std::int32_t signed_month = never;         // first signature; -1 if that came before month 0 and the partnership is over
    std::int32_t established_month = never;
    std::int32_t ended_month = never;
    std::uint32_t leaks = 0;
    std::uint64_t support = 0;                 // bit i = ever had instrument i
    std::uint64_t applied = 0, refused = 0;    // bit i = ever asked for instrument i, ever was refused it; from month 0
    std::int64_t job_months = 0;
    std::int64_t job_months_china = 0;         // of them, by the venture's share of sales in months after the firm had signed in China; rounded down once
    Pence uk_gva = 0;                          // both routes
    Pence uk_gva_china = 0;                    // of it, of the venture in months after the firm had signed in China
    Pence uk_gva_year_before = 0;              // of the twelve months before month 0
    Pence venture_revenue_china_route = 0;     // the venture's UK revenue in months after the firm had signed in China
    Pence venture_revenue_home_route = 0;      // and in all other months
    Pence support_awarded = 0;                 // worth of awards, delivery included
    Pence leaked_value = 0;                    // memo, outside the UK: market value of know-how that partners took by leaks
    Pence agreed_gain = 0;                     // memo, outside the UK: market value of know-how that partners learned by agreement, valued as a leak is
};

/// The outcomes of all firms of one world in order of id, and what is kept by firm and year or by firm and source of support.
/// A source is an instrument, or an intermediary group behind the instruments: source = number of instruments + index of the group.
struct FirmOutcomes {
    static constexpr std::int16_t no_month = std::numeric_limits<std::int16_t>::min();

    std::vector<FirmOutcome> firms;
    int warm_up_months = 0, months = 0;        // of the run; months = horizon
    std::size_t years = 0;                     // of the horizon, a last part of a year included
    std::size_t sources = 0;
    std::vector<Pence> uk_gva;                 // [firm][year]
    std::vector<std::int32_t> job_months;      // [firm][year]
    std::vector<std::int16_t> first_support;   // [firm][source]: month of the first award or service; -1 if that came before month 0; no_month = never
    std::vector<std::int16_t> first_decision;  // [firm][source]: month of the first decision in which it could win, from month 1; no_month = never

    [[nodiscard]] Pence gva(std::size_t firm, std::size_t year) const { return uk_gva[firm * years + year]; }
    [[nodiscard]] std::int32_t jobs(std::size_t firm, std::size_t year) const { return job_months[firm * years + year]; }
    [[nodiscard]] std::int16_t supported_since(std::size_t firm, std::size_t source) const { return first_support[firm * sources + source]; }
    [[nodiscard]] std::int16_t decided_in(std::size_t firm, std::size_t source) const { return first_decision[firm * sources + source]; }
    /// Month of joining, negative in the warm-up.
    [[nodiscard]] std::int32_t joined_month(std::size_t firm) const { return static_cast<std::int32_t>(firms[firm].entry_step) - warm_up_months; }
    /// Gives the yearly columns and those by source their size, filled with zero and no_month.
    void size_columns();
};

/// Keeps one FirmOutcome per firm. Memory grows with firms x (years + sources), not with months; nothing of the world is changed.
/// Who has support of a source: firms with an award; for instruments without awards (`all_eligible`, `system`) eligible firms that searched for, talked to or had
/// a partner in China, or sold there, while it was in force; for an intermediary group its clients. Source: rulings 3.
class FirmOutcomeRecorder {
  public:
    /// Call at the end of every month of the horizon.
    void observe(const World& world);
    FirmOutcomes take();

  private:
    /// What changes every month, one cache line a firm, so that a record costs little of a run: sums since the start, and of this year.
    struct alignas(64) Running {
        Pence gva_year = 0;
        Pence gva_china = 0;
        Pence venture_china_route = 0, venture_home_route = 0;
        std::int64_t china_jobs = 0;       // job-months on the China route, millionths
        std::uint64_t reached = 0;         // bit i = instrument i, which needs no award, is noted already
        std::uint16_t client_of = 0;       // index + 1 of the intermediary that was noted last
        std::int32_t jobs_year = 0;
        float gap_agreed = 0;              // of the partnership that the firm had last month
    };

    void start(const World& world);
    void start_firm(const World& world, std::size_t firm);
    void note_event(const World& world, const Event& event);
    void note_support(std::size_t firm, const Event& event, std::int16_t month);
    void note_client(const World& world, std::size_t firm, std::uint16_t intermediary, std::int16_t month);
    void note_reached(const World& world, std::size_t firm, std::uint64_t instruments, std::int16_t month);
    void note_partner_gain(const World& world, std::size_t firm);
    void note_month(const World& world, std::size_t firm, Pence bought_in);
    void note_fit(const World& world, std::size_t firm);
    void close_year(const World& world);
    [[nodiscard]] std::int16_t& first_support(std::size_t firm, std::size_t source) { return outcomes_.first_support[firm * outcomes_.sources + source]; }

    FirmOutcomes outcomes_;
    std::vector<Running> running_;
    std::vector<std::uint64_t> fits_;      // bit i = the firm's application to instrument i could have won at the end of last month
    std::size_t instruments_ = 0;
};

}  // namespace pactsim
