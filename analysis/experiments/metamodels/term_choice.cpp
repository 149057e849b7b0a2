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
        residual_ -= direction * direction.dot(residual_);
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

  private:
    VectorXd residual_, leverage_;
    MatrixXd q_, inverse_;
    Index terms_ = 0;
    double variance_ = 0.0, trace_ = 0.0;
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

}  // namespace

TermChoice choose_terms(const MatrixXd& matrix, const VectorXd& y, const std::vector<std::size_t>& columns, bool sparse) {
    const Index most = std::min<Index>(static_cast<Index>(columns.size()), y.size() - 1);
    GrowingFit fit(y, most);
    std::vector<double> length;
    for (const std::size_t column : columns) length.push_back(std::max(matrix.col(static_cast<Index>(column)).norm(), std::numeric_limits<double>::min()));
    std::vector<bool> used(columns.size(), false);
    std::vector<std::size_t> entered;
    TermChoice best;
    while (fit.terms() < most) {
        const std::size_t c = entered.empty() && !used[0] ? 0 : next_column(matrix, fit.residual(), columns, length, used);
        if (c == columns.size()) break;
        used[c] = true;
        if (!fit.add(matrix.col(static_cast<Index>(columns[c])))) continue;
        entered.push_back(columns[c]);
        const double error = fit.corrected_error();
        if (entered.size() == 1 || !sparse || error < best.corrected_error) best = {entered, fit.loo_error(), error};
        // A tenth more terms (and ten) without gain: more will not help.
        if (sparse && entered.size() > best.columns.size() + 10 + best.columns.size() / 10) break;
    }
    return best;
}

}  // namespace pactsim::metamodels
