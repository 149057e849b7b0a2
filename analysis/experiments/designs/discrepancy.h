#pragma once
// How evenly points fill the unit cube.

#include <cstddef>
#include <span>

namespace pactsim {

/// The square of the centred L2 discrepancy of points[row][dimension] in the unit cube, as libraries commonly report it; smaller is more even. Throws InvariantError for no
/// dimension or a number of values that is no multiple of it. Cost grows with the square of the number of points. Source: Hickernell (1998), Mathematics of Computation 67,
/// 299-322, formula 5.4a.
[[nodiscard]] double centred_discrepancy(std::span<const double> points, std::size_t dimensions);

}  // namespace pactsim
