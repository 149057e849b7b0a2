#pragma once
// Polynomials that are uncorrelated over the unit cube: products of Legendre polynomials, and which products are tried.

#include "analysis/experiments/metamodels/point_set.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pactsim::metamodels {

/// Degrees of a product by coordinate.
using MultiIndex = std::vector<std::uint8_t>;

/// out[k] = sqrt(2k + 1) P_k(2u - 1) for k = 0 .. out.size() - 1: orthonormal for uniform u. Three-term recurrence (Abramowitz and Stegun 22.7.10).
void orthonormal_legendre(double u, std::span<double> out);

/// All products with (sum of degree^q)^(1/q) <= degree and at most `most_factors` coordinates, by rising total degree, the constant first. q = 1 gives all up to a total degree; q < 1 leaves out
/// products of many. Ends with the last whole total degree that keeps their number at most `most_terms`. Source: Blatman and Sudret (2011), Journal of Computational Physics 230, 2345-2367.
[[nodiscard]] std::vector<MultiIndex> hyperbolic_indices(std::size_t dimensions, int degree, double q, std::size_t most_factors, std::size_t most_terms);

/// Value of every product at a point.
[[nodiscard]] std::vector<double> products_at(std::span<const MultiIndex> indices, std::span<const double> point);

}  // namespace pactsim::metamodels
