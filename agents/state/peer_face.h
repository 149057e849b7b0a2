#pragma once
// What the neighbours of a firm see of it. Kept apart from the firm's columns and in the order of the peer ring, so that most neighbours lie side by side in memory.

#include <cstdint>

namespace pactsim {

/// Bits of PeerFace::bits.
enum PeerBit : std::uint32_t { peer_present = 1, peer_success = 2, peer_supported = 4 };

struct PeerFace {
    float knowledge = 0;      // of China, 0-1
    std::uint32_t bits = 0;   // PeerBit; 0 = not there (yet, or any more)
};

}  // namespace pactsim
