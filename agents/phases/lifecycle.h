#pragma once
// Changes of a firm's standing that several phases bring about: milestones passed, partnerships ended, firms ended. Each writes the firm's own columns and the
// scratch of its chunk; slots of partners and pools are given back when the phase settles.

#include "agents/rules/milestone.h"
#include "agents/state/world.h"

namespace pactsim {

/// Adds an event about a firm.
inline void emit(ChunkScratch& scratch, std::size_t firm, EventKind kind, std::uint8_t detail = 0, double value = 0.0, Pence amount = 0, std::uint32_t other = 0) {
    scratch.events.push_back({static_cast<std::uint32_t>(firm), other, kind, detail, static_cast<float>(value), amount});
}

/// Pays from a firm's cash and books it.
inline void pay(World& world, ChunkScratch& scratch, std::size_t firm, Transfer kind, Pence amount) {
    world.firms.cash[firm] -= amount;
    add(scratch.sums, kind, amount);
}

/// Receives into a firm's cash and books it.
inline void receive(World& world, ChunkScratch& scratch, std::size_t firm, Transfer kind, Pence amount) {
    world.firms.cash[firm] += amount;
    add(scratch.sums, kind, amount);
}

/// What a month's work brought: a milestone, a setback, the technical end, or nothing.
void apply_milestone(World& world, ChunkScratch& scratch, std::size_t firm, MilestoneOutcome outcome, bool china);

/// Ends a partnership from the firm's side: the firm goes home with what the form lets it keep. `sold_stake` = price for its stake, 0 if none.
void end_partnership(World& world, ChunkScratch& scratch, std::size_t firm, EndReason reason, bool sold_to_partner);

/// Ends a firm. Cash left goes to its backers, debts are borne by them.
void end_firm(World& world, ChunkScratch& scratch, std::size_t firm, Status how, EventKind event);

/// Counts an outcome for the reputation of partner and intermediary, and lets it become a published case by chance or by support.
void report_outcome(World& world, ChunkScratch& scratch, std::size_t firm, const Partnership& pact, bool success, bool certain);

/// Splits an amount over the active instruments that move `lever`, in proportion to their strength, and adds the parts to the scratch.
void charge_instruments(const World& world, ChunkScratch& scratch, std::uint64_t active, Lever lever, Pence amount, bool project_cost);

/// Books the demand-led public money of the last parallel loop over n agents on its instruments.
void settle_reliefs(World& world, std::size_t n);

/// Gives back the slots of partnerships and searches that ended in the last parallel loop over n agents.
void release_slots(World& world, std::size_t n);

}  // namespace pactsim
