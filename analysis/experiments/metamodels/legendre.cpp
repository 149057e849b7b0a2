#include "analysis/experiments/metamodels/legendre.h"

#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::metamodels {

namespace {

struct Truncation {
    double q = 1.0, bound = 0.0;
    std::size_t most_factors = 0, most_terms = 0;
};

// Appends all indices of exactly `left` more degrees over coordinates from `coordinate` on.
void extend(MultiIndex& index, std::size_t coordinate, int left, double norm, std::size_t factors, const Truncation& truncation, std::vector<MultiIndex>& out) {
    if (out.size() > truncation.most_terms) return;
    if (left == 0) {
        out.push_back(index);
        return;
    }
    if (coordinate == index.size() || factors == truncation.most_factors) return;
    for (int degree = left; degree >= 1; --degree) {
        const double next = norm + std::pow(static_cast<double>(degree), truncation.q);
        if (next > truncation.bound) continue;
        index[coordinate] = static_cast<std::uint8_t>(degree);
        extend(index, coordinate + 1, left - degree, next, factors + 1, truncation, out);
        index[coordinate] = 0;
    }
    extend(index, coordinate + 1, left, norm, factors, truncation, out);
}

}  // namespace

void orthonormal_legendre(double u, std::span<double> out) {
    const double x = 2.0 * u - 1.0;
    double before = 0.0, here = 1.0;
    for (std::size_t k = 0; k < out.size(); ++k) {
        const auto n = static_cast<double>(k);
        out[k] = std::sqrt(2.0 * n + 1.0) * here;
        const double next = ((2.0 * n + 1.0) * x * here - n * before) / (n + 1.0);
        before = here;
        here = next;
    }
}

std::vector<MultiIndex> hyperbolic_indices(std::size_t dimensions, int degree, double q, std::size_t most_factors, std::size_t most_terms) {
    if (!(q > 0.0 && q <= 1.0) || degree < 0 || degree > 200) throw InvariantError("a polynomial basis needs 0 < q <= 1 and a degree of 0 to 200");
    // The bound is widened by rounding, so that sums of powers that are equal on paper count as equal.
    const Truncation truncation{q, std::pow(static_cast<double>(degree), q) * (1.0 + 1e-12), most_factors, most_terms};
    std::vector<MultiIndex> indices{MultiIndex(dimensions, 0)};
    for (int total = 1; total <= degree; ++total) {
        std::vector<MultiIndex> more;
        MultiIndex index(dimensions, 0);
        extend(index, 0, total, 0.0, 0, truncation, more);
        if (indices.size() + more.size() > most_terms) break;
        indices.insert(indices.end(), more.begin(), more.end());
    }
    return indices;
}

std::vector<double> products_at(std::span<const MultiIndex> indices, std::span<const double> point) {
    std::size_t highest = 0;
    for (const MultiIndex& index : indices) {
        for (const std::uint8_t degree : index) highest = std::max<std::size_t>(highest, degree);
    }
    std::vector<std::vector<double>> single(point.size(), std::vector<double>(highest + 1));
    for (std::size_t i = 0; i < point.size(); ++i) orthonormal_legendre(point[i], single[i]);
    std::vector<double> values(indices.size(), 1.0);
    for (std::size_t t = 0; t < indices.size(); ++t) {
        for (std::size_t i = 0; i < point.size(); ++i) {
            if (indices[t][i] != 0) values[t] *= single[i][indices[t][i]];
        }
    }
    return values;
}

}  // namespace pactsim::metamodels
