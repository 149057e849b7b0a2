#pragma once
// Where a keyed shuffle puts one element, without shuffling the rest.

#include "sim/draws.h"

#include <cstdint>
#include <vector>

namespace pactsim {

/// A permutation of 0 .. size - 1 that is a pure function of (draws, column): any worker finds the place of any element in O(log size) steps and no memory grows with size.
/// Source: the swap-or-not shuffle, Hoang, Morris and Rogaway (2012), CRYPTO, LNCS 7417, 1-13.
class KeyedPermutation {
  public:
    KeyedPermutation(const Draws& draws, std::uint32_t column, std::uint32_t size);

    /// The place of an element below size.
    [[nodiscard]] std::uint32_t operator()(std::uint32_t element) const;

  private:
    Draws draws_;
    std::uint32_t column_;
    std::uint32_t size_;
    std::vector<std::uint32_t> keys_;  // one per round
};

}  // namespace pactsim
