#pragma once
// What the neighbours of a firm see of it. Kept apart from the firm's columns and in the order of the peer ring, so that most neighbours lie side by side in memory.

#include <cstdint>

namespace pactsim {

/// Bits of a face.
enum PeerBit : std::uint32_t { peer_present = 1, peer_success = 2, peer_supported = 4 };

/// Three bits and the firm's knowledge of China in steps of about 2^-29, in one word. The default is "not there (yet, or any more)".
class PeerFace {
public:
    PeerFace() = default;
    PeerFace(float knowledge, std::uint32_t bits) : word_(static_cast<std::uint32_t>(knowledge * steps) << 3 | bits) {}
    [[nodiscard]] double knowledge() const { return knowledge_of(knowledge_steps()); }
    [[nodiscard]] std::uint64_t knowledge_steps() const { return word_ >> 3; }
    /// The knowledge that a sum of steps stands for.
    static double knowledge_of(std::uint64_t sum_of_steps) { return static_cast<double>(sum_of_steps) * (1.0 / steps); }
    [[nodiscard]] bool has(PeerBit bit) const { return (word_ & bit) != 0; }
    /// 1 if the bit is set, else 0.
    [[nodiscard]] std::uint32_t bit(PeerBit bit) const { return has(bit) ? 1u : 0u; }

private:
    static constexpr float steps = 0x1p29F - 0x1p5F;  // the largest float below 2^29, so that 1 fits
    std::uint32_t word_ = 0;
};

}  // namespace pactsim
