#include "analysis/experiments/metamodels/pce.h"

#include "analysis/experiments/metamodels/term_choice.h"
#include "analysis/statistics/checks.h"
#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::metamodels {

namespace {

using Eigen::Index;

Eigen::MatrixXd design_matrix(const PointSet& points, std::span<const MultiIndex> indices) {
    Eigen::MatrixXd matrix(static_cast<Index>(points.size()), static_cast<Index>(indices.size()));
    for (std::size_t row = 0; row < points.size(); ++row) {
        const std::vector<double> values = products_at(indices, points.point(row));
        for (std::size_t t = 0; t < indices.size(); ++t) matrix(static_cast<Index>(row), static_cast<Index>(t)) = values[t];
    }
    return matrix;
}

std::vector<double> least_squares(const Eigen::MatrixXd& candidates, const std::vector<std::size_t>& chosen, const Eigen::VectorXd& y) {
    Eigen::MatrixXd matrix(candidates.rows(), static_cast<Index>(chosen.size()));
    for (std::size_t t = 0; t < chosen.size(); ++t) matrix.col(static_cast<Index>(t)) = candidates.col(static_cast<Index>(chosen[t]));
    const Eigen::VectorXd solution = matrix.colPivHouseholderQr().solve(y);
    return {solution.data(), solution.data() + solution.size()};
}

// How many of the sorted candidates have a total degree of at most this.
std::size_t up_to_degree(std::span<const MultiIndex> indices, int degree) {
    const auto past = std::find_if(indices.begin(), indices.end(), [&](const MultiIndex& index) { return std::accumulate(index.begin(), index.end(), 0) > degree; });
    return static_cast<std::size_t>(past - indices.begin());
}

struct Attempt {
    TermChoice choice;
    int degree = 0;
};

// The candidates of degree p are those of hyperbolic norm p, so each degree has its own set; all are columns of one matrix.
std::vector<std::size_t> candidates_of(std::span<const MultiIndex> indices, int degree, double q) {
    std::vector<std::size_t> columns;
    const double bound = std::pow(static_cast<double>(degree), q) * (1.0 + 1e-12);
    for (std::size_t t = 0; t < up_to_degree(indices, degree); ++t) {
        double norm = 0.0;
        for (const std::uint8_t one : indices[t]) norm += one == 0 ? 0.0 : std::pow(static_cast<double>(one), q);
        if (norm <= bound) columns.push_back(t);
    }
    return columns;
}

Attempt best_attempt(const Eigen::MatrixXd& matrix, const Eigen::VectorXd& y, std::span<const MultiIndex> indices, const PceOptions& options) {
    Attempt best;
    int worse = 0;
    for (int degree = 1; degree <= options.max_degree && worse < 3; ++degree) {
        const std::vector<std::size_t> columns = candidates_of(indices, degree, options.q);
        if (degree > 1 && columns.size() == candidates_of(indices, degree - 1, options.q).size()) break;
        // Least squares on all candidates needs clearly more points than terms; a sparse choice does not.
        if (!options.sparse && 2 * columns.size() > static_cast<std::size_t>(y.size())) break;
        TermChoice choice = choose_terms(matrix, y, columns, options.sparse);
        const bool better = degree == 1 || choice.corrected_error < best.choice.corrected_error;
        worse = better ? 0 : worse + 1;
        if (better) best = {std::move(choice), degree};
    }
    return best;
}

}  // namespace

Pce fit_pce(const PointSet& points, std::span<const double> y, const PceOptions& options) {
    require_in_cube(points, y.size());
    statistics::require_finite(y, "the responses of a metamodel");
    if (y.size() < 4) throw InvariantError("an expansion needs at least four points");
    Pce pce;
    pce.dimensions = points.dimensions;
    pce.points = y.size();
    const std::vector<MultiIndex> indices = hyperbolic_indices(points.dimensions, options.max_degree, options.q, options.most_factors, options.most_terms);
    if (!(statistics::sample_variance(y) > 0.0)) {
        pce.indices = {indices.front()};
        pce.coefficients = {y.front()};
        pce.mean = y.front();
        return pce;
    }
    const Eigen::MatrixXd matrix = design_matrix(points, indices);
    const Eigen::VectorXd response = Eigen::Map<const Eigen::VectorXd>(y.data(), static_cast<Index>(y.size()));
    const Attempt best = best_attempt(matrix, response, indices, options);
    pce.degree = best.degree;
    pce.validation_error = best.choice.validation_error;
    pce.coefficients = least_squares(matrix, best.choice.columns, response);
    for (const std::size_t column : best.choice.columns) pce.indices.push_back(indices[column]);
    pce.mean = pce.coefficients.front();
    for (std::size_t t = 1; t < pce.coefficients.size(); ++t) pce.variance += pce.coefficients[t] * pce.coefficients[t];
    return pce;
}

double Pce::predict(std::span<const double> point) const {
    if (point.size() != dimensions) throw InvariantError("a point has not the dimensions of the metamodel");
    const std::vector<double> values = products_at(indices, point);
    return std::inner_product(values.begin(), values.end(), coefficients.begin(), 0.0);
}

PceIndices sobol_indices(const Pce& pce) {
    const std::size_t d = pce.dimensions;
    PceIndices shares{std::vector<double>(d, 0.0), std::vector<double>(d, 0.0), std::vector<std::vector<double>>(d, std::vector<double>(d, 0.0))};
    if (!(pce.variance > 0.0)) return shares;
    for (std::size_t t = 1; t < pce.indices.size(); ++t) {
        const double share = pce.coefficients[t] * pce.coefficients[t] / pce.variance;
        std::vector<std::size_t> used;
        for (std::size_t i = 0; i < d; ++i) {
            if (pce.indices[t][i] != 0) used.push_back(i);
        }
        for (const std::size_t i : used) shares.total[i] += share;
        if (used.size() == 1) shares.first[used[0]] += share;
        if (used.size() == 2) shares.second[used[0]][used[1]] += share;
    }
    return shares;
}

}  // namespace pactsim::metamodels
