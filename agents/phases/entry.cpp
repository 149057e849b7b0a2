// Phase: entry. Reads: firms at home whose yearly review falls in this month, climate, peers, support. Writes: status, senior time given to China, search slots.
// After policy, so that support on offer this month counts; before search, so that a firm that enters searches this month.

#include "agents/phases/agenda.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/peers.h"
#include "agents/phases/phases.h"
#include "agents/phases/routes.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "agents/rules/entry.h"
#include "sim/distributions.h"

#include <algorithm>
#include <bit>

namespace pactsim {

namespace {

/// Support that a firm may hope for once it looks to China: belief in winning x what it is worth, over open instruments that its next statuses would admit.
double hoped_support_gbp(const World& world, std::size_t i) {
    const Firms& f = world.firms;
    const Constants& c = *world.constants;
    std::uint64_t ahead = c.eligibility.at(f.cell[i], static_cast<std::size_t>(Status::searching), f.stage[i]) |
                          c.eligibility.at(f.cell[i], static_cast<std::size_t>(Status::partnered), f.stage[i]);
    ahead &= world.open_instruments & c.awarded_instruments & c.touching_instruments & ~c.eligibility.at(f.cell[i], static_cast<std::size_t>(Status::home), f.stage[i]);
    double hoped = 0.0;
    for (; ahead != 0; ahead &= ahead - 1) {
        const auto index = static_cast<std::size_t>(std::countr_zero(ahead));
        if (!meets_own_terms(world, i, index)) continue;
        const InstrumentConfig& instrument = c.config.policy.instruments[index];
        const double known = std::min(1.0, instrument.awareness + c.config.policy.take_up.knowledge_weight * static_cast<double>(f.knowledge[i]));
        const double cash = std::min(instrument.award_cap_gbp, instrument.award_gbp + instrument.award_share * to_gbp(f.project_cost[i]) * instrument.duration_months);
        hoped += known * world.instruments[index].believed_success * (cash + instrument.perceived_value_gbp);
    }
    return hoped;
}

/// Best split of senior time, and what both routes together are then worth.
struct Split {
    double value_gbp = 0;
    double attention = 1;
};

/// Both routes of a firm, worked out once: for every split of senior time only the hazards are new.
struct Routes {
    RouteView china, home;                                  // home: with all senior time
    std::array<double, working_stages> home_reach_hazard{};
};

Routes routes_of(const World& world, std::size_t i, const LeverSet& levers) {
    const double time = static_cast<double>(world.firms.senior_time[i]);
    Routes routes{imagined_china_route(world, i, time, levers), home_route(world, i, time, levers), {}};
    for (std::size_t k = world.firms.stage[i]; k < working_stages; ++k) routes.home_reach_hazard[k] = home_reach_hazard(world, i, k);
    return routes;
}

/// Two teams at the same milestones: hazards add, each team costs its part; what could end the China route weighs with the part it plays.
RouteView both_routes(const World& world, std::size_t i, const Routes& routes, double phi, const LeverSet& levers) {
    const double time = static_cast<double>(world.firms.senior_time[i]);
    const std::size_t stage = world.firms.stage[i];
    RouteView route = routes.china;
    double china_part = 0.0;
    for (std::size_t k = stage; k < working_stages; ++k) {
        const double china = imagined_hazard(world, i, k, phi * time, levers);
        const double home = home_hazard_from(world, i, k, routes.home_reach_hazard[k], (1.0 - phi) * time, levers);
        if (k == stage) china_part = china / std::max(1e-12, china + home);
        route.milestone_hazard[k] = china + home;
        route.cost_per_month_gbp[k] += (1.0 - phi) * routes.home.cost_per_month_gbp[k];
    }
    route.loss_hazard = routes.home.loss_hazard + (route.loss_hazard - routes.home.loss_hazard) * china_part;
    return route;
}

Split best_split(const World& world, std::size_t i, const Routes& routes, const LeverSet& levers) {
    const EntryConfig& c = world.config().entry;
    Split best;
    for (const double phi : c.attention_options) {
        const double value = value_of(both_routes(world, i, routes, phi, levers), c.discount_per_month).value_gbp;
        if (phi == c.attention_options.front() || value > best.value_gbp) best = {value, phi};
    }
    best.value_gbp += hoped_support_gbp(world, i);
    return best;
}

void review(World& world, ChunkScratch& scratch, std::size_t i, const LeverSet& levers) {
    const Config& config = world.config();
    Firms& f = world.firms;
    const Routes routes = routes_of(world, i, levers);
    const Split split = best_split(world, i, routes, levers);
    EntryView view;
    view.china_gbp = split.value_gbp;
    view.home_gbp = std::max(0.0, value_of(routes.home, config.entry.discount_per_month).value_gbp);
    const std::size_t s = f.sector[i];
    view.scale_gbp = config.sectors[s].market_china_gbp * world.constants->market_value_china[s];
    const PeerView peers = config.forms.interactions ? look_at_peers(world, i) : PeerView{};
    view.peer_success = peers.china_success;
    view.regime_risk = world.constants->regime_risk[static_cast<std::size_t>(world.environment.regime)];
    view.aspiration_gbp = config.entry.aspiration_memory * view.scale_gbp + (1.0 - config.entry.aspiration_memory) * view.home_gbp;
    const double chance = entry_chance(view, config.forms.entry, config.entry);
    const Block block = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::firm_year));
    if (!bernoulli(uniform(block.word[2]), chance)) {
        emit(scratch, i, EventKind::stayed_home, f.stage[i], chance, to_pence(split.value_gbp - view.home_gbp));
        return;
    }
    f.attention[i] = static_cast<float>(split.attention);
    const double cost = config.entry.fixed_cost_gbp * config.entry.upfront_share * world.environment.effects.entry_cost * (1.0 - levers[Lever::entry_cost]);
    pay(world, scratch, i, Transfer::travel_and_legal, to_pence(cost));
    emit(scratch, i, EventKind::entered_search, f.stage[i], chance, to_pence(split.value_gbp - view.home_gbp));
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
    world.agenda.started.push_back(i);
}

}  // namespace

void entry_phase(World& world) {
    const std::span<const std::uint32_t> reviewing = agenda_of_month(world).reviewing;
    const std::size_t n = reviewing.size();
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        for_firms_ahead(world, reviewing.subspan(begin, end - begin), [&](std::uint32_t i) { review(world, scratch, i, support.of(i)); });
    });
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        for (const std::uint32_t i : scratch.started) start_search(world, i);
    });
}

}  // namespace pactsim
