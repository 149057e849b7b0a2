#pragma once
// What one finished month offers to whoever records it: whole numbers only, so that sums do not depend on the order of adding.

#include "agents/events.h"
#include "agents/state/books.h"
#include "agents/state/policy_book.h"
#include "scenarios/schema/vocabulary.h"

#include <array>
#include <cstdint>
#include <vector>

namespace pactsim {

/// Sums over firms that every margin needs. Shares are summed in millionths.
enum class FirmSum : std::uint8_t {
    firms, searching, negotiating, partnered, china_route, employees, uk_gva, home_revenue, venture_revenue_home, venture_revenue_china, knowledge, cash, selling_china };
inline constexpr std::size_t firm_sum_count = 13;

/// Sums over partnerships.
enum class PactSum : std::uint8_t { partnerships, trust, age_months, partner_gain_agreed, partner_gain_leaked };
inline constexpr std::size_t pact_sum_count = 5;

using FirmSums = std::array<std::int64_t, firm_sum_count>;
using PactSums = std::array<std::int64_t, pact_sum_count>;

/// How shares are kept in whole numbers.
inline constexpr double share_scale = 1e6;

/// What one thread counts: each firm once, by cell and stage together.
struct ThreadTally {
    /// Sets every sum to zero for that many cells.
    void reset(std::size_t cells);

    std::vector<FirmSums> by_cell_and_stage;             // [cell][stage < 4]
    std::array<FirmSums, governance_form_count + 1> by_form{};
    std::array<FirmSums, channel_count + 1> by_channel{};
    std::vector<PactSums> pacts_by_cell;
    std::array<PactSums, 4> pacts_by_stage{};
    std::array<PactSums, governance_form_count> pacts_by_form{};
    std::array<PactSums, channel_count> pacts_by_channel{};
};

struct MonthTally {
    /// Sets every sum to zero for that many cells.
    void reset(std::size_t cells);
    /// Adds what a thread has counted.
    void add(const ThreadTally& counted);

    std::vector<FirmSums> by_cell;                       // [cell of sector x uk region x size]
    std::array<FirmSums, 4> by_stage{};
    std::array<FirmSums, governance_form_count + 1> by_form{};   // last = none
    std::array<FirmSums, channel_count + 1> by_channel{};        // last = none
    std::vector<PactSums> pacts_by_cell;
    std::array<PactSums, 4> pacts_by_stage{};
    std::array<PactSums, governance_form_count> pacts_by_form{};
    std::array<PactSums, channel_count> pacts_by_channel{};
    std::int64_t partner_capacity = 0, partner_used = 0;
    std::int64_t public_knowledge = 0;                   // millionths
    std::int64_t regime = 0;
    std::int64_t exchange_rate = 0;                      // millionths of CNY per GBP
};

}  // namespace pactsim
