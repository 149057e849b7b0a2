#pragma once
// Polynomial chaos: a response as a sum of uncorrelated polynomials, whose squared coefficients are shares of its variance.

#include "analysis/experiments/metamodels/legendre.h"
#include "analysis/experiments/metamodels/point_set.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pactsim::metamodels {

struct PceOptions {
    int max_degree = 14;
    double q = 0.75;                // of the hyperbolic truncation
    std::size_t most_factors = 3;   // in one product
    std::size_t most_terms = 1500;  // candidates
    bool sparse = true;             // only the terms that help prediction; false = all candidates of the degree, by least squares
};

/// A fitted expansion.
struct Pce {
    std::size_t dimensions = 0;
    int degree = 0;                     // of the candidates it was chosen from
    std::vector<MultiIndex> indices;    // [0] = constant
    std::vector<double> coefficients;   // of the same order
    std::size_t points = 0;
    double validation_error = 0.0;      // mean squared error at points left out / variance of the response; 0 for a constant response
    double mean = 0.0, variance = 0.0;  // of the expansion, from its coefficients

    /// 1 - validation_error.
    [[nodiscard]] double q2() const { return 1.0 - validation_error; }
    [[nodiscard]] double predict(std::span<const double> point) const;
};

/// Fits by least squares (Householder QR). Terms are taken in the order of orthogonal matching pursuit (Pati and others 1993), as many as give the least error in ten-fold cross validation
/// with terms chosen anew in every fold; the degree likewise. The path of terms ends by the corrected leave-one-out error, exact from the hat matrix: e_i / (1 - h_i), times n/(n - P) (1 + tr(C^-1)/n),
/// C = X'X/n (Chapelle, Vapnik and Bengio 2002; Blatman and Sudret 2011), which alone would take noise for signal where candidates are many.
/// Throws InvariantError for fewer than four points, points outside the cube or responses that are not numbers.
[[nodiscard]] Pce fit_pce(const PointSet& points, std::span<const double> y, const PceOptions& options);

/// Shares of variance. All zero for an expansion without variance.
struct PceIndices {
    std::vector<double> first;                  // [coordinate]
    std::vector<double> total;                  // [coordinate]
    std::vector<std::vector<double>> second;    // [i][j] with i < j: the interaction of exactly these two
};

/// Sobol' indices from coefficients. Source: Sudret (2008), Reliability Engineering and System Safety 93, 964-979.
[[nodiscard]] PceIndices sobol_indices(const Pce& pce);

}  // namespace pactsim::metamodels
