#pragma once
// What a sweep leaves: design points x arms x replicates, whole numbers only. Every analysis of an experiment starts from this.

#include "output/study_data.h"
#include "scenarios/schema/config/experiment.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Outcomes of one world, in the order of the file: the headline outcomes of a comparison (output/study_data.h), then two present values. The net present social value of a
/// scheme is the difference of social_value between its arm and the baseline at the same point and replicate.
inline constexpr std::size_t sweep_outcome_count = study_outcome_count + 2;
inline constexpr std::size_t social_value_outcome = study_outcome_count;         // pence, present value over the horizon
inline constexpr std::size_t public_cost_pv_outcome = study_outcome_count + 1;   // pence, present value of UK public outlays
/// Names: study_outcome_names, "social_value", "public_cost_pv".
[[nodiscard]] std::array<std::string_view, sweep_outcome_count> sweep_outcome_names();

/// Where a point stands in its design. Meaning of `part`: sobol, lhs, list, table, grid, zip: 0. saltelli: 0 = A, 1 = B, 2 + i = A with column i from B,
/// 2 + d + i = B with column i from A (second order). morris: step within the trajectory, 0 = its start. one_at_a_time: 0 = centre, 1 + 2i = factor i low, 2 + 2i = high.
struct RowPlace {
    std::uint32_t scramble = 0;    // morris: 0
    std::uint32_t base = 0;        // saltelli, sobol: index in the sequence; morris: trajectory; else the row itself
    std::uint32_t part = 0;
    std::int32_t changed = -1;     // morris: factor changed by this step; saltelli: the exchanged column; else -1

    friend bool operator==(const RowPlace&, const RowPlace&) = default;
};

/// A factor as analyses see it.
struct SweepFactor {
    std::string name, path, unit;
    FactorRole role = FactorRole::uncertainty;
    std::vector<std::string> labels;   // of a factor given by `values`: the number in `values` below is the index of a label; else empty
};

/// A sweep, whole or as far as it has come.
struct SweepData {
    std::string name;
    std::vector<SweepFactor> factors;
    std::vector<std::string> arms;         // [0] = baseline
    DesignConfig design;
    std::int64_t seed = 0;
    std::size_t rows = 0;
    std::uint32_t replicates = 0;          // most of any point
    std::vector<RowPlace> places;          // [row]
    std::vector<double> unit;              // [row][factor] in the unit cube; empty for designs that state values
    std::vector<double> values;            // [row][factor], in the factor's unit
    std::vector<std::uint8_t> present;     // [row][arm][replicate]
    std::vector<std::int64_t> results;     // [row][arm][replicate][outcome]; 0 where not present
    std::string schedule_id;

    [[nodiscard]] std::size_t at(std::size_t row, std::size_t arm, std::size_t replicate) const { return (row * arms.size() + arm) * replicates + replicate; }
};

}  // namespace pactsim
