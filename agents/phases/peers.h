#pragma once
// A firm's neighbours in the small world of firms: a ring of alike firms with some links rewired by keyed draws (Watts and Strogatz 1998). The network is a
// function of ids; nothing is stored.

#include "agents/state/world.h"

namespace pactsim {

/// What a firm learns from its living neighbours.
struct PeerView {
    double knowledge = 0;       // mean knowledge of China
    double china_success = 0;   // share that is partnered or established through China
    double supported = 0;       // share that has had support
    int count = 0;
};

/// Index of neighbour `link` (0 .. peers-1) of a firm.
std::size_t neighbour(const World& world, std::size_t firm, int link);

PeerView look_at_peers(const World& world, std::size_t firm);

}  // namespace pactsim
