#pragma once
// Designs that state their values: lists, tables, grids, and lists read side by side.

#include "analysis/sweep/points.h"

#include <memory>
#include <vector>

namespace pactsim {

/// The points of the methods list and table. A column of numbers stays numbers; any other is a list of labels in order of first mention.
[[nodiscard]] std::unique_ptr<const Points> stated_points(const ExperimentConfig& config);

/// The points of the methods grid (all with all; the last factor varies fastest; ranges at `levels` equal steps from end to end, distributions and columns at the middles of `levels`
/// equal shares) and zip (the i-th value of every factor).
[[nodiscard]] std::unique_ptr<const Points> crossed_points(const ExperimentConfig& config, const std::vector<std::vector<double>>& columns);

/// The value of a factor at coordinate u of the unit interval; of one given by `values`, the index.
[[nodiscard]] double value_at(const FactorConfig& factor, const std::vector<double>& column, double u);

/// The sorted numbers of an empirical factor's column. Throws UsageError for a table or a column that is not there, or that holds other than numbers.
[[nodiscard]] std::vector<double> empirical_values(const FactorConfig& factor);

}  // namespace pactsim
