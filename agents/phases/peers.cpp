#include "agents/phases/peers.h"

#include "agents/purpose.h"
#include "sim/parallel.h"

#include <bit>

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

namespace {

/// What faces add up to, in whole numbers: the order of looking does not matter.
struct FaceSums {
    std::uint32_t present = 0, success = 0, supported = 0;
    std::uint64_t knowledge = 0;
    /// Adds a face if `counts` is 1, nothing if it is 0.
    void add(PeerFace face, std::uint32_t counts) {
        counts &= face.bit(peer_present);
        present += counts;
        success += counts * face.bit(peer_success);
        supported += counts * face.bit(peer_supported);
        knowledge += counts * face.knowledge_steps();
    }
};

/// The nearest neighbours on both sides, link by link from the inside out, without those whose link leads elsewhere. None lies beyond the ends of the ring.
void add_nearest(FaceSums& sums, const PeerFace* own, int links, unsigned rewired) {
    for (int link = 0; link + 1 < links; link += 2, rewired >>= 2) {
        const std::ptrdiff_t reach = link / 2 + 1;
        sums.add(own[reach], ~rewired & 1u);
        sums.add(own[-reach], ~(rewired >> 1) & 1u);
    }
    if (links % 2 != 0) sums.add(own[links / 2 + 1], ~rewired & 1u);
}

}  // namespace

PeerView look_at_peers(const World& world, std::size_t firm) {
    const std::size_t own = world.firms.ring_place[firm];
    const unsigned rewired = world.firms.rewired_links[firm];
    const int links = world.config().knowledge.peers;
    FaceSums sums;
    const bool inside = own >= 8 && own + 8 < world.faces.size();
    if (inside) add_nearest(sums, &world.faces[own], links, rewired);
    for (unsigned left = inside ? rewired : (1u << links) - 1u; left != 0; left &= left - 1) {
        const std::size_t place = neighbour_place(world, firm, std::countr_zero(left));
        sums.add(world.faces[place], place != own ? 1u : 0u);
    }
    if (sums.present == 0) return {};
    const double count = sums.present;
    return {PeerFace::knowledge_of(sums.knowledge) / count, sums.success / count, sums.supported / count, static_cast<int>(sums.present)};
}

PeerFace face_of(const World& world, std::size_t firm) {
    const Firms& f = world.firms;
    if (is_terminal(f.status[firm])) return {};
    const bool success = f.status_of(firm) == Status::partnered || f.has(firm, flag_established_china);
    const bool supported = (f.support_ever[firm] & world.constants->touching_instruments) != 0;
    return {f.knowledge[firm], peer_present | (success ? peer_success : 0u) | (supported ? peer_supported : 0u)};
}

}  // namespace pactsim
