#pragma once
// Most firms have a month in which nothing happens to them but the running of their business. They are told apart before the phases of single firms begin and
// settled at once; the others are awake and pass through the phases.

#include "agents/state/world.h"

#include <cstddef>

namespace pactsim {

/// Fills scratch.work.awake with the places in world.alive of the firms in [begin, end) to which something may happen this month, and books the month of the others:
/// project cost, business, value added. Every test is at least as wide as what the phases ask, so that they would have found nothing else. Venture sales are not
/// looked at here: they come in every month, and the market phase goes over all who sell.
void settle_quiet_firms(World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end);

/// Fills scratch.work.awake with everybody in [begin, end).
void wake_everybody(ChunkScratch& scratch, std::size_t begin, std::size_t end);

}  // namespace pactsim
