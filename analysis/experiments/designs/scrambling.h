#pragma once
// Random versions of a digital net that keep its evenness: each is unbiased, and independent ones tell how far an estimate may be off.

#include "analysis/experiments/designs/sobol_sequence.h"
#include "sim/draws.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pactsim {

/// How digits are scrambled. Owen's is the default of designs: every digit's flip depends on all digits before it, which is what the variance bounds are proved for.
/// `linear` (a random lower triangular matrix and a digital shift) costs less per point and has the same variance for smooth responses.
enum class ScrambleKind : std::uint8_t { none, owen, linear };

/// Nested uniform scrambling: whether digit d flips is a fair coin keyed by (seed, scramble, dimension, the digits before d), so points come out right in any order and more
/// points change none. `digits` as SobolSequence gives them; 52 scrambled digits in the highest bits. Source: Owen (1995), in Niederreiter and Shiue, 299-317.
[[nodiscard]] std::uint64_t owen_scrambled(std::uint64_t digits, std::uint32_t dimension, const Draws& draws);

/// Points of the sequence, scrambled or as they are.
class ScrambledSobol {
  public:
    /// One scramble of the sequence, which must outlive this. `scramble` tells independent ones apart; `kind` none leaves the sequence as it is.
    ScrambledSobol(const SobolSequence& sequence, ScrambleKind kind, std::int64_t seed, std::uint32_t scramble);

    /// A coordinate: with scrambling the middle of one of 2^52 parts of (0, 1), so that neither end can occur; without, the sequence's own value, 0 included.
    [[nodiscard]] double coordinate(std::uint64_t index, std::size_t dimension) const;

  private:
    void prepare_linear();

    const SobolSequence& sequence_;
    ScrambleKind kind_;
    Draws draws_;
    std::vector<std::array<std::uint64_t, 32>> products_;  // matrix times direction numbers
    std::vector<std::uint64_t> shifts_;
};

}  // namespace pactsim
