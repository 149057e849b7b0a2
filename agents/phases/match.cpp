// Phase: match. Reads: this month's proposals and partners' free places. Writes: partnerships in negotiation, partners' places, firms' status.
// After search, so that proposals of one month compete with each other; before governance, which opens talks the month after.

#include "agents/phases/lifecycle.h"
#include "agents/phases/parallel_phase.h"
#include "agents/phases/phases.h"
#include "agents/rules/acceptance.h"
#include "agents/rules/matching.h"

namespace pactsim {

namespace {

void gather_proposals(World& world) {
    MatchingWork& work = world.matching;
    work.proposals.clear();
    work.group_begin.assign(1, 0);
    settle_chunks(world, world.roster.size(), [&](ChunkScratch& scratch) {
        work.proposals.insert(work.proposals.end(), scratch.proposals.begin(), scratch.proposals.end());
        for (const std::uint32_t size : scratch.group_sizes) work.group_begin.push_back(work.group_begin.back() + size);
    });
    work.free_places.resize(world.partners.size());
    for (std::size_t j = 0; j < world.partners.size(); ++j) {
        const Partner& p = world.partners[j];
        work.free_places[j] = static_cast<std::uint16_t>(p.capacity > p.used ? p.capacity - p.used : 0);
    }
}

std::int32_t take_partnership(World& world) {
    if (world.free_partnerships.empty()) {
        world.free_partnerships.push_back(static_cast<std::int32_t>(world.partnerships.size()));
        world.partnerships.emplace_back();
    }
    const std::int32_t slot = world.free_partnerships.back();
    world.free_partnerships.pop_back();
    return slot;
}

void open_talks(World& world, const Proposal& proposal) {
    Firms& f = world.firms;
    const std::uint32_t i = proposal.firm;
    const std::int32_t search = f.slot[i];
    world.searches[static_cast<std::size_t>(search)] = {};
    world.free_searches.push_back(search);
    const std::int32_t slot = take_partnership(world);
    Partnership& pact = world.partnerships[static_cast<std::size_t>(slot)];
    pact = {};
    pact.firm = i;
    pact.partner = proposal.partner;
    pact.status = PactStatus::negotiating;
    pact.form = governance_form_count;
    pact.channel = proposal.channel;
    pact.intermediary = proposal.channel >= first_intermediary_channel ? f.intermediary[i] : std::uint16_t{0};
    pact.start_step = static_cast<std::uint16_t>(world.step);
    Partner& partner = world.partners[proposal.partner];
    pact.distance = static_cast<float>(cognitive_distance(f.own_capability[i], partner.capability));
    ++partner.used;
    f.status[i] = static_cast<std::uint8_t>(Status::negotiating);
    f.status_step[i] = static_cast<std::uint16_t>(world.step);
    f.slot[i] = slot;
    f.channel[i] = proposal.channel;
    world.events.push_back({i, proposal.partner + 1, EventKind::accepted, proposal.channel, static_cast<float>(proposal.utility), 0});
}

}  // namespace

void match_phase(World& world) {
    gather_proposals(world);
    MatchingWork& work = world.matching;
    match(work.proposals, work.group_begin, work.free_places, work.scratch, work.accepted);
    for (const std::uint32_t index : work.accepted) open_talks(world, work.proposals[index]);
}

}  // namespace pactsim
