#pragma once
// Correlation matrices: checked, and factored for the Gaussian copula in a loop of fixed order (the same bits everywhere).

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pactsim {

/// What is wrong with an n x n matrix (row by row) as a correlation matrix of the named attributes, or empty: not symmetric, a diagonal
/// that is not 1, an entry outside -1..1, or not positive definite (then the attributes up to which it fails are named).
std::string correlation_fault(std::span<const double> matrix, std::span<const std::string> names);

/// The lower triangle L with L L' = matrix, row by row, or nothing if the matrix is not positive definite. Cholesky-Banachiewicz, Golub &
/// Van Loan (2013) section 4.2.
std::optional<std::vector<double>> cholesky(std::span<const double> matrix, std::size_t size);

}  // namespace pactsim
