#pragma once
// Chinese partner organisations of one world. What others may see (type, place, reputation) stands apart from what is hidden (reliability, opportunism).

#include "scenarios/schema/vocabulary.h"

#include <array>
#include <cstdint>
#include <vector>

namespace pactsim {

/// One partner. Rows rather than columns: a candidate is looked at whole, at random, so one cache line or two serve it.
struct Partner {
    std::uint32_t id = 0;
    std::uint8_t type = 0;      // PartnerType
    std::uint8_t region = 0;    // index into Config::china_regions
    std::uint8_t sector = 0;    // index into Config::sectors
    std::uint16_t capacity = 0; // concurrent partnerships it can hold
    std::uint16_t used = 0;     // held now, talks included
    std::array<float, capability_count> capability{};
    float alignment = 0;        // with plan priorities, 0-1
    float co_funding = 0;       // propensity, 0-1
    float reliability = 0;      // hidden, 0-1
    float opportunism = 0;      // hidden, 0-1
    float good = 0, bad = 0;    // public reputation: discounted counts of visible outcomes
};

using Partners = std::vector<Partner>;

/// Expected reliability as the public record suggests: the mean of a Beta posterior with a uniform prior (Josang & Ismail 2002).
inline double public_reputation(const Partner& partner) {
    return (static_cast<double>(partner.good) + 1.0) / (static_cast<double>(partner.good) + static_cast<double>(partner.bad) + 2.0);
}

}  // namespace pactsim
