#include "agents/rules/matching.h"

#include <algorithm>

namespace pactsim {

namespace {

constexpr std::uint32_t none = 0xffffffffu;

/// True if the partner would rather have a than b.
bool preferred(const Proposal& a, const Proposal& b) { return a.utility != b.utility ? a.utility > b.utility : a.tie > b.tie; }

std::uint32_t group_of(std::span<const std::uint32_t> group_begin, std::uint32_t proposal) {
    return static_cast<std::uint32_t>(std::upper_bound(group_begin.begin(), group_begin.end(), proposal) - group_begin.begin() - 1);
}

/// Unlinks and returns the proposal that the partner likes least among those it holds.
std::uint32_t take_out_worst(std::span<const Proposal> proposals, std::uint32_t partner, MatchingScratch& s) {
    std::uint32_t worst = s.first_held[partner];
    std::uint32_t before_worst = none;
    std::uint32_t before = worst;
    for (std::uint32_t p = s.next_held[worst]; p != none; before = p, p = s.next_held[p]) {
        if (preferred(proposals[worst], proposals[p])) {
            worst = p;
            before_worst = before;
        }
    }
    if (before_worst == none) s.first_held[partner] = s.next_held[worst];
    else s.next_held[before_worst] = s.next_held[worst];
    return worst;
}

}  // namespace

void match(std::span<const Proposal> proposals, std::span<const std::uint32_t> group_begin, std::span<const std::uint16_t> free_places, MatchingScratch& s,
           std::vector<std::uint32_t>& accepted) {
    const auto groups = static_cast<std::uint32_t>(group_begin.empty() ? 0 : group_begin.size() - 1);
    s.next.assign(group_begin.begin(), group_begin.end());
    s.next_held.assign(proposals.size(), none);
    s.stack.clear();
    s.first_held.resize(free_places.size());
    s.held_count.resize(free_places.size());
    for (const Proposal& p : proposals) {
        s.first_held[p.partner] = none;
        s.held_count[p.partner] = 0;
    }
    for (std::uint32_t g = groups; g-- > 0;) s.stack.push_back(g);
    while (!s.stack.empty()) {
        const std::uint32_t g = s.stack.back();
        s.stack.pop_back();
        while (s.next[g] < group_begin[g + 1]) {
            const std::uint32_t p = s.next[g]++;
            const std::uint32_t partner = proposals[p].partner;
            if (free_places[partner] == 0 || proposals[p].utility <= 0.0) continue;
            s.next_held[p] = s.first_held[partner];
            s.first_held[partner] = p;
            if (s.held_count[partner] < free_places[partner]) {
                ++s.held_count[partner];
                break;
            }
            const std::uint32_t out = take_out_worst(proposals, partner, s);
            if (out == p) continue;
            s.stack.push_back(group_of(group_begin, out));
            break;
        }
    }
    accepted.clear();
    for (const Proposal& proposal : proposals) {
        for (std::uint32_t p = s.first_held[proposal.partner]; p != none; p = s.next_held[p]) accepted.push_back(p);
        s.first_held[proposal.partner] = none;
    }
    std::sort(accepted.begin(), accepted.end());
}

std::int64_t blocking_proposal(std::span<const Proposal> proposals, std::span<const std::uint32_t> group_begin, std::span<const std::uint16_t> free_places,
                               std::span<const std::uint32_t> accepted) {
    for (std::uint32_t g = 0; g + 1 < group_begin.size(); ++g) {
        for (std::uint32_t p = group_begin[g]; p < group_begin[g + 1]; ++p) {
            if (std::binary_search(accepted.begin(), accepted.end(), p)) break;  // everything after is worse for the firm
            if (proposals[p].utility <= 0.0) continue;
            std::uint32_t held = 0;
            bool displaces = false;
            for (const std::uint32_t other : accepted) {
                if (proposals[other].partner != proposals[p].partner) continue;
                ++held;
                displaces = displaces || preferred(proposals[p], proposals[other]);
            }
            if (displaces || held < free_places[proposals[p].partner]) return p;
        }
    }
    return -1;
}

}  // namespace pactsim
