#pragma once
// Sobol's sequence with its zero point, any point at once.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace pactsim {

/// Dimensions for which direction numbers are known.
inline constexpr std::size_t most_sobol_dimensions = 3667;
/// Points that can be told apart: indices below 2^31.
inline constexpr int most_sobol_k = 31;

/// Sobol's sequence in the order of Antonov and Saleev (1980), direction numbers of Joe and Kuo (2008, new-joe-kuo-6.21201) as Boost.Random carries them. Boost leaves out the
/// zero point, without which no block of 2^k points is a net; here point 0 is the zero point.
class SobolSequence {
  public:
    /// Throws UsageError for no dimension or more than 3667.
    explicit SobolSequence(std::size_t dimensions);

    [[nodiscard]] std::size_t dimensions() const { return directions_.size(); }

    /// The binary digits of a coordinate, the first in the highest bit: coordinate = digits / 2^64. Only the first 32 can be set. `index` is below 2^31.
    [[nodiscard]] std::uint64_t digits(std::uint64_t index, std::size_t dimension) const {
        std::uint64_t value = 0;
        const auto& direction = directions_[dimension];
        for (std::uint64_t code = index ^ (index >> 1), bit = 0; code != 0; code >>= 1, ++bit) {
            if ((code & 1U) != 0) value ^= direction[bit];
        }
        return value;
    }

    /// The direction numbers of a dimension.
    [[nodiscard]] const std::array<std::uint64_t, 32>& directions(std::size_t dimension) const { return directions_[dimension]; }

  private:
    std::vector<std::array<std::uint64_t, 32>> directions_;
};

}  // namespace pactsim
