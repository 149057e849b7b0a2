#pragma once
// A firm's neighbours in the small world of firms: a ring of alike firms with some links rewired by keyed draws (Watts and Strogatz 1998). The network is a
// function of ids; only which links are rewired is kept. A month's decisions look at peers as they stood at the end of the month before, so the order in
// which firms decide cannot matter.

#include "agents/state/world.h"

namespace pactsim {

/// What a firm learns from its living neighbours.
struct PeerView {
    double knowledge = 0;       // mean knowledge of China
    double china_success = 0;   // share that is partnered or established through China
    double supported = 0;       // share that has had support
    int count = 0;
};

/// Draws which links of every firm are rewired, and opens the faces of the firms that are there at the start.
void open_peers(World& world);

/// Place in the ring of neighbour `link` (0 .. peers-1) of a firm.
std::size_t neighbour_place(const World& world, std::size_t firm, int link);

PeerView look_at_peers(const World& world, std::size_t firm);

/// What others may see of the firm as it stands.
PeerFace face_of(const World& world, std::size_t firm);

}  // namespace pactsim
