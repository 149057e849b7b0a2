#include "analysis/experiments/sensitivity/rank_regression.h"

#include "analysis/experiments/sensitivity/tools.h"
#include "analysis/statistics/intervals.h"

#include <Eigen/Dense>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim {

namespace {

/// Standardised ranks; false if all are equal.
bool put_ranks(std::span<const double> values, std::size_t first, std::size_t stride, std::size_t n, Eigen::Ref<Eigen::VectorXd> out) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto value = [&](std::size_t i) { return values[first + i * stride]; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) < value(b); });
    for (std::size_t from = 0, to = 0; from < n; from = to) {
        while (to < n && value(order[to]) == value(order[from])) ++to;
        for (std::size_t i = from; i < to; ++i) out[static_cast<Eigen::Index>(order[i])] = static_cast<double>(from + to);
    }
    out.array() -= out.mean();
    const double length = out.norm();
    if (!(length > 0)) return false;
    out /= length;
    return true;
}

}  // namespace

std::optional<RankRegression> rank_regression(std::span<const double> x, std::span<const double> y, std::size_t factors) {
    const std::size_t n = y.size();
    if (n < factors + 2) return std::nullopt;
    Eigen::VectorXd response(static_cast<Eigen::Index>(n));
    if (!put_ranks(y, 0, 1, n, response)) return std::nullopt;
    std::vector<std::size_t> used;
    Eigen::MatrixXd columns(static_cast<Eigen::Index>(n), static_cast<Eigen::Index>(factors));
    for (std::size_t j = 0; j < factors; ++j) {
        if (put_ranks(x, j, factors, n, columns.col(static_cast<Eigen::Index>(used.size())))) used.push_back(j);
    }
    RankRegression result;
    result.coefficients.resize(factors);
    result.standard_errors.resize(factors);
    if (used.empty()) return result;
    const Eigen::MatrixXd kept = columns.leftCols(static_cast<Eigen::Index>(used.size()));
    const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(kept);
    const Eigen::VectorXd beta = qr.solve(response);
    const double left = (response - kept * beta).squaredNorm();
    result.explained = 1 - left;
    const bool whole = qr.rank() == kept.cols();
    const Eigen::VectorXd diagonal = whole ? Eigen::VectorXd((kept.transpose() * kept).inverse().diagonal()) : Eigen::VectorXd();
    for (std::size_t u = 0; u < used.size() && whole; ++u) {
        const auto i = static_cast<Eigen::Index>(u);
        result.coefficients[used[u]] = beta[i];
        const auto spare = static_cast<double>(n - used.size() - 1);
        if (spare > 0) result.standard_errors[used[u]] = std::sqrt(left / spare * diagonal[i]);
    }
    return result;
}

ResultTable rank_regression_table(const AnalysisInput& input) {
    ResultTable table{"rank_regression", {}, {{"factor", "factor"}, {"coefficient", "coefficient"}, {"coefficient_low", "from"}, {"coefficient_high", "to"}, {"finding", ""}}, {}, {}};
    std::vector<std::size_t> numbers;
    for (std::size_t j = 0; j < input.dimensions(); ++j) {
        if (input.factors[j].labels.empty()) numbers.push_back(j);
    }
    std::vector<double> x, y;
    for (const std::size_t row : sample_rows(input)) {
        for (const std::size_t j : numbers) x.push_back(input.value_at(row, j));
        y.push_back(input.response.y[row]);
    }
    const auto fit = numbers.empty() ? std::nullopt : rank_regression(x, y, numbers.size());
    for (std::size_t u = 0; u < numbers.size(); ++u) {
        std::vector<ResultCell> row{input.factors[numbers[u]].name, cell(fit ? fit->coefficients[u] : std::nullopt)};
        std::optional<statistics::Interval> interval;
        if (fit && fit->coefficients[u] && fit->standard_errors[u]) {
            const double half = statistics::two_sided_t(static_cast<double>(y.size() - numbers.size() - 1), input.options.confidence) * *fit->standard_errors[u];
            interval = statistics::Interval{*fit->coefficients[u] - half, *fit->coefficients[u] + half};
        }
        add_interval(row, interval);
        row.emplace_back(!interval ? std::string() : interval->contains(0) ? std::string(like_zero) : interval->low > 0 ? std::string("raises it") : std::string("lowers it"));
        table.rows.push_back(std::move(row));
    }
    table.title = fit ? fmt::format("A rise and fall with the factors, each for itself, explains {:.0f} % of the ranks of {}", 100 * fit->explained, response_text(input))
                      : fmt::format("There is no regression of {}: it does not vary, or there are too few rows", response_text(input));
    table.notes.emplace_back("standardised coefficients on ranks; below about 70 % explained, effects turn or act together, and coefficients say little: see Sobol' indices or PAWN");
    if (numbers.size() < input.dimensions()) table.notes.emplace_back("factors with labels have no direction and are left out");
    const std::string sample = sample_text(input);
    if (const std::string missing = missing_text(input); !missing.empty()) table.notes.push_back(sample.empty() ? missing + "; all others are used" : missing);
    if (!sample.empty()) table.notes.push_back(sample);
    return table;
}

}  // namespace pactsim
