// Phase: entry. Reads: firms at home whose yearly review falls in this month, climate, peers, support. Writes: status, senior time given to China, search slots.
// After policy, so that support on offer this month counts; before search, so that a firm that enters searches this month.

#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/peers.h"
#include "agents/phases/phases.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/entry.h"
#include "sim/distributions.h"

namespace pactsim {

namespace {

bool reviews_now(const World& world, std::size_t i) {
    const int period = world.config().entry.review_months;
    return (world.step + world.firms.review_month[i]) % period == 0;
}

/// Best split of senior time: both routes, with the time each gets.
struct Split {
    double china_gbp = 0;
    double attention = 1;
};

Split best_split(const World& world, std::size_t i, const LeverSet& levers) {
    const EntryConfig& c = world.config().entry;
    const double time = static_cast<double>(world.firms.senior_time[i]);
    Split best;
    for (const double phi : c.attention_options) {
        const double china = value_of(imagined_china_route(world, i, phi * time, levers), c.discount_per_month).value_gbp;
        const double home = value_of(home_route(world, i, (1.0 - phi) * time, levers), c.discount_per_month).value_gbp;
        const double both = china + std::max(0.0, home);
        if (phi == c.attention_options.front() || both > best.china_gbp) best = {both, phi};
    }
    return best;
}

void review(World& world, ChunkScratch& scratch, std::size_t i, const LeverSet& levers) {
    const Config& config = world.config();
    Firms& f = world.firms;
    const Split split = best_split(world, i, levers);
    EntryView view;
    view.china_gbp = split.china_gbp;
    const double time = static_cast<double>(f.senior_time[i]);
    view.home_gbp = std::max(0.0, value_of(home_route(world, i, time, levers), config.entry.discount_per_month).value_gbp);
    const std::size_t s = f.sector[i];
    view.scale_gbp = config.sectors[s].market_china_gbp * world.constants->market_value_china[s];
    const PeerView peers = config.forms.interactions ? look_at_peers(world, i) : PeerView{};
    view.peer_success = peers.china_success;
    view.regime_risk = world.constants->regime_risk[static_cast<std::size_t>(world.environment.regime)];
    view.aspiration_gbp = config.entry.aspiration_memory * view.scale_gbp + (1.0 - config.entry.aspiration_memory) * view.home_gbp;
    const double chance = entry_chance(view, config.forms.entry, config.entry);
    const Block block = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::firm_year));
    if (!bernoulli(uniform(block.word[2]), chance)) {
        emit(scratch, i, EventKind::stayed_home, f.stage[i], chance, to_pence(split.china_gbp - view.home_gbp));
        return;
    }
    f.attention[i] = static_cast<float>(split.attention);
    const double cost = config.entry.fixed_cost_gbp * config.entry.upfront_share * world.environment.effects.entry_cost * (1.0 - levers[Lever::entry_cost]);
    pay(world, scratch, i, Transfer::travel_and_legal, to_pence(cost));
    emit(scratch, i, EventKind::entered_search, f.stage[i], chance, to_pence(split.china_gbp - view.home_gbp));
    scratch.started.push_back(static_cast<std::uint32_t>(i));
}

void start_search(World& world, std::uint32_t i) {
    if (world.free_searches.empty()) {
        world.free_searches.push_back(static_cast<std::int32_t>(world.searches.size()));
        world.searches.emplace_back();
    }
    const std::int32_t slot = world.free_searches.back();
    world.free_searches.pop_back();
    Search& search = world.searches[static_cast<std::size_t>(slot)];
    search = {};
    search.firm = i;
    search.used = true;
    Firms& f = world.firms;
    f.status[i] = static_cast<std::uint8_t>(Status::searching);
    f.status_step[i] = static_cast<std::uint16_t>(world.step);
    f.slot[i] = slot;
    f.set(i, flag_dirty);
}

}  // namespace

void entry_phase(World& world) {
    const std::size_t n = world.alive.size();
    const auto rollout_done = static_cast<std::uint8_t>(Stage::established);
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t i = world.alive[k];
            if (world.firms.status_of(i) != Status::home || !reviews_now(world, i)) continue;
            if (world.firms.stage[i] == rollout_done || world.firms.has(i, flag_project_over) || world.firms.has(i, flag_paused)) continue;
            review(world, scratch, i, support.of(i));
        }
    });
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        for (const std::uint32_t i : scratch.started) start_search(world, i);
    });
}

}  // namespace pactsim
