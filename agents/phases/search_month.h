#pragma once
// One searching firm's month: whom it meets, what it makes of them, to whom it proposes.

#include "agents/state/world.h"

namespace pactsim {

/// Pays for the month, meets candidates, updates the shortlist and adds the firm's proposals, best first, to the scratch.
void search_month(World& world, ChunkScratch& scratch, std::size_t firm, const Block& counts, const LeverSet& levers);

/// True value of a partner for a firm in units of fit: needs met, and trustworthiness.
double candidate_value(const World& world, std::size_t firm, const Partner& partner);

}  // namespace pactsim
