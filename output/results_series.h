#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/results_layout.h"

namespace pactsim {

/// One dataset of a results file that grows by one row per replicate.
struct Series {
    std::string name;
    std::string unit;
    std::string long_name;
    /// "measure", "events", "ledger", "instrument" or "balance": how readers sort datasets.
    std::string_view role;
    MeasureKind kind = MeasureKind::flow;
    StorageType storage = StorageType::int64;
    double scale = 1.0;
    /// Names of the dimensions after `replicate`.
    std::vector<std::string> dimensions;
    /// Where a row lies in a ReplicateBlock.
    std::vector<std::int64_t> ReplicateBlock::*source = nullptr;
    std::size_t offset = 0;
    std::size_t length = 0;
    /// Distance in the block from one value of the row to the next.
    std::size_t stride = 1;
};

/// One coordinate dataset; `of` names the dimension it belongs to (the same as `name` for the one
/// that stands for the dimension itself).
struct Coordinate {
    std::string name;
    std::string of;
    std::string long_name;
    std::vector<std::string> labels;
};

/// Length of a dimension under a layout; zero if the layout does not use it.
[[nodiscard]] std::size_t dimension_length(const ResultsLayout& layout, std::string_view dimension);

/// All series of a layout in file order; those with an empty dimension are left out.
[[nodiscard]] std::vector<Series> series_of(const ResultsLayout& layout);

/// Adds to `rows` the values that a block holds of a series, in the order in which they are stored. The block must fit the layout.
void append_row(std::vector<std::int64_t>& rows, const Series& series, const ReplicateBlock& block);

/// All text coordinates of a layout in file order (`replicate` and `month` are numbers and not here).
[[nodiscard]] std::vector<Coordinate> coordinates_of(const ResultsLayout& layout);

/// Throws InputError unless the layout can be written and read by every reader: names are unique
/// identifiers, there is at least one replicate and month, labels are unique, and no unit is one
/// that xarray would turn into a time difference.
void check_layout(const ResultsLayout& layout);

}  // namespace pactsim
