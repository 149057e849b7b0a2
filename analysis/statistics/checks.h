#pragma once
// What every statistic asks of its arguments: numbers that are numbers, shares that are shares, tables that are rectangular.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim::statistics {

/// Replicates beyond this number are no plan: a procedure that would need more has none.
inline constexpr double most_planned = 1e15;

/// Rows of equal length: [alternative][replicate], [alternative][future] or [future][replicate], as the function says.
using Table = std::vector<std::vector<double>>;

/// Throws InvariantError if a value is infinite or not a number; `what` names the values.
void require_finite(std::span<const double> values, std::string_view what);

/// Throws InvariantError unless 0 < share < 1.
void require_share(double share, std::string_view what);

/// Throws InvariantError unless the value is a finite number above zero.
void require_positive(double value, std::string_view what);

/// Throws InvariantError unless all rows are as long as the first and finite; returns that length, 0 for a table without rows.
std::size_t require_rectangular(const Table& table, std::string_view what);

/// The weights as shares that add up to 1; `count` equal shares if none are given. Throws InvariantError if their number is not
/// `count`, one is negative or not a number, or all are zero.
[[nodiscard]] std::vector<double> normalised_weights(std::span<const double> weights, std::size_t count);

}  // namespace pactsim::statistics
