#include "agents/rules/matching.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

struct Market {
    std::vector<Proposal> proposals;
    std::vector<std::uint32_t> group_begin{0};
    std::vector<std::uint16_t> free_places;
    [[nodiscard]] std::size_t groups() const { return group_begin.size() - 1; }
};

/// Firms that rank a random part of the partners; some utilities tie, some are not acceptable, some partners are full.
Market random_market(Chance& chance, std::size_t firms, std::size_t partners, std::size_t most_places) {
    Market market;
    for (std::size_t j = 0; j < partners; ++j) market.free_places.push_back(static_cast<std::uint16_t>(chance.below(most_places + 1)));
    for (std::size_t i = 0; i < firms; ++i) {
        std::vector<std::uint32_t> order(partners);
        std::iota(order.begin(), order.end(), 0u);
        for (std::size_t k = partners; k > 1; --k) std::swap(order[k - 1], order[chance.below(k)]);
        for (const std::uint32_t j : order) {
            if (chance.yes(0.3)) continue;
            const double utility = (static_cast<double>(chance.below(8)) - 1.0) / 4.0;
            const auto tie = static_cast<std::uint64_t>(chance.uniform() * 1e15);
            market.proposals.push_back({static_cast<std::uint32_t>(i), j, utility, tie, 0});
        }
        if (market.proposals.size() > market.group_begin.back()) market.group_begin.push_back(static_cast<std::uint32_t>(market.proposals.size()));
    }
    return market;
}

std::vector<std::uint32_t> matched(const Market& market) {
    MatchingScratch scratch;
    std::vector<std::uint32_t> accepted;
    match(market.proposals, market.group_begin, market.free_places, scratch, accepted);
    return accepted;
}

bool likes_more(const Proposal& a, const Proposal& b) { return a.utility != b.utility ? a.utility > b.utility : a.tie > b.tie; }

/// Feasible: one place per firm, no partner above its places, nobody unacceptable.
bool feasible(const Market& market, const std::vector<std::uint32_t>& accepted) {
    std::set<std::uint32_t> firms;
    std::map<std::uint32_t, int> used;
    for (const std::uint32_t p : accepted) {
        const Proposal& proposal = market.proposals[p];
        if (proposal.utility <= 0.0 || !firms.insert(proposal.firm).second) return false;
        if (++used[proposal.partner] > market.free_places[proposal.partner]) return false;
    }
    return true;
}

/// Pairs that would both rather have each other, by looking at every proposal with no help from the code under test.
int blocking_pairs(const Market& market, const std::vector<std::uint32_t>& accepted) {
    int blocking = 0;
    for (std::uint32_t p = 0; p < market.proposals.size(); ++p) {
        const Proposal& wish = market.proposals[p];
        if (wish.utility <= 0.0) continue;
        bool firm_content = false;
        int held = 0;
        bool partner_gains = false;
        for (const std::uint32_t a : accepted) {
            const Proposal& have = market.proposals[a];
            if (have.firm == wish.firm && a <= p) firm_content = true;  // proposals of a firm are best first
            if (have.partner != wish.partner) continue;
            ++held;
            partner_gains = partner_gains || likes_more(wish, have);
        }
        partner_gains = partner_gains || held < market.free_places[wish.partner];
        blocking += !firm_content && partner_gains;
    }
    return blocking;
}

/// Every stable outcome of a small market, by trying all.
std::vector<std::vector<std::uint32_t>> stable_outcomes(const Market& market) {
    std::vector<std::vector<std::uint32_t>> stable;
    std::vector<std::uint32_t> chosen;
    const std::function<void(std::size_t)> extend = [&](std::size_t group) {
        if (group == market.groups()) {
            if (feasible(market, chosen) && blocking_pairs(market, chosen) == 0) stable.push_back(chosen);
            return;
        }
        extend(group + 1);
        for (std::uint32_t p = market.group_begin[group]; p < market.group_begin[group + 1]; ++p) {
            chosen.push_back(p);
            extend(group + 1);
            chosen.pop_back();
        }
    };
    extend(0);
    return stable;
}

/// The place of a firm's accepted proposal in its own list; the length of the list if it has none.
std::uint32_t rank_in(const Market& market, const std::vector<std::uint32_t>& accepted, std::size_t group) {
    for (const std::uint32_t p : accepted) {
        if (p >= market.group_begin[group] && p < market.group_begin[group + 1]) return p - market.group_begin[group];
    }
    return market.group_begin[group + 1] - market.group_begin[group];
}

/// The pairs of an outcome by name, whatever the order of storage.
std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_of(const Market& market, const std::vector<std::uint32_t>& accepted) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint32_t p : accepted) pairs.insert({market.proposals[p].firm, market.proposals[p].partner});
    return pairs;
}

/// The same market with its firms stored in another order.
Market reordered(const Market& market, Chance& chance) {
    std::vector<std::size_t> order(market.groups());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[chance.below(k)]);
    Market other;
    other.free_places = market.free_places;
    for (const std::size_t g : order) {
        other.proposals.insert(other.proposals.end(), market.proposals.begin() + market.group_begin[g], market.proposals.begin() + market.group_begin[g + 1]);
        other.group_begin.push_back(static_cast<std::uint32_t>(other.proposals.size()));
    }
    return other;
}

}  // namespace

TEST_CASE("no pair blocks the match of thousands of random markets", "[unit][agents][matching]") {
    Chance chance(71);
    std::size_t places = 0;
    for (int i = 0; i < 3000; ++i) {
        const Market market = random_market(chance, 1 + chance.below(25), 1 + chance.below(12), 3);
        const auto accepted = matched(market);
        places += accepted.size();
        REQUIRE(feasible(market, accepted));
        REQUIRE(blocking_pairs(market, accepted) == 0);
        REQUIRE(blocking_proposal(market.proposals, market.group_begin, market.free_places, accepted) == -1);
    }
    CHECK(places > 10000);
}

TEST_CASE("of all stable outcomes every firm gets its best", "[unit][agents][matching]") {
    Chance chance(72);
    int with_choice = 0;
    for (int i = 0; i < 600; ++i) {
        Market market = random_market(chance, 3 + chance.below(3), 3 + chance.below(2), 2);
        if (i % 2 == 0) market.free_places.assign(market.free_places.size(), 1);  // one place each: room for a choice between outcomes
        const auto accepted = matched(market);
        const auto stable = stable_outcomes(market);
        REQUIRE_FALSE(stable.empty());
        CHECK(std::find(stable.begin(), stable.end(), accepted) != stable.end());
        with_choice += stable.size() > 1;
        for (const auto& outcome : stable) {
            CHECK(outcome.size() == accepted.size());  // the rural hospitals theorem: the same firms are matched in all
            for (std::size_t g = 0; g < market.groups(); ++g) CHECK(rank_in(market, accepted, g) <= rank_in(market, outcome, g));
        }
    }
    CHECK(with_choice > 10);  // else the test would say nothing about who is favoured
}

TEST_CASE("the match does not depend on the order in which firms are stored", "[unit][agents][matching]") {
    Chance chance(73);
    for (int i = 0; i < 500; ++i) {
        const Market market = random_market(chance, 20, 8, 3);
        const Market other = reordered(market, chance);
        CHECK(pairs_of(market, matched(market)) == pairs_of(other, matched(other)));
    }
}

TEST_CASE("working memory kept from one market does not leak into the next", "[unit][agents][matching]") {
    Chance chance(74);
    MatchingScratch scratch;
    std::vector<std::uint32_t> accepted;
    for (int i = 0; i < 500; ++i) {
        const Market market = random_market(chance, 1 + chance.below(20), 1 + chance.below(10), 3);
        match(market.proposals, market.group_begin, market.free_places, scratch, accepted);
        REQUIRE(accepted == matched(market));
    }
}

TEST_CASE("a place more never leaves a firm worse off", "[unit][agents][matching]") {
    Chance chance(75);
    for (int i = 0; i < 1000; ++i) {
        Market market = random_market(chance, 15, 6, 2);
        const auto before = matched(market);
        ++market.free_places[chance.below(market.free_places.size())];
        const auto after = matched(market);
        CHECK(after.size() >= before.size());
        for (std::size_t g = 0; g < market.groups(); ++g) CHECK(rank_in(market, after, g) <= rank_in(market, before, g));
    }
}

TEST_CASE("the check finds a blocking proposal where there is one", "[unit][agents][matching]") {
    Chance chance(76);
    int spoilt = 0;
    for (int i = 0; i < 1000; ++i) {
        const Market market = random_market(chance, 10, 5, 2);
        auto accepted = matched(market);
        if (accepted.empty()) continue;
        accepted.erase(accepted.begin() + static_cast<std::ptrdiff_t>(chance.below(accepted.size())));
        // Whoever lost the place and the partner that lost it would both rather have each other.
        ++spoilt;
        REQUIRE(blocking_pairs(market, accepted) > 0);
        REQUIRE(blocking_proposal(market.proposals, market.group_begin, market.free_places, accepted) >= 0);
    }
    CHECK(spoilt > 900);
}

TEST_CASE("an empty market has an empty match", "[unit][agents][matching]") {
    CHECK(matched(Market{}).empty());
    Market no_places = {{{0, 0, 1.0, 1, 0}}, {0, 1}, {0}};
    CHECK(matched(no_places).empty());
    Market unwanted = {{{0, 0, 0.0, 1, 0}}, {0, 1}, {1}};
    CHECK(matched(unwanted).empty());
}
