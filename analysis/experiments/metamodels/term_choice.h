#pragma once
// Which terms of a linear model predict: they enter one by one, and leaving each point out in turn says how many to keep.

#include <Eigen/Dense>

#include <cstddef>
#include <vector>

namespace pactsim::metamodels {

/// Columns of a model and how well it predicts points it has not seen.
struct TermChoice {
    std::vector<std::size_t> columns;  // in the order of entry; the constant (column 0) first
    double loo_error = 0.0;            // mean squared leave-one-out error / variance of y (n - 1)
    double corrected_error = 0.0;
};

/// Orthogonal matching pursuit over the columns named (the first must be the constant). With `sparse` it keeps as many terms as give the least corrected error; else all that are
/// not collinear. y must vary.
[[nodiscard]] TermChoice choose_terms(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& y, const std::vector<std::size_t>& columns, bool sparse);

}  // namespace pactsim::metamodels
