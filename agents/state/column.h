#pragma once
// A column of a table that is kept in rows: one field of every row, seen as if it were a vector of its own.

#include <cstddef>
#include <iterator>
#include <vector>

namespace pactsim {

template <auto field>
class Column;

/// The field `field` of the rows of a table. Does not own the rows: whoever does binds it anew when they move.
template <class Row, class Value, Value Row::*field>
class Column<field> {
public:
    using value_type = Value;

    void bind(std::vector<Row>& rows) {
        rows_ = rows.data();
        size_ = rows.size();
    }
    Value& operator[](std::size_t i) { return rows_[i].*field; }
    const Value& operator[](std::size_t i) const { return rows_[i].*field; }
    [[nodiscard]] std::size_t size() const { return size_; }

    /// Goes from row to row.
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Value;
        using difference_type = std::ptrdiff_t;
        using pointer = const Value*;
        using reference = const Value&;

        Iterator() = default;
        explicit Iterator(const Row* row) : row_(row) {}
        reference operator*() const { return row_->*field; }
        Iterator& operator++() {
            ++row_;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++row_;
            return before;
        }
        bool operator==(const Iterator&) const = default;

    private:
        const Row* row_ = nullptr;
    };
    [[nodiscard]] Iterator begin() const { return Iterator(rows_); }
    [[nodiscard]] Iterator end() const { return Iterator(rows_ + size_); }

    /// Same values in the same order.
    bool operator==(const Column& other) const {
        if (size_ != other.size_) return false;
        for (std::size_t i = 0; i < size_; ++i) {
            if (!((*this)[i] == other[i])) return false;
        }
        return true;
    }

private:
    Row* rows_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace pactsim
