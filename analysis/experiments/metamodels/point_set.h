#pragma once
// Points in the unit cube. A factor with any marginal comes here by its distribution function, so that metamodels need to know uniform ones only.

#include <cstddef>
#include <span>
#include <vector>

namespace pactsim::metamodels {

/// Rows of `dimensions` coordinates.
struct PointSet {
    std::size_t dimensions = 0;
    std::vector<double> values;  // [point][coordinate], each in [0, 1]

    [[nodiscard]] std::size_t size() const { return dimensions == 0 ? 0 : values.size() / dimensions; }
    [[nodiscard]] std::span<const double> point(std::size_t row) const { return std::span(values).subspan(row * dimensions, dimensions); }
    void add(std::span<const double> point) { values.insert(values.end(), point.begin(), point.end()); }
};

/// Throws InvariantError unless there are `count` whole points whose coordinates lie in [0, 1].
void require_in_cube(const PointSet& points, std::size_t count);

}  // namespace pactsim::metamodels
