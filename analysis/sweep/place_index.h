#pragma once
// From the place of a row to the row.

#include "analysis/sweep/points.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace pactsim {

/// Finds rows by place. A guess that is right costs nothing; the table of all places is made for the first that is wrong, which happens only once a design has grown sideways.
class PlaceIndex {
  public:
    explicit PlaceIndex(const Points& points) : points_(points) {}

    /// The row at a place, if there is one; `guess` is tried first.
    [[nodiscard]] std::optional<std::size_t> find(const RowPlace& place, std::size_t guess) const;

  private:
    using Key = std::array<std::uint32_t, 3>;
    const Points& points_;
    mutable std::vector<std::pair<Key, std::size_t>> table_;
};

}  // namespace pactsim
