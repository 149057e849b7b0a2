#pragma once
// What single firms leave behind: a row per firm and month (`--record firms`), or one compact record per firm at the end (for comparing worlds).

#include "agents/state/world.h"
#include "output/results_layout.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace pactsim {

/// The columns of per-firm histories: status, stage, form, channel, partner and the rest. Codes carry their words.
std::span<const FirmColumn> firm_columns();

/// Rough size in bytes of the histories of one replicate in memory, if no firm ends.
std::uint64_t firm_history_bytes(std::uint64_t firms, std::uint64_t months);

/// Records a row per live firm and month; a firm's last row is the month in which it ended. Firms are named by their id (1, 2, ...).
class FirmHistoryRecorder {
  public:
    FirmHistoryRecorder();
    void observe(const World& world);
    FirmHistories take();

  private:
    FirmHistories rows_;
};

/// "It never came" among the months of a FirmOutcome, which may be negative: before month 0.
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min();

/// One firm's whole run in brief, in whole numbers: outcomes are split into the route through China and the home route. Sums are over the months of the horizon.
struct FirmOutcome {
    std::uint32_t firm = 0;                    // id
    std::uint16_t cell = 0;                    // sector, UK region, size band at joining
    std::uint16_t entry_step = 0;              // step of joining
    std::uint8_t stage = 0, status = 0;        // at the end
    std::uint8_t channel = 0, form = 0;        // of the first partnership signed; their "none" if there was none
    std::uint16_t intermediary = 0;            // index + 1 of the one that introduced the first partner; 0 = none
    std::int32_t signed_month = never;         // first signature
    std::int32_t established_month = never;
    bool established_in_china = false;
    std::int32_t ended_month = never;
    std::uint32_t leaks = 0;
    std::uint64_t support = 0;                 // bit i = ever had instrument i
    std::int64_t job_months = 0;
    Pence uk_gva = 0;                          // both routes
    Pence home_revenue = 0;                    // outside the venture
    Pence venture_revenue_china_route = 0;     // the venture's UK revenue in months after the firm had signed in China
    Pence venture_revenue_home_route = 0;      // and in all other months
    Pence support_awarded = 0;                 // worth of awards, delivery included
};

/// Keeps one FirmOutcome per firm that joined. Memory does not grow with months.
class FirmOutcomeRecorder {
  public:
    void observe(const World& world);
    /// In order of storage.
    std::vector<FirmOutcome> take();

  private:
    void start(const World& world);
    void note_events(const World& world);

    std::vector<FirmOutcome> outcomes_;
};

}  // namespace pactsim
