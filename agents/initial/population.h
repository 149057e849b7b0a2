#pragma once
// The firms of one replicate: those present at the start and those that will join, drawn before the first month. Arrivals depend on nothing that a scheme
// could change (rulings 2.4), so a firm has the same id and the same attributes in every world that shares seed and replicate.

#include "agents/state/world.h"

namespace pactsim {

/// Fills the columns of firms, their order of joining and the peer ring.
void draw_firms(World& world);

/// Fills partners and the static lists through which they are met.
void draw_partners(World& world);

/// Fills intermediaries and the lists of who serves which clients.
void place_intermediaries(World& world);

}  // namespace pactsim
