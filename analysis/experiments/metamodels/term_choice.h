#pragma once
// Which terms of a linear model predict: they enter one by one, and leaving each point out in turn says how many to keep.

#include <Eigen/Dense>

#include <cstddef>
#include <vector>

namespace pactsim::metamodels {

/// Columns of a model and how well it predicts points it has not seen.
struct TermChoice {
    std::vector<std::size_t> columns;  // in the order of entry; the constant (column 0) first
    double validation_error = 0.0;     // mean squared error at points left out / variance of y (n - 1)
    double corrected_error = 0.0;      // what the choice made least
};

/// Orthogonal matching pursuit over the columns named (the first must be the constant). With `sparse` it keeps as many terms (at most half as many as points) as give the least
/// error in ten-fold cross validation that chooses terms anew in every fold (row i in fold i mod 10); else, and below 20 points, exact leave-one-out errors e_i / (1 - h_i) serve. y must vary.
[[nodiscard]] TermChoice choose_terms(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& y, const std::vector<std::size_t>& columns, bool sparse);

}  // namespace pactsim::metamodels
