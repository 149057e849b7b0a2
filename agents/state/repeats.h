#pragma once
// Which instruments act on a firm for a second time. Few firms have any, so they are kept in a list of their own, in order of id.

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pactsim {

class Repeats {
public:
    /// Bit i = instrument i acts on the firm for a second time. Knows what was added up to the last settle().
    [[nodiscard]] std::uint64_t of(std::uint32_t firm_id) const {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm_id, before);
        return row != rows_.end() && row->firm_id == firm_id ? row->instruments : 0;
    }
    void add(std::uint32_t firm_id, std::uint64_t instrument) { added_.push_back({firm_id, instrument}); }
    /// Returns true if nothing acts on the firm for a second time any more.
    bool remove(std::uint32_t firm_id, std::uint64_t instrument) {
        const auto row = std::lower_bound(rows_.begin(), rows_.end(), firm_id, before);
        if (row == rows_.end() || row->firm_id != firm_id) return true;
        row->instruments &= ~instrument;
        return row->instruments == 0;
    }
    /// Takes in what was added, all at once: one by one, each would move half of the list.
    void settle() {
        if (added_.empty()) return;
        std::sort(added_.begin(), added_.end(), in_order);
        const auto middle = static_cast<std::ptrdiff_t>(rows_.size());
        rows_.insert(rows_.end(), added_.begin(), added_.end());
        added_.clear();
        std::inplace_merge(rows_.begin(), rows_.begin() + middle, rows_.end(), in_order);
        std::size_t kept = 0;
        for (const Row& row : rows_) {
            if (row.instruments == 0) continue;
            if (kept > 0 && rows_[kept - 1].firm_id == row.firm_id) rows_[kept - 1].instruments |= row.instruments;
            else rows_[kept++] = row;
        }
        rows_.resize(kept);
    }

private:
    struct Row {
        std::uint32_t firm_id = 0;
        std::uint64_t instruments = 0;
    };
    static bool in_order(const Row& a, const Row& b) { return a.firm_id < b.firm_id; }
    static bool before(const Row& row, std::uint32_t firm_id) { return row.firm_id < firm_id; }

    std::vector<Row> rows_, added_;
};

}  // namespace pactsim
