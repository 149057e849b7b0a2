#pragma once
// What the tables of sensitivity analyses have in common.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/sensitivity/sobol_indices.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// Printed where an interval holds zero: a small negative estimate is no error.
inline constexpr std::string_view like_zero = "indistinguishable from 0";

/// Whether a row is one of a sample of the space: in Saltelli designs the rows of A and B. All others take their coordinates but for one column from a row of A or B, so that they tell
/// about differences and are not independent of it.
[[nodiscard]] bool is_sample_row(const AnalysisInput& input, std::size_t row);
/// Rows of the sample that have a response.
[[nodiscard]] std::vector<std::size_t> sample_rows(const AnalysisInput& input);
/// What is left out of a Saltelli design for that; empty for all other designs.
[[nodiscard]] std::string sample_text(const AnalysisInput& input);
/// Rows that have a response.
[[nodiscard]] std::vector<std::size_t> present_rows(const AnalysisInput& input);
/// Their responses.
[[nodiscard]] std::vector<double> present_values(const AnalysisInput& input);

/// A figure, or nothing.
[[nodiscard]] ResultCell cell(const std::optional<double>& value);
/// The ends of an interval as two cells.
void add_interval(std::vector<ResultCell>& row, const std::optional<statistics::Interval>& interval);

/// "npsv", or "npsv of search_vouchers" where a scheme is named.
[[nodiscard]] std::string response_text(const AnalysisInput& input);
/// "95 %".
[[nodiscard]] std::string percent(double share);
/// "12 of 4,096 rows have no result (runs that failed or have not been made)"; empty if all have one.
[[nodiscard]] std::string missing_text(const AnalysisInput& input);
/// The factors of the design are correlated, and what that means here; empty if they are not.
[[nodiscard]] std::string correlation_text(const AnalysisInput& input);
/// The highest value of an index, or none.
[[nodiscard]] std::optional<std::size_t> strongest(const std::vector<std::optional<double>>& values);

}  // namespace pactsim
