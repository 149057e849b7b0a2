#pragma once
// Intermediaries of one world: those who show candidates to firms, give advice, and learn from what becomes of their clients.

#include <cstdint>
#include <vector>

namespace pactsim {

struct Intermediary {
    std::uint32_t key = 0;       // stable key of its draws: hash of the group name and its ordinal
    std::uint16_t group = 0;     // index into Config::intermediaries
    std::uint8_t type = 0;       // Channel
    float screening = 0;         // share of signal noise variance it removes, 0-1; learned
    float knowledge = 0;         // of China, 0-1; learned
    float good = 0, bad = 0;     // track record: discounted counts of clients' outcomes
    std::uint32_t served = 0;    // clients served this month
};

using Intermediaries = std::vector<Intermediary>;

}  // namespace pactsim
