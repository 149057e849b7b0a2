#pragma once
// What a random draw is for. A purpose is part of the key of a draw (sim/draws.h), so a number, once given, is never changed or used again:
// two versions of the model that share a purpose share its draws. The comment says which lanes (words of the block) are used.

#include <cstdint>

namespace pactsim {

enum class Purpose : std::uint16_t {
    // initial population: a = firm id
    firm_attributes = 1,    // stream: copula normals
    firm_capability = 2,    // two blocks: own capability spread
    firm_needs = 3,         // stream: Dirichlet of the three stages
    firm_place = 4,         // lanes: uk region, entry point, age, dual use and sensitivity
    firm_market = 5,        // lanes: market potential, home revenue, Hong Kong access, review month
    arrivals = 6,           // stream: a = cell key, month: count of arrivals
    // partners: a = partner id
    partner_place = 10,     // lanes: type, region, sector, alignment
    partner_attributes = 11,// lanes: capacity, reliability, opportunism, co-funding
    partner_capability = 12,// two blocks
    partner_reputation = 13,// stream: prior outcomes
    // environment: a = 0
    regime = 20,            // lane 0
    exchange_rate = 21,     // lane 0
    // firm month: a = firm id
    firm_month = 30,        // lanes: milestone, background exit, equity round, which team passed the milestone (working stages) or other sale (established)
    firm_year = 31,         // lanes: home growth shock, employment rounding, entry choice
    equity_round = 32,      // lane 0: size of the round
    take_up = 33,           // a = firm, b = instrument key; lanes: aware, merit noise
    award_priority = 34,    // a = firm, b = instrument key; lanes 0-1: priority, lanes 2-3: lottery
    intermediary_choice = 35, // a = firm, b = intermediary key; lane 0: Gumbel
    intermediary_priority = 36, // a = firm; lanes 0-1: priority among clients, lane 2: Gumbel of going alone
    search_counts = 37,     // one lane per open channel, in their order: candidates met
    candidate = 38,         // number = candidate of the month; lanes: region, index, whether off-sector, which other sector
    signal = 39,            // a = firm, b = partner; lanes: value noise, partner's quality noise, tie
    negotiation = 40,       // a = firm, b = partner; lanes: end, failure
    governance = 41,        // a = firm, b = partner; two blocks: Gumbel per form; block 2: screening
    partnership_month = 42, // a = firm, b = partner; lanes: cooperation, observation, leak, dissolution
    partnership_rare = 43,  // a = firm, b = partner; lanes: leadership, race, export control, ending mode
    leak = 44,              // a = firm, b = partner; lanes: detection, rival, rival lag, suit
    leak_suit = 45,         // lane 0: verdict
    peer_links = 46,        // a = firm, b = link: rewired neighbour; month 0
    publication = 47,       // a = firm: lane 0 outcome becomes public, lane 1 reputation visible
    effect_spread = 50,     // a = firm, b = instrument key; month 0; lane 0
    evaluation = 48         // a = instrument key: lane 0-1 noise of the measured result, lane 2-3 Thompson draw
};

/// The purpose as the number that sim/draws.h takes.
constexpr std::uint32_t number(Purpose purpose) { return static_cast<std::uint32_t>(purpose); }

}  // namespace pactsim
