#pragma once
// Who has something to decide next month, noted while this month is counted, so that no phase needs to go over all firms to find the few it is about.

#include <cstdint>
#include <vector>

namespace pactsim {

/// Indices of firms in order of storage.
struct AgendaLists {
    std::vector<std::uint32_t> thinking;   // that think of support: their standing has changed, or it is their turn
    std::vector<std::uint32_t> reviewing;  // that may be at home with a project under way in the month of their review
    std::vector<std::uint32_t> searching;

    /// Empties the lists but keeps the memory.
    void clear() {
        thinking.clear();
        reviewing.clear();
        searching.clear();
    }
};

/// The lists of one step.
struct Agenda {
    int step = -1;                       // for which they hold; none yet
    AgendaLists lists;
    std::vector<std::uint32_t> started;  // firms that have started to search since
};

}  // namespace pactsim
