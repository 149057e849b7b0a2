#pragma once
// Which instruments act on a firm for a second time. Few firms have any, so they are kept apart from the columns, by id.

#include <cstdint>
#include <unordered_map>

namespace pactsim {

class Repeats {
public:
    /// Bit i = instrument i acts on the firm for a second time.
    [[nodiscard]] std::uint64_t of(std::uint32_t firm_id) const {
        const auto row = rows_.find(firm_id);
        return row == rows_.end() ? 0 : row->second;
    }
    void add(std::uint32_t firm_id, std::uint64_t instrument) { rows_[firm_id] |= instrument; }
    /// Returns true if nothing acts on the firm for a second time any more.
    bool remove(std::uint32_t firm_id, std::uint64_t instrument) {
        const auto row = rows_.find(firm_id);
        if (row == rows_.end()) return true;
        row->second &= ~instrument;
        if (row->second != 0) return false;
        rows_.erase(row);
        return true;
    }

private:
    std::unordered_map<std::uint32_t, std::uint64_t> rows_;  // never gone through: its order means nothing
};

}  // namespace pactsim
