#include "agents/phases/peers.h"

#include "agents/purpose.h"
#include "sim/parallel.h"

namespace pactsim {

namespace {

Block link_block(const World& world, std::size_t firm, int link) {
    return world.draws.block(world.firms.id[firm], static_cast<std::uint32_t>(link + 1), 0, number(Purpose::peer_links));
}

}  // namespace

void open_peers(World& world) {
    Firms& f = world.firms;
    for_each_chunk(f.size(), 2048, world.threads, [&](std::size_t, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            std::uint32_t rewired = 0;
            for (int link = 0; link < world.config().knowledge.peers; ++link) {
                if (uniform(link_block(world, i, link).word[0]) < world.config().knowledge.rewiring) rewired |= 1u << link;
            }
            f.rewired_links[i] = static_cast<std::uint8_t>(rewired);
        }
    });
    world.faces.assign(f.size(), {});
    for (std::size_t i = 0; i < world.joins.front(); ++i) world.faces[f.ring_place[i]] = face_of(world, i);
}

std::size_t neighbour_place(const World& world, std::size_t firm, int link) {
    const std::size_t n = world.faces.size();
    if ((world.firms.rewired_links[firm] >> link & 1) != 0) return static_cast<std::size_t>(uniform(link_block(world, firm, link).word[1]) * static_cast<double>(n));
    std::size_t reach = static_cast<std::size_t>(link / 2 + 1);
    if (reach >= n) reach %= n;
    const std::size_t place = world.firms.ring_place[firm];
    const std::size_t other = link % 2 == 0 ? place + reach : place + n - reach;
    return other < n ? other : other - n;
}

PeerView look_at_peers(const World& world, std::size_t firm) {
    const std::size_t own = world.firms.ring_place[firm];
    const unsigned rewired = world.firms.rewired_links[firm];
    const int links = world.config().knowledge.peers;
    const bool inside = own >= 8 && own + 8 < world.faces.size();  // no neighbour lies beyond the ends of the ring
    int count = 0, successes = 0, supported = 0;
    double knowledge = 0.0;
    for (int link = 0; link < links; ++link) {
        const bool near = inside && (rewired >> link & 1) == 0;
        const std::size_t reach = static_cast<std::size_t>(link / 2 + 1);
        const std::size_t place = near ? (link % 2 == 0 ? own + reach : own - reach) : neighbour_place(world, firm, link);
        const PeerFace face = world.faces[place];
        if (place == own || !face.has(peer_present)) continue;
        ++count;
        knowledge += face.knowledge();
        successes += face.has(peer_success) ? 1 : 0;
        supported += face.has(peer_supported) ? 1 : 0;
    }
    if (count == 0) return {};
    return {knowledge / count, static_cast<double>(successes) / count, static_cast<double>(supported) / count, count};
}

PeerFace face_of(const World& world, std::size_t firm) {
    const Firms& f = world.firms;
    if (is_terminal(f.status[firm])) return {};
    const bool success = f.status_of(firm) == Status::partnered || f.has(firm, flag_established_china);
    const bool supported = (f.support_ever[firm] & world.constants->touching_instruments) != 0;
    return {f.knowledge[firm], peer_present | (success ? peer_success : 0u) | (supported ? peer_supported : 0u)};
}

}  // namespace pactsim
