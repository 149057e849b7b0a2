#pragma once
// What the neighbours of a firm see of it. Kept apart from the firm's columns and in the order of the peer ring, so that most neighbours lie side by side in memory.

#include <cstdint>

namespace pactsim {

/// Bits of a face.
enum PeerBit : std::uint32_t { peer_present = 1, peer_success = 2, peer_supported = 4 };

/// Three bits and the firm's knowledge of China in steps of 2^-29, in one word. The default is "not there (yet, or any more)".
class PeerFace {
public:
    PeerFace() = default;
    PeerFace(float knowledge, std::uint32_t bits) : word_(static_cast<std::uint32_t>(knowledge * steps) << 3 | bits) {}
    [[nodiscard]] double knowledge() const { return (word_ >> 3) * (1.0 / steps); }
    [[nodiscard]] bool has(PeerBit bit) const { return (word_ & bit) != 0; }

private:
    static constexpr float steps = 0x1p29F - 0x1p5F;  // the largest float below 2^29, so that 1 fits
    std::uint32_t word_ = 0;
};

}  // namespace pactsim
