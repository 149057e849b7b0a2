#pragma once
// The tie between one firm and one partner, from accepted proposal to end; and the memory of a firm that is still searching.

#include <array>
#include <cstdint>

namespace pactsim {

enum class PactStatus : std::uint8_t { free, negotiating, setting_up, active };

struct Partnership {
    std::uint32_t firm = 0;         // index
    std::uint32_t partner = 0;      // index
    PactStatus status = PactStatus::free;
    std::uint8_t form = 0;          // GovernanceForm
    std::uint8_t channel = 0;       // Channel through which they met
    std::uint8_t months_to_start = 0; // set-up months left
    std::uint16_t intermediary = 0; // index + 1 of the one that introduced them; 0 = none
    std::uint16_t start_step = 0;   // step of acceptance, then of signature
    bool disputed = false;          // an uncooperative act was seen last month
    bool reopened = false;          // form is to be chosen again (stage gate, or trust has moved)
    float good = 0, bad = 0;        // evidence of trust, prior included (Beta form); good = trust level in the other forms
    float damage = 0;               // reputation damage of the asymmetric-ceiling form
    float trust_at_signing = 0;
    float distance = 0;             // cognitive distance at signing
    float firm_gap_closed = 0;      // share of what the firm can learn that it has learned
    float partner_gap_agreed = 0;   // share of the firm's knowledge that the partner learned by agreement
    float partner_gap_leaked = 0;   // share that leaked
    float co_funding = 0;           // share of project cost that the partner bears
};

inline constexpr std::size_t shortlist_size = 4;

/// The memory of a firm that is searching: one cache line.
struct Search {
    std::uint32_t firm = 0;  // index
    float contact = 0;       // face-to-face contact made so far, 0-1
    // Candidates that it keeps in mind, by place on the list.
    std::array<std::uint32_t, shortlist_size> partner{};  // index
    std::array<float, shortlist_size> mean{};             // posterior mean of its value
    std::array<float, shortlist_size> precision{};        // posterior precision; 0 = empty place
    std::array<std::uint8_t, shortlist_size> channel{};   // Channel through which it was met
    bool used = false;
};
static_assert(sizeof(Search) <= 64);

}  // namespace pactsim
