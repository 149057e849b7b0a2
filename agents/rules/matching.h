#pragma once
// Question: who signs up with whom, when firms propose and partners have few places?
// Reads: every firm's ranked proposals and every partner's utility of each; free places.
// Source: Gale and Shapley (1962), firm-proposing deferred acceptance with strict preferences; the outcome does not depend on the order of proposals.

#include <cstdint>
#include <span>
#include <vector>

namespace pactsim {

/// One proposal, in the firm's order of preference. Utilities that tie are told apart by `tie`, keyed to the pair.
struct Proposal {
    std::uint32_t firm = 0;
    std::uint32_t partner = 0;
    double utility = 0;       // the partner's, above its threshold; proposals at or below 0 are never accepted
    std::uint64_t tie = 0;
    std::uint8_t channel = 0;
};

/// Working memory, kept from month to month so that matching allocates nothing once grown.
struct MatchingScratch {
    std::vector<std::uint32_t> next;          // per firm group: next proposal to make
    std::vector<std::uint32_t> first_held;    // per partner: head of its list of held proposals
    std::vector<std::uint32_t> next_held;     // per proposal
    std::vector<std::uint16_t> held_count;    // per partner
    std::vector<std::uint32_t> stack;         // firm groups still without a place
};

/// Deferred acceptance. `group_begin[g]..group_begin[g+1]` are the proposals of one firm, best first. `free_places[j]` is the number partner j may take.
/// Returns in `accepted` the indices of accepted proposals, ascending.
void match(std::span<const Proposal> proposals, std::span<const std::uint32_t> group_begin, std::span<const std::uint16_t> free_places, MatchingScratch& scratch,
           std::vector<std::uint32_t>& accepted);

/// Index of a proposal that blocks the outcome (firm and partner would both rather have each other), or -1. For checks.
std::int64_t blocking_proposal(std::span<const Proposal> proposals, std::span<const std::uint32_t> group_begin, std::span<const std::uint16_t> free_places,
                               std::span<const std::uint32_t> accepted);

}  // namespace pactsim
