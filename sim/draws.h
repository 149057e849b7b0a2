#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/error.h"
#include "sim/math.h"

namespace pactsim {

/// Four random 32-bit words: the unit in which chance is drawn.
struct Block {
    std::array<std::uint32_t, 4> word;

    friend bool operator==(const Block&, const Block&) = default;
};

/// Philox4x32 with ten rounds: a pure function from (counter, key) to 128 random bits.
/// Source: Salmon, Moraes, Dror and Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11, table 2 and s. 3.4.
constexpr Block philox4x32_10(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t first = std::uint64_t{0xD2511F53u} * counter[0];
        const std::uint64_t second = std::uint64_t{0xCD9E8D57u} * counter[2];
        counter = {static_cast<std::uint32_t>(second >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(second),
                   static_cast<std::uint32_t>(first >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(first)};
        key[0] += 0x9E3779B9u;
        key[1] += 0xBB67AE85u;
    }
    return {counter};
}

/// The middle of one of 2^32 equal parts of (0, 1): never 0, never 1.
constexpr double uniform(std::uint32_t word) {
    return (static_cast<double>(word) + 0.5) * 0x1p-32;
}

/// A uniform number in (0, 1) from two words: an odd multiple of 2^-53, so that neither 0 nor 1 can occur and 1 - u is
/// exact.
constexpr double uniform53(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = (std::uint64_t{high} << 20) | (low >> 12);
    return (static_cast<double>(bits) + 0.5) * 0x1p-52;
}

/// All the chance of one replicate. Holds no state: a draw is a function of who draws, when and what for, so that the
/// order of drawing, the number of threads and other agents' draws cannot change it.
///
/// key = seed (low word, high word); counter = (a, b, replicate, month:12 | purpose:12 | number:8). By habit a and b are
/// the ids of the agents concerned, with b = 0 where there is no pair. `month` counts steps from 0 (warm-up included).
class Draws {
  public:
    Draws(std::uint64_t seed, std::uint32_t replicate) : seed_(seed), replicate_(replicate) {}

    /// The block for (a, b) in this month for this purpose; `number` tells repeated blocks of one purpose apart.
    /// Throws InvariantError if month or purpose is above 4095 or number above 255.
    [[nodiscard]] Block block(std::uint32_t a, std::uint32_t b, std::uint32_t month, std::uint32_t purpose, std::uint32_t number = 0) const {
        return philox4x32_10({a, b, replicate_, last_word(month, purpose, number)}, key());
    }

    /// out[i] = block(a[i], 0, month, purpose), many at a time. Throws InvariantError if the lengths differ.
    void fill(std::span<const std::uint32_t> a, std::uint32_t month, std::uint32_t purpose, std::span<Block> out) const;

    /// out[i] = block(a[i], b[i], month, purpose), many at a time. Throws InvariantError if the lengths differ.
    void fill(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint32_t month, std::uint32_t purpose, std::span<Block> out) const;

    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] std::uint32_t replicate() const { return replicate_; }

  private:
    static constexpr std::uint32_t last_word(std::uint32_t month, std::uint32_t purpose, std::uint32_t number) {
        if (((month | purpose) >> 12 | number >> 8) != 0) {
            throw InvariantError("a random draw was asked for outside the range of its key");
        }
        return month << 20 | purpose << 8 | number;
    }

    [[nodiscard]] std::array<std::uint32_t, 2> key() const { return {static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}; }

    std::uint64_t seed_;
    std::uint32_t replicate_;
};

/// As many words as a sampler needs for one keyed decision, in a fixed order, from blocks 0, 1, ... of one purpose.
/// For samplers that reject; a decision that needs at most four words takes Draws::block directly.
/// Keeps a reference: the Draws must outlive it.
class DrawStream {
  public:
    DrawStream(const Draws& draws, std::uint32_t a, std::uint32_t b, std::uint32_t month, std::uint32_t purpose)
        : draws_(draws), a_(a), b_(b), month_(month), purpose_(purpose) {}

    /// The next word. Throws InvariantError past 256 blocks (1,024 words).
    std::uint32_t next_word() {
        if (used_ % 4 == 0) refill();
        return block_.word[used_++ % 4];
    }

    /// Uniform in (0, 1) with 53 bits; takes two words.
    double next_uniform() {
        const std::uint32_t high = next_word();
        const std::uint32_t low = next_word();
        return uniform53(high, low);
    }

    /// Standard normal by inversion; takes two words.
    double next_normal() { return math::inverse_normal(next_uniform()); }

  private:
    void refill();

    const Draws& draws_;
    std::uint32_t a_;
    std::uint32_t b_;
    std::uint32_t month_;
    std::uint32_t purpose_;
    std::uint32_t used_ = 0;
    Block block_{};
};

}  // namespace pactsim
