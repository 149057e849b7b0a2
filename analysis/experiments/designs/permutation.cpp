#include "analysis/experiments/designs/permutation.h"

#include "analysis/experiments/designs/draw_purposes.h"

#include <algorithm>
#include <bit>

namespace pactsim {

namespace {

// Hoang, Morris and Rogaway recommend about six rounds per bit; the rest is for small designs, where few elements would else meet.
std::uint32_t rounds_for(std::uint32_t size) { return 6 * static_cast<std::uint32_t>(std::bit_width(size)) + 40; }

}  // namespace

KeyedPermutation::KeyedPermutation(const Draws& draws, std::uint32_t column, std::uint32_t size) : draws_(draws), column_(column), size_(size) {
    for (std::uint32_t round = 0; round < rounds_for(size); ++round) {
        const Block block = draws.block(column, round, 0, stratum_key_purpose);
        keys_.push_back(static_cast<std::uint32_t>(uniform53(block.word[0], block.word[1]) * size));
    }
}

std::uint32_t KeyedPermutation::operator()(std::uint32_t element) const {
    for (std::uint32_t round = 0; round < keys_.size(); ++round) {
        const std::uint32_t partner = keys_[round] >= element ? keys_[round] - element : size_ - (element - keys_[round]);
        const std::uint32_t pair = std::max(element, partner);  // both of a pair see the same coin
        if ((draws_.block(column_, pair, round, stratum_swap_purpose).word[0] & 1U) != 0) element = partner;
    }
    return element;
}

}  // namespace pactsim
