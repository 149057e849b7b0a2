#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace pactsim {

/// A fast 256-bit fingerprint of a stream of 64-bit words, for telling equal data from unequal data
/// (not against forgery). Four independent lanes; in each, one step is a bijection of the state for a
/// given word and of the word for a given state, so a change of a single word always shows.
/// The multiplier is 2^64 / golden ratio, made odd (Knuth, TAOCP 3, 6.4).
class Fingerprint {
  public:
    /// Takes in more words; how a stream is cut into calls does not matter.
    void update(std::span<const std::int64_t> words) {
        std::size_t i = 0;
        for (; i < words.size() && count_ % 4 != 0; ++i) step(words[i]);
        std::array<std::uint64_t, 4> lanes = lanes_;
        const std::size_t whole = i + (words.size() - i) / 4 * 4;
        count_ += whole - i;
        for (; i < whole; i += 4)
            for (std::size_t k = 0; k < 4; ++k) lanes[k] = mix(lanes[k], words[i + k]);
        lanes_ = lanes;
        for (; i < words.size(); ++i) step(words[i]);
    }

    /// The four lanes and the number of words.
    [[nodiscard]] std::array<std::uint64_t, 5> value() const { return {lanes_[0], lanes_[1], lanes_[2], lanes_[3], count_}; }

  private:
    static std::uint64_t mix(std::uint64_t lane, std::int64_t word) {
        lane = (lane ^ static_cast<std::uint64_t>(word)) * 0x9E3779B97F4A7C15ULL;
        return lane ^ (lane >> 29U);
    }
    void step(std::int64_t word) {
        lanes_[count_ % 4] = mix(lanes_[count_ % 4], word);
        ++count_;
    }

    std::array<std::uint64_t, 4> lanes_{1, 2, 3, 4};
    std::uint64_t count_ = 0;
};

}  // namespace pactsim
