#pragma once
// Choosing one of a few kinds by their shares.

#include <cstddef>

namespace pactsim {

/// Index of the part of [0, 1) that u falls into, for shares share(0..n-1) that sum to 1.
template <class Shares>
constexpr std::size_t pick(double u, const Shares& share, std::size_t n) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < n; ++i) {
        sum += share(i);
        if (u < sum) return i;
    }
    return n - 1;
}

}  // namespace pactsim
