#pragma once
// Which instruments act on a firm for a second time. Few firms have any, so they are kept in a list of their own, in order of firm.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pactsim {

class Repeats {
public:
    /// Bit i = instrument i acts on the firm for a second time.
    [[nodiscard]] std::uint64_t of(std::uint32_t firm) const {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm, before);
        return row != rows_.end() && row->firm == firm ? row->instruments : 0;
    }
    void add(std::uint32_t firm, std::uint64_t instrument) {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm, before);
        if (row != rows_.end() && row->firm == firm) row->instruments |= instrument;
        else rows_.insert(row, {firm, instrument});
    }
    /// Returns true if nothing acts on the firm for a second time any more.
    bool remove(std::uint32_t firm, std::uint64_t instrument) {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm, before);
        if (row == rows_.end() || row->firm != firm) return true;
        row->instruments &= ~instrument;
        if (row->instruments != 0) return false;
        rows_.erase(row);
        return true;
    }

private:
    struct Row {
        std::uint32_t firm = 0;
        std::uint64_t instruments = 0;
    };
    static bool before(const Row& row, std::uint32_t firm) { return row.firm < firm; }

    std::vector<Row> rows_;
};

}  // namespace pactsim
