#include "analysis/experiments/designs/scrambling.h"

#include "analysis/experiments/designs/draw_purposes.h"

#include <bit>

namespace pactsim {

namespace {

constexpr unsigned scrambled_digits = 52;
constexpr unsigned levels_per_block = 7;   // a block has 128 bits: a coin for each of the 127 nodes of seven levels
constexpr unsigned sequence_digits = 32;

constexpr std::uint64_t first_digits(unsigned count) { return ~std::uint64_t{0} << (64 - count); }

std::uint64_t word64(const Block& block, std::size_t first) { return std::uint64_t{block.word[first]} << 32 | block.word[first + 1]; }

}  // namespace

std::uint64_t owen_scrambled(std::uint64_t digits, std::uint32_t dimension, const Draws& draws) {
    std::uint64_t flips = 0;
    for (unsigned top = 0; top < sequence_digits; top += levels_per_block) {
        const auto prefix = static_cast<std::uint32_t>(top == 0 ? 0 : digits >> (64 - top));
        const Block coins = draws.block(dimension, prefix, top, owen_purpose);
        unsigned node = 1;  // as in a heap: the children of node n are 2 n and 2 n + 1
        for (unsigned level = top; level < top + levels_per_block && level < sequence_digits; ++level) {
            const std::uint64_t coin = coins.word[node / 32] >> (node % 32) & 1U;
            flips |= coin << (63 - level);
            node = 2 * node + static_cast<unsigned>(digits >> (63 - level) & 1U);
        }
    }
    // Points of one design differ within the first 32 digits: below, each has a branch of its own, and one draw does for all its digits.
    const Block rest = draws.block(dimension, static_cast<std::uint32_t>(digits >> 32), sequence_digits, owen_purpose);
    flips |= word64(rest, 0) >> sequence_digits;
    return (digits ^ flips) & first_digits(scrambled_digits);
}

ScrambledSobol::ScrambledSobol(const SobolSequence& sequence, ScrambleKind kind, std::int64_t seed, std::uint32_t scramble)
    : sequence_(sequence), kind_(kind), draws_(static_cast<std::uint64_t>(seed), scramble) {
    if (kind == ScrambleKind::linear) prepare_linear();
}

// Row r of the matrix has ones on the diagonal, coins before it and noughts after. Being linear, it is applied to the directions once. Source: Matousek (1998), Journal of
// Complexity 14, 527-556.
void ScrambledSobol::prepare_linear() {
    products_.resize(sequence_.dimensions());
    for (std::uint32_t d = 0; d < sequence_.dimensions(); ++d) {
        products_[d] = {};
        for (unsigned r = 0; r < scrambled_digits; ++r) {
            const std::uint64_t coins = word64(draws_.block(d, r, 0, matrix_purpose), 0);
            const std::uint64_t row = (r == 0 ? 0 : coins & first_digits(r)) | std::uint64_t{1} << (63 - r);
            for (std::size_t j = 0; j < products_[d].size(); ++j) {
                const auto odd = static_cast<std::uint64_t>(std::popcount(row & sequence_.directions(d)[j]) & 1);
                products_[d][j] |= odd << (63 - r);
            }
        }
        shifts_.push_back(word64(draws_.block(d, 0, 0, shift_purpose), 0) & first_digits(scrambled_digits));
    }
}

double ScrambledSobol::coordinate(std::uint64_t index, std::size_t dimension) const {
    std::uint64_t digits = 0;
    switch (kind_) {
        case ScrambleKind::none: return static_cast<double>(sequence_.digits(index, dimension)) * 0x1p-64;
        case ScrambleKind::owen: digits = owen_scrambled(sequence_.digits(index, dimension), static_cast<std::uint32_t>(dimension), draws_); break;
        case ScrambleKind::linear:
            digits = shifts_[dimension];
            for (std::uint64_t code = index ^ (index >> 1), bit = 0; code != 0; code >>= 1, ++bit) {
                if ((code & 1U) != 0) digits ^= products_[dimension][bit];
            }
            break;
    }
    return (static_cast<double>(digits >> (64 - scrambled_digits)) + 0.5) * 0x1p-52;
}

}  // namespace pactsim
