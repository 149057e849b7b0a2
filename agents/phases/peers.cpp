#include "agents/phases/peers.h"

#include "agents/purpose.h"

namespace pactsim {

std::size_t neighbour(const World& world, std::size_t firm, int link) {
    const std::size_t n = world.ring.size();
    const Block block = world.draws.block(world.firms.id[firm], static_cast<std::uint32_t>(link + 1), 0, number(Purpose::peer_links));
    if (uniform(block.word[0]) < world.config().knowledge.rewiring) {
        return world.ring[static_cast<std::size_t>(uniform(block.word[1]) * static_cast<double>(n))];
    }
    const std::size_t reach = static_cast<std::size_t>(link / 2 + 1) % n;
    const std::size_t place = world.ring_place[firm];
    return world.ring[(link % 2 == 0 ? place + reach : place + n - reach) % n];
}

PeerView look_at_peers(const World& world, std::size_t firm) {
    const Firms& f = world.firms;
    PeerView view;
    for (int link = 0; link < world.config().knowledge.peers; ++link) {
        const std::size_t j = neighbour(world, firm, link);
        if (j == firm || f.entry_step[j] > world.step || is_terminal(f.status[j])) continue;
        ++view.count;
        view.knowledge += static_cast<double>(f.knowledge[j]);
        const bool success = f.status_of(j) == Status::partnered || f.has(j, flag_established_china);
        view.china_success += success ? 1.0 : 0.0;
        view.supported += (f.support_ever[j] & world.constants->touching_instruments) != 0 ? 1.0 : 0.0;
    }
    if (view.count == 0) return {};
    view.knowledge /= view.count;
    view.china_success /= view.count;
    view.supported /= view.count;
    return view;
}

}  // namespace pactsim
