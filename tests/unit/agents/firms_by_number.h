#pragma once
// Firms of two worlds side by side, wherever each world stores them.

#include "agents/state/firm.h"

namespace pactsim::testing {

/// A copy in the order of ids. Slots of pools are left out: they are places too.
inline Firms firms_by_number(const Firms& stored) {
    Firms sorted = stored;
    sorted.for_each_column([&](auto& column) {
        const auto before = column;
        for (std::size_t i = 0; i < before.size(); ++i) column[stored.number(i)] = before[i];
    });
    sorted.slot.assign(stored.size(), 0);
    return sorted;
}

/// How many columns differ between the firms of one world and those of another.
inline std::size_t columns_that_differ(const Firms& one, const Firms& other) {
    Firms a = firms_by_number(one), b = firms_by_number(other);
    std::vector<const void*> columns;
    a.for_each_column([&](auto& column) { columns.push_back(&column); });
    std::size_t differ = 0, k = 0;
    b.for_each_column([&](auto& column) { differ += *static_cast<const std::remove_reference_t<decltype(column)>*>(columns[k++]) == column ? 0 : 1; });
    return differ;
}

}  // namespace pactsim::testing
