#include "analysis/experiments/metamodels/term_choice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pactsim::metamodels {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// A QR factorisation that grows by columns, with what leave-one-out needs of it.
class GrowingFit {
  public:
    GrowingFit(const VectorXd& y, Index most) : residual_(y), leverage_(VectorXd::Zero(y.size())), q_(y.size(), most), inverse_(MatrixXd::Zero(most, most)) {
        const double mean = y.mean();
        variance_ = (y.array() - mean).square().sum() / static_cast<double>(y.size() - 1);
    }

    // False, and nothing changes, if the column is (nearly) a sum of those within.
    bool add(const VectorXd& column) {
        VectorXd direction = column, weights = VectorXd::Zero(terms_);
        // Twice, because once leaves a part in the order of rounding times the condition.
        for (int pass = 0; pass < 2; ++pass) {
            const VectorXd part = q_.leftCols(terms_).transpose() * direction;
            direction -= q_.leftCols(terms_) * part;
            weights += part;
        }
        const double length = direction.norm();
        if (length <= 1e-9 * column.norm()) return false;
        direction /= length;
        along_ = direction.dot(residual_);
        residual_ -= direction * along_;
        leverage_ += direction.cwiseAbs2();
        // The next column of the inverse of R, whose squares add up to the trace of (X'X)^-1.
        inverse_.col(terms_).head(terms_) = inverse_.topLeftCorner(terms_, terms_).triangularView<Eigen::Upper>() * weights / -length;
        inverse_(terms_, terms_) = 1.0 / length;
        trace_ += inverse_.col(terms_).squaredNorm();
        q_.col(terms_++) = direction;
        return true;
    }

    [[nodiscard]] double loo_error() const {
        double sum = 0.0;
        for (Index i = 0; i < residual_.size(); ++i) {
            const double left = std::max(1.0 - leverage_(i), 1e-12);
            sum += residual_(i) * residual_(i) / (left * left);
        }
        return sum / static_cast<double>(residual_.size()) / variance_;
    }

    [[nodiscard]] double corrected_error() const {
        const auto n = static_cast<double>(residual_.size()), p = static_cast<double>(terms_);
        return n > p ? loo_error() * n / (n - p) * (1.0 + trace_) : std::numeric_limits<double>::infinity();
    }

    [[nodiscard]] const VectorXd& residual() const { return residual_; }
    [[nodiscard]] Index terms() const { return terms_; }
    // What the last column added to the prediction at other points, given their values of all columns within.
    [[nodiscard]] VectorXd last_step(const MatrixXd& others) const { return others.leftCols(terms_) * inverse_.col(terms_ - 1).head(terms_) * along_; }

  private:
    VectorXd residual_, leverage_;
    MatrixXd q_, inverse_;
    Index terms_ = 0;
    double variance_ = 0.0, trace_ = 0.0, along_ = 0.0;
};

// The unused column that points most along the residual.
std::size_t next_column(const MatrixXd& matrix, const VectorXd& residual, const std::vector<std::size_t>& columns, const std::vector<double>& length, const std::vector<bool>& used) {
    std::size_t best = columns.size();
    double most = -1.0;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (used[c]) continue;
        const double along = std::abs(matrix.col(static_cast<Index>(columns[c])).dot(residual)) / length[c];
        if (along <= most) continue;
        most = along;
        best = c;
    }
    return best;
}

// Terms in the order in which they enter, and the least corrected error on the way.
struct Path {
    std::vector<std::size_t> entered;
    TermChoice best;
};

// Lets terms enter until `most` are in or, with `sparse`, a tenth more (and ten) bring no gain. `on_entry`, if any, is called after each.
template <class OnEntry>
Path greedy_path(const MatrixXd& matrix, const VectorXd& y, const std::vector<std::size_t>& columns, Index most, bool sparse, OnEntry&& on_entry) {
    GrowingFit fit(y, most);
    std::vector<double> length;
    for (const std::size_t column : columns) length.push_back(std::max(matrix.col(static_cast<Index>(column)).norm(), std::numeric_limits<double>::min()));
    std::vector<bool> used(columns.size(), false);
    Path path;
    while (fit.terms() < most) {
        const std::size_t c = path.entered.empty() && !used[0] ? 0 : next_column(matrix, fit.residual(), columns, length, used);
        if (c == columns.size()) break;
        used[c] = true;
        if (!fit.add(matrix.col(static_cast<Index>(columns[c])))) continue;
        path.entered.push_back(columns[c]);
        on_entry(fit, columns[c]);
        const double error = fit.corrected_error();
        if (path.entered.size() == 1 || !sparse || error < path.best.corrected_error) path.best = {path.entered, fit.loo_error(), error};
        if (sparse && path.entered.size() > path.best.columns.size() + 10 + path.best.columns.size() / 10) break;
    }
    return path;
}

// Mean squared error at points left out over the variance of y, by number of terms, each fold with its own choice of terms.
std::vector<double> fold_errors(const MatrixXd& matrix, const VectorXd& y, const std::vector<std::size_t>& columns, std::size_t longest) {
    constexpr Index folds = 10;
    std::vector<double> sums(longest, 0.0);
    for (Index fold = 0; fold < folds; ++fold) {
        std::vector<Index> kept, left;
        for (Index i = 0; i < y.size(); ++i) (i % folds == fold ? left : kept).push_back(i);
        const VectorXd others = y(left);
        MatrixXd within(static_cast<Index>(left.size()), static_cast<Index>(longest));
        VectorXd predicted = VectorXd::Zero(others.size());
        std::size_t terms = 0;
        const auto most = std::min(static_cast<Index>(longest), static_cast<Index>(kept.size()) - 1);
        greedy_path(matrix(kept, Eigen::all), y(kept), columns, most, false, [&](const GrowingFit& fit, std::size_t column) {
            within.col(static_cast<Index>(terms)) = matrix(left, static_cast<Index>(column));
            predicted += fit.last_step(within);
            sums[terms++] += (others - predicted).squaredNorm();
        });
        for (; terms < longest; ++terms) sums[terms] = std::numeric_limits<double>::infinity();
    }
    const double variance = (y.array() - y.mean()).square().sum() / static_cast<double>(y.size() - 1);
    for (double& sum : sums) sum /= static_cast<double>(y.size()) * variance;
    return sums;
}

}  // namespace

TermChoice choose_terms(const MatrixXd& matrix, const VectorXd& y, const std::vector<std::size_t>& columns, bool sparse) {
    const Index all = std::min<Index>(static_cast<Index>(columns.size()), y.size() - 1);
    const auto nothing = [](const GrowingFit&, std::size_t) {};
    constexpr Index fewest_for_folds = 20;
    if (!sparse || y.size() < fewest_for_folds) return greedy_path(matrix, y, columns, all, sparse, nothing).best;
    // The exact leave-one-out error of the terms chosen does not know that they were chosen from many: of noise it makes a perfect fit. So whole choices are validated.
    Path path = greedy_path(matrix, y, columns, std::min<Index>(all, y.size() / 2), true, nothing);
    const std::vector<double> errors = fold_errors(matrix, y, columns, path.entered.size());
    const auto least = std::min_element(errors.begin(), errors.end());
    path.entered.resize(static_cast<std::size_t>(least - errors.begin()) + 1);
    return {std::move(path.entered), *least, *least};
}

}  // namespace pactsim::metamodels
