#pragma once
// Follows one firm through a replicate: runs the same months as everybody else, looks at the firm before every phase, and keeps what happens to it.

#include "agents/state/constants.h"
#include "agents/state/world.h"
#include "output/story.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace pactsim {

/// One world whose months are run with an eye on a few firms. Two of these, month by month, show one firm in two worlds.
class LifeTrace {
  public:
    /// Starts a replicate. Throws UsageError with the valid range if one of the ids (from 1) is no firm of it.
    LifeTrace(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, const std::vector<std::int64_t>& firm_ids, int threads = 1);

    /// The horizon is over, or every followed firm has ended.
    [[nodiscard]] bool done() const;
    /// Runs one month: the same as everybody else's, whoever is followed.
    void run_month();

    /// The world as it stands after the months run so far.
    [[nodiscard]] const World& world() const { return world_; }
    /// Month that run_month ran last; those of the warm-up are negative.
    [[nodiscard]] int last_month() const { return world_.constants->calendar.month_of_step(world_.step - 1); }
    /// Place in storage of the k-th followed firm, until the next month is run.
    [[nodiscard]] std::size_t firm(std::size_t k) const { return firms_[k]; }
    /// Its life so far. Before it joins there is nothing but the start.
    [[nodiscard]] const FirmLife& life(std::size_t k) const { return lives_[k]; }

  private:
    [[nodiscard]] bool goes_on(std::size_t k) const;
    void find_followed();

    World world_;
    std::vector<std::uint32_t> ids_;
    std::vector<std::size_t> firms_;  // where they are stored
    std::vector<FirmLife> lives_;
};

/// Runs one replicate and follows the firm with this id (from 1). Throws UsageError with the valid range if there is no such firm.
FirmLife trace_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, std::int64_t firm_id, int threads = 1);

/// The id of the firm with the most events that change its course (steps of work and forms to fill in do not count); the lowest id among equals.
/// Runs the replicate once. Throws UsageError if the scenario has no firms.
std::int64_t most_eventful_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads = 1);

}  // namespace pactsim
