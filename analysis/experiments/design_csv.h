#pragma once
// A design and its responses as plain CSV, so that any program can be the model in between.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/designs/scrambling.h"
#include "output/sweep_data.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// A design as it is written: one column per factor, then scramble, base, part and changed (output/sweep_data.h, RowPlace).
struct DesignSheet {
    std::vector<SweepFactor> factors;
    DesignConfig design;
    ScrambleKind scrambling = ScrambleKind::owen;
    std::int64_t seed = 1;
    bool in_unit_cube = true;                // false for designs that state their values
    std::size_t rows = 0;
    std::function<RowPlace(std::size_t row)> place;
    std::function<void(std::size_t row, std::span<double> values)> values;
};

/// The sheet of a design in the unit cube with each factor uniform between its ends. Throws UsageError as make_unit_design does, for ends that are not numbers or in the wrong
/// order, and for names that are empty, given twice, or those of the columns that every design has.
[[nodiscard]] DesignSheet range_sheet(const DesignConfig& design, std::vector<std::string> names, std::vector<double> lower, std::vector<double> upper, std::int64_t seed,
                                      ScrambleKind scrambling);

/// Writes the sheet piece by piece: comments (one of them for programs), header, rows; labels instead of their indices.
void write_design(const DesignSheet& sheet, const std::function<void(std::string_view)>& put);

/// Reads what write_design wrote, or any table of inputs: a method is taken from the comment or from the places of the rows, and without either the rows count as a plain sample.
/// Coordinates in the unit cube are computed again from the comment if the rows stand as they were written, else they are ranks. The response is left empty. Throws InputError.
[[nodiscard]] AnalysisInput read_design(const std::string& path);

/// Adds the responses: the column `column` of a table with a row per row of the design, in the same order; every column of numbers becomes one of the schemes. Fields that are
/// empty, nan, inf or the like are rows without a result. Throws InputError, with what is wrong where.
void read_responses(const std::string& path, const std::string& column, const std::string& design_path, AnalysisInput& input);

}  // namespace pactsim
