// Phase: search. Reads: partners and their free places, intermediaries, knowledge, climate. Writes: searches, clients, proposals of the month, search costs.
// After entry, so that new searchers start at once; before match, which settles the proposals made here.

#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/phases.h"
#include "agents/phases/search_month.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "sim/distributions.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace pactsim {

namespace {

/// No Gumbel draw from this word is larger: with 1 - u at least 2^-k, -log(-log u) is at most -log(1 - u), which is at most k ln 2. Spares most logarithms.
double gumbel_at_most(std::uint32_t word) {
    constexpr double ln2 = 0.6931471805599454;
    return ln2 * (std::countl_one(word) + 1);
}

/// Blocks for one firm and each of the intermediaries, into scratch.blocks.
void draw_for_each(const World& world, ChunkScratch& scratch, std::size_t i, const std::vector<std::uint16_t>& intermediaries) {
    scratch.ids.assign(intermediaries.size(), world.firms.id[i]);
    scratch.other_ids.clear();
    for (const std::uint16_t k : intermediaries) scratch.other_ids.push_back(world.intermediaries[k].key);
    scratch.blocks.resize(intermediaries.size());
    world.draws.fill(scratch.ids, scratch.other_ids, world.step_key(), number(Purpose::intermediary_choice), scratch.blocks);
}

/// The intermediary a firm would rather have now, or 0 for none: its screening and record against its fee, with keyed Gumbel noise per intermediary.
std::uint16_t preferred_intermediary(const World& world, ChunkScratch& scratch, std::size_t i, const LeverSet& levers) {
    const Firms& f = world.firms;
    const SearchConfig& c = world.config().search;
    const auto& reachable = world.intermediaries_of[world.constants->uk_region_of_cell(f.cell[i]) * world.constants->sectors + f.sector[i]];
    std::uint16_t best = 0;
    double best_score = 0.0;
    draw_for_each(world, scratch, i, reachable);
    std::size_t n = 0;
    for (const std::uint16_t k : reachable) {
        const Intermediary& one = world.intermediaries[k];
        const IntermediaryConfig& group = world.config().intermediaries[one.group];
        const double record = (static_cast<double>(one.good) + 1.0) / (static_cast<double>(one.good) + static_cast<double>(one.bad) + 2.0);
        const double fee = world.constants->reach[one.group].funded ? 0.0 : group.fee_gbp * (1.0 - levers[Lever::search_cost]);
        const double value = static_cast<double>(one.screening) + c.record_weight * (record - 0.5) + c.reach_weight * group.candidates_per_month -
                             c.fee_weight * fee / std::max(1.0, c.direct.cost_gbp_per_month);
        const std::uint32_t word = scratch.blocks[n++].word[0];
        if (best != 0 && value + c.intermediary_noise * gumbel_at_most(word) < best_score) continue;
        const double score = value + c.intermediary_noise * gumbel(uniform(word));
        if (best == 0 || score > best_score) {
            best_score = score;
            best = static_cast<std::uint16_t>(k + 1);
        }
    }
    if (best == 0) return 0;
    const Block own = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::intermediary_priority));
    const double alone = c.intermediary_noise * gumbel(uniform(own.word[2]));
    return best_score > alone ? best : 0;
}

/// True if an award that an intermediary delivers binds the firm to it.
bool served_under_award(const World& world, std::size_t i) {
    return world.firms.intermediary[i] != 0 && (world.firms.support[i] & world.constants->delivered_instruments) != 0;
}

/// First half: clients choose, and ask to be served.
void choose_intermediary(World& world, ChunkScratch& scratch, std::size_t i, const LeverSet& levers) {
    Firms& f = world.firms;
    const int months = world.step - f.status_step[i];
    if (months % world.config().search.intermediary_review_months == 0 && !served_under_award(world, i)) {
        const std::uint16_t before = f.intermediary[i];
        f.intermediary[i] = preferred_intermediary(world, scratch, i, levers);
        if (f.intermediary[i] != 0 && f.intermediary[i] != before) {
            emit(scratch, i, EventKind::became_client, world.intermediaries[f.intermediary[i] - 1u].type, 0.0, 0, f.intermediary[i]);
        }
    }
    if (f.intermediary[i] == 0) return;
    const Block block = world.draws.block(f.id[i], 0, world.step_key(), number(Purpose::intermediary_priority));
    scratch.requests.push_back({static_cast<std::uint16_t>(f.intermediary[i] - 1), static_cast<std::uint32_t>(f.slot[i]), f.id[i],
                                static_cast<std::uint64_t>(block.word[0]) << 32 | block.word[1]});
}

int capacity_now(const World& world, const Intermediary& one) {
    if (!world.config().forms.interactions) return std::numeric_limits<int>::max();
    const double capacity = world.config().intermediaries[one.group].capacity_per_month * world.system_levers[Lever::intermediary_capacity];
    return static_cast<int>(capacity);
}

/// Second half: each intermediary serves as many as it can, in the order of keyed priorities.
void serve_clients(World& world, std::size_t n) {
    MatchingWork& work = world.matching;
    work.requests.clear();
    work.served.assign(world.searches.size(), 0);
    for (Intermediary& one : world.intermediaries) one.served = 0;
    settle_chunks(world, n, [&](ChunkScratch& scratch) {
        work.requests.insert(work.requests.end(), scratch.requests.begin(), scratch.requests.end());
        for (const ServiceRequest& request : scratch.requests) ++world.intermediaries[request.intermediary].served;  // wishes, for now
    });
    // Those with time for all serve all; only the rest need an order.
    std::erase_if(work.requests, [&](const ServiceRequest& request) {
        const Intermediary& one = world.intermediaries[request.intermediary];
        if (static_cast<int>(one.served) > capacity_now(world, one)) return false;
        work.served[request.search] = 1;
        return true;
    });
    for (const ServiceRequest& request : work.requests) world.intermediaries[request.intermediary].served = 0;
    std::sort(work.requests.begin(), work.requests.end(), [](const ServiceRequest& a, const ServiceRequest& b) {
        if (a.intermediary != b.intermediary) return a.intermediary < b.intermediary;
        return a.priority != b.priority ? a.priority < b.priority : a.firm_id < b.firm_id;
    });
    for (const ServiceRequest& request : work.requests) {
        Intermediary& one = world.intermediaries[request.intermediary];
        if (static_cast<int>(one.served) >= capacity_now(world, one)) continue;
        ++one.served;
        work.served[request.search] = 1;
    }
}

bool gives_up(const World& world, std::size_t i) {
    return world.step - world.firms.status_step[i] >= world.config().search.give_up_months || world.firms.has(i, flag_project_over) ||
           world.firms.stage_of(i) == Stage::established;
}

void go_home(World& world, ChunkScratch& scratch, std::size_t i) {
    Firms& f = world.firms;
    scratch.ended_searches.push_back(f.slot[i]);
    emit(scratch, i, EventKind::gave_up_search, 0, world.step - f.status_step[i]);
    f.status[i] = static_cast<std::uint8_t>(Status::home);
    f.status_step[i] = static_cast<std::uint16_t>(world.step);
    f.slot[i] = -1;
    f.intermediary[i] = 0;
    f.attention[i] = 1.0F;
    f.set(i, flag_dirty);
}

}  // namespace

void search_phase(World& world) {
    firms_with_status(world, Status::searching, world.roster);
    const std::size_t n = world.roster.size();
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t i = world.roster[k];
            if (k + firms_ahead < end) world.firms.prefetch(world.roster[k + firms_ahead]);
            if (gives_up(world, i)) go_home(world, scratch, i);
            else choose_intermediary(world, scratch, i, support.of(i));
        }
    });
    serve_clients(world, n);
    release_slots(world, n);
    std::erase_if(world.roster, [&](std::uint32_t i) { return world.firms.status_of(i) != Status::searching; });
    decide_in_chunks(world, world.roster.size(), [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        for (std::size_t k = begin; k < end; ++k) {
            if (k + firms_ahead < end) world.firms.prefetch(world.roster[k + firms_ahead]);
            if (k + 2 < end) __builtin_prefetch(&world.searches[static_cast<std::size_t>(world.firms.slot[world.roster[k + 2]])]);
            search_month(world, scratch, world.roster[k], support.of(world.roster[k]));
        }
    });
}

}  // namespace pactsim
