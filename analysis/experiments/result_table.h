#pragma once
// What every analysis of an experiment gives: tables with units and plain notes, printed, or written as CSV, JSON or HDF5 by one place.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pactsim {

struct ResultColumn {
    std::string key;     // snake_case with the unit where there is one: "npsv_gbp"
    std::string label;   // for people
};

/// Nothing stands for a figure that is not defined.
using ResultCell = std::variant<std::monostate, std::string, double, std::int64_t>;

struct ResultTable {
    std::string name;    // snake_case: "sobol"
    std::string title;   // a sentence that states the finding
    std::vector<ResultColumn> columns;
    std::vector<std::vector<ResultCell>> rows;
    std::vector<std::string> notes;   // what to beware of, in words
};

}  // namespace pactsim
