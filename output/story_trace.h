#pragma once
// Follows one firm through a replicate: runs the same months as everybody else, looks at the firm before every phase, and keeps what happens to it.

#include "agents/state/constants.h"
#include "output/story.h"

#include <cstdint>
#include <memory>

namespace pactsim {

/// Runs one replicate and follows the firm with this id (from 1). Throws UsageError with the valid range if there is no such firm.
FirmLife trace_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, std::int64_t firm_id, int threads = 1);

/// The id of the firm with the most events that change its course (steps of work and forms to fill in do not count); the lowest id among equals.
/// Runs the replicate once. Throws UsageError if the scenario has no firms.
std::int64_t most_eventful_firm(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads = 1);

}  // namespace pactsim
