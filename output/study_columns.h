#pragma once
// The arrays of a study file as a table: name, dimensions, and which whole numbers of a StudyData they hold.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/h5_dataset.h"
#include "output/study_data.h"

namespace pactsim {

/// One array of the file. Its dimensions are replicate, future, arm and then `dimensions`; one world fills `length` values.
/// Inside the program a real number travels as the 64 bits that it is made of.
struct StudyColumn {
    std::string_view name;
    std::string_view unit;
    std::string_view long_name;
    std::string_view present;                 ///< the array that says where this one holds anything; empty for those flags themselves
    h5::ElementType type;
    std::vector<std::string_view> dimensions;
    void (*put)(const StudyData& study, std::size_t at, std::vector<std::int64_t>& out);
    void (*take)(StudyData& study, std::size_t at, std::span<const std::int64_t> values);
};

/// A dimension of the file beside replicate and month, with what stands along it.
struct StudyAxis {
    std::string_view name;
    std::string_view long_name;
    std::vector<std::string> labels;
};

/// The labelled dimensions of a study, in the order of the file: future, arm, outcome, flow, year, series, quantity, part, margin, event, fate, evaluator.
std::vector<StudyAxis> study_axes(const StudyLayout& layout);

/// The name of a future in the file: the world, and for drawn parameters "/" and the number of the draw.
std::string future_name(const StudyFuture& future);

/// All arrays, flags first.
std::span<const StudyColumn> study_columns();

/// Length of a dimension; 0 for one that does not exist.
std::size_t study_dimension(const StudyLayout& layout, std::string_view dimension);

/// Values of one world in a column.
std::size_t study_length(const StudyLayout& layout, const StudyColumn& column);

}  // namespace pactsim
