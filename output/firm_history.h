#pragma once
// What single firms leave behind month by month (`--record firms`); output/firm_outcome.h keeps one compact record per firm.

#include "agents/state/world.h"
#include "output/results_layout.h"

#include <cstdint>
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
    std::vector<std::uint32_t> in_order_of_id_;  // indices
};

}  // namespace pactsim
