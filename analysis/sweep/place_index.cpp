#include "analysis/sweep/place_index.h"

#include <algorithm>

namespace pactsim {

std::optional<std::size_t> PlaceIndex::find(const RowPlace& place, std::size_t guess) const {
    const auto key_of = [](const RowPlace& p) { return Key{p.scramble, p.base, p.part}; };
    const Key key = key_of(place);
    if (guess < points_.rows() && key_of(points_.place(guess)) == key) return guess;
    if (table_.empty()) {
        table_.reserve(points_.rows());
        for (std::size_t row = 0; row < points_.rows(); ++row) table_.emplace_back(key_of(points_.place(row)), row);
        std::sort(table_.begin(), table_.end());
    }
    const auto found = std::lower_bound(table_.begin(), table_.end(), std::pair{key, std::size_t{0}});
    if (found == table_.end() || found->first != key) return std::nullopt;
    return found->second;
}

}  // namespace pactsim
