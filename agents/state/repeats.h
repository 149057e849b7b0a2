#pragma once
// Which instruments act on a firm for a second time. Few firms have any, so they are kept in a list of their own, in order of id.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pactsim {

class Repeats {
public:
    /// Bit i = instrument i acts on the firm for a second time.
    [[nodiscard]] std::uint64_t of(std::uint32_t firm_id) const {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm_id, before);
        return row != rows_.end() && row->firm_id == firm_id ? row->instruments : 0;
    }
    void add(std::uint32_t firm_id, std::uint64_t instrument) {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm_id, before);
        if (row != rows_.end() && row->firm_id == firm_id) row->instruments |= instrument;
        else rows_.insert(row, {firm_id, instrument});
    }
    /// Returns true if nothing acts on the firm for a second time any more.
    bool remove(std::uint32_t firm_id, std::uint64_t instrument) {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm_id, before);
        if (row == rows_.end() || row->firm_id != firm_id) return true;
        row->instruments &= ~instrument;
        if (row->instruments != 0) return false;
        rows_.erase(row);
        return true;
    }

private:
    struct Row {
        std::uint32_t firm_id = 0;
        std::uint64_t instruments = 0;
    };
    static bool before(const Row& row, std::uint32_t firm_id) { return row.firm_id < firm_id; }

    std::vector<Row> rows_;
};

}  // namespace pactsim
