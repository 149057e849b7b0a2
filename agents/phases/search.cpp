// Phase: search. Reads: partners and their free places, intermediaries, knowledge, climate. Writes: searches, clients, proposals of the month, search costs.
// After entry, so that new searchers start at once; before match, which settles the proposals made here.

#include "agents/phases/agenda.h"
#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/phases.h"
#include "agents/phases/search_month.h"
#include "agents/phases/support_view.h"
#include "agents/purpose.h"
#include "sim/distributions.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace pactsim {

namespace {

/// What no Gumbel draw exceeds, by the first eight bits of its word: the draw at the upper end of that 256th part of (0, 1). Spares most logarithms.
class GumbelBounds {
public:
    GumbelBounds() {
        for (std::size_t k = 0; k + 1 < bounds_.size(); ++k) bounds_[k] = gumbel(static_cast<double>(k + 1) / static_cast<double>(bounds_.size()));
        bounds_.back() = gumbel(uniform(std::numeric_limits<std::uint32_t>::max()));
    }
    [[nodiscard]] double of(std::uint32_t word) const { return bounds_[word >> 24]; }

private:
    std::array<double, 256> bounds_{};
};

/// Blocks for one firm and each of the intermediaries, into scratch.work.blocks.
void draw_for_each(const World& world, ChunkScratch& scratch, std::size_t i, const std::vector<std::uint16_t>& intermediaries) {
    scratch.work.ids.assign(intermediaries.size(), world.firms.id[i]);
    scratch.work.other_ids.clear();
    for (const std::uint16_t k : intermediaries) scratch.work.other_ids.push_back(world.intermediaries[k].key);
    scratch.work.blocks.resize(intermediaries.size());
    world.draws.fill(scratch.work.ids, scratch.work.other_ids, world.step_key(), number(Purpose::intermediary_choice), scratch.work.blocks);
}

/// What is to be said of every intermediary before a firm looks at it: its screening and record, and its fee as it weighs for a firm that pays it in full.
struct Offers {
    explicit Offers(const World& world) {
        const SearchConfig& c = world.config().search;
        for (const Intermediary& one : world.intermediaries) {
            const IntermediaryConfig& group = world.config().intermediaries[one.group];
            const double record = (static_cast<double>(one.good) + 1.0) / (static_cast<double>(one.good) + static_cast<double>(one.bad) + 2.0);
            worth.push_back(static_cast<double>(one.screening) + c.record_weight * (record - 0.5) + c.reach_weight * group.candidates_per_month);
            const bool funded = world.constants->reach[one.group].funded;
            fee.push_back(funded ? 0.0 : c.fee_weight * group.fee_gbp / std::max(1.0, c.direct.cost_gbp_per_month));
        }
    }
    std::vector<double> worth, fee;
};

/// The intermediary a firm would rather have now, or 0 for none: its screening and record against its fee, with keyed Gumbel noise per intermediary.
std::uint16_t preferred_intermediary(const World& world, ChunkScratch& scratch, std::size_t i, double search_cost, const Offers& offers, const Block& own) {
    static const GumbelBounds bounds;
    const Firms& f = world.firms;
    const double noise = world.config().search.intermediary_noise;
    const auto& reachable = world.intermediaries_of[world.constants->uk_region_of_cell(f.cell[i]) * world.constants->sectors + f.sector[i]];
    std::uint16_t best = 0;
    double best_score = 0.0;
    draw_for_each(world, scratch, i, reachable);
    std::size_t n = 0;
    for (const std::uint16_t k : reachable) {
        const double value = offers.worth[k] - offers.fee[k] * (1.0 - search_cost);
        const std::uint32_t word = scratch.work.blocks[n++].word[0];
        if (best != 0 && value + noise * bounds.of(word) < best_score) continue;
        const double score = value + noise * gumbel(uniform(word));
        if (best == 0 || score > best_score) {
            best_score = score;
            best = static_cast<std::uint16_t>(k + 1);
        }
    }
    if (best == 0) return 0;
    const double alone = noise * gumbel(uniform(own.word[2]));
    return best_score > alone ? best : 0;
}

/// True if an award that an intermediary delivers binds the firm to it.
bool served_under_award(const World& world, std::size_t i) {
    return world.firms.intermediary[i] != 0 && (world.firms.support[i] & world.constants->delivered_instruments) != 0;
}

/// First half: clients choose, and ask to be served.
void choose_intermediary(World& world, ChunkScratch& scratch, std::size_t i, SupportView& support, const Offers& offers, const Block& own) {
    Firms& f = world.firms;
    const int months = world.step - f.status_step[i];
    if (months % world.config().search.intermediary_review_months == 0 && !served_under_award(world, i)) {
        const std::uint16_t before = f.intermediary[i];
        f.intermediary[i] = preferred_intermediary(world, scratch, i, support.of(i, Lever::search_cost), offers, own);
        if (f.intermediary[i] != 0 && f.intermediary[i] != before) {
            emit(scratch, i, EventKind::became_client, world.intermediaries[f.intermediary[i] - 1u].type, 0.0, 0, f.intermediary[i]);
        }
    }
    if (f.intermediary[i] == 0) return;
    scratch.requests.push_back({static_cast<std::uint16_t>(f.intermediary[i] - 1), static_cast<std::uint32_t>(f.slot[i]), f.id[i],
                                static_cast<std::uint64_t>(own.word[0]) << 32 | own.word[1]});
}

int capacity_now(const World& world, const Intermediary& one) {
    if (!world.config().forms.interactions) return std::numeric_limits<int>::max();
    const double capacity = world.config().intermediaries[one.group].capacity_per_month * world.system_levers[Lever::intermediary_capacity];
    return static_cast<int>(capacity);
}

/// Requests of one intermediary side by side; returns where each one's begin, and the end.
std::vector<std::size_t> group_by_intermediary(std::vector<ServiceRequest>& requests, std::size_t intermediaries) {
    std::vector<std::size_t> begin(intermediaries + 1, 0);
    for (const ServiceRequest& request : requests) ++begin[request.intermediary + 1u];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::size_t> next(begin);
    std::vector<ServiceRequest> grouped(requests.size());
    for (const ServiceRequest& request : requests) grouped[next[request.intermediary]++] = request;
    requests = std::move(grouped);
    return begin;
}

/// Second half: each intermediary serves as many as it can, those with the first keyed priorities.
void serve_clients(World& world, std::size_t n) {
    MatchingWork& work = world.matching;
    work.requests.clear();
    work.served.assign(world.searches.size(), 0);
    settle_chunks(world, n, [&](ChunkScratch& scratch) { work.requests.insert(work.requests.end(), scratch.requests.begin(), scratch.requests.end()); });
    const std::vector<std::size_t> begin = group_by_intermediary(work.requests, world.intermediaries.size());
    for (std::size_t k = 0; k < world.intermediaries.size(); ++k) {
        const auto first = work.requests.begin() + static_cast<std::ptrdiff_t>(begin[k]);
        const auto last = work.requests.begin() + static_cast<std::ptrdiff_t>(begin[k + 1]);
        const auto served = std::min<std::ptrdiff_t>(last - first, capacity_now(world, world.intermediaries[k]));
        if (first + served != last) {  // who is served matters, in which order does not
            std::nth_element(first, first + served, last, [](const ServiceRequest& a, const ServiceRequest& b) {
                return a.priority != b.priority ? a.priority < b.priority : a.firm_id < b.firm_id;
            });
        }
        for (auto request = first; request != first + served; ++request) work.served[request->search] = 1;
        world.intermediaries[k].served = static_cast<decltype(Intermediary::served)>(served);
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

/// One draw for each firm of the roster: its place among the clients of an intermediary, or how many candidates it meets.
void draw_for_roster(const World& world, ChunkScratch& scratch, std::size_t begin, std::size_t end, Purpose purpose, std::vector<Block>& out) {
    scratch.work.ids.clear();
    for (std::size_t k = begin; k < end; ++k) scratch.work.ids.push_back(world.firms.id[world.roster[k]]);
    out.resize(end - begin);
    world.draws.fill(scratch.work.ids, world.step_key(), number(purpose), out);
}

/// Firms that search this month into the roster, in order of storage: those that did and those that have just started.
void list_searching(World& world) {
    const std::vector<std::uint32_t>& before = agenda_of_month(world).searching;
    const std::vector<std::uint32_t>& started = world.agenda.started;
    world.roster.resize(before.size() + started.size());
    std::merge(before.begin(), before.end(), started.begin(), started.end(), world.roster.begin());
}

/// Which partners can take another partnership: looked up for every candidate, so kept in a byte each.
void find_places(World& world) {
    std::vector<std::uint8_t>& has_place = world.matching.has_place;
    has_place.resize(world.partners.size());
    for (std::size_t j = 0; j < has_place.size(); ++j) has_place[j] = world.partners[j].used < world.partners[j].capacity ? 1 : 0;
}

}  // namespace

void search_phase(World& world) {
    list_searching(world);
    const std::size_t n = world.roster.size();
    const Offers offers(world);
    decide_in_chunks(world, n, [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        draw_for_roster(world, scratch, begin, end, Purpose::intermediary_priority, scratch.work.own_blocks);
        for (std::size_t k = begin; k < end; ++k) {
            const std::uint32_t i = world.roster[k];
            if (k + firms_ahead < end) world.firms.prefetch(world.roster[k + firms_ahead]);
            if (gives_up(world, i)) go_home(world, scratch, i);
            else choose_intermediary(world, scratch, i, support, offers, scratch.work.own_blocks[k - begin]);
        }
    });
    serve_clients(world, n);
    release_slots(world, n);
    std::erase_if(world.roster, [&](std::uint32_t i) { return world.firms.status_of(i) != Status::searching; });
    find_places(world);
    decide_in_chunks(world, world.roster.size(), [&](ChunkScratch& scratch, std::size_t begin, std::size_t end) {
        SupportView support(world);
        draw_for_roster(world, scratch, begin, end, Purpose::search_counts, scratch.work.own_blocks);
        for (std::size_t k = begin; k < end; ++k) {
            if (k + firms_ahead < end) world.firms.prefetch(world.roster[k + firms_ahead]);
            if (k + 3 < end) __builtin_prefetch(&world.searches[static_cast<std::size_t>(world.firms.slot[world.roster[k + 3]])], 1);
            search_month(world, scratch, world.roster[k], scratch.work.own_blocks[k - begin], support.of(world.roster[k]));
        }
    });
}

}  // namespace pactsim
