#include <catch2/catch.hpp>

#include "analysis/experiments/metamodels/pce.h"
#include "sim/draws.h"
#include "sim/error.h"
#include "tests/unit/experiments/sobol_points.h"

#include <cmath>
#include <numbers>

using namespace pactsim;
using namespace pactsim::metamodels;

namespace {

double ishigami(std::span<const double> u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
    return std::sin(x(0)) + 7.0 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

std::vector<double> responses(const PointSet& points, double (*f)(std::span<const double>)) {
    std::vector<double> y;
    for (std::size_t i = 0; i < points.size(); ++i) y.push_back(f(points.point(i)));
    return y;
}

double coefficient(const Pce& pce, const MultiIndex& wanted) {
    for (std::size_t t = 0; t < pce.indices.size(); ++t) {
        if (pce.indices[t] == wanted) return pce.coefficients[t];
    }
    return 0.0;
}

}  // namespace

TEST_CASE("Legendre polynomials are orthonormal over the unit interval") {
    // 64-point midpoint sums of polynomials of degree 8 by Gauss would be exact; a fine midpoint rule is enough for 1e-6.
    constexpr int n = 20000;
    std::vector<double> p(5), sums(25, 0.0);
    for (int i = 0; i < n; ++i) {
        orthonormal_legendre((i + 0.5) / n, p);
        for (std::size_t a = 0; a < 5; ++a) {
            for (std::size_t b = 0; b < 5; ++b) sums[5 * a + b] += p[a] * p[b] / n;
        }
    }
    for (std::size_t a = 0; a < 5; ++a) {
        for (std::size_t b = 0; b < 5; ++b) CHECK(sums[5 * a + b] == Approx(a == b ? 1.0 : 0.0).margin(1e-6));
    }
}

TEST_CASE("Hyperbolic truncation counts as published") {
    CHECK(hyperbolic_indices(3, 5, 1.0, 3, 1000).size() == 56);  // (3 + 5)! / 3! 5!
    CHECK(hyperbolic_indices(2, 3, 1.0, 1, 1000).size() == 7);   // one factor at a time: 1 + 2 x 3
    // q = 0.5, degree 4, two factors: 1 + 4 + 4 alone, and (1, 1), since sqrt 1 + sqrt 1 = sqrt 4.
    CHECK(hyperbolic_indices(2, 4, 0.5, 2, 1000).size() == 10);
    CHECK(hyperbolic_indices(2, 10, 1.0, 2, 20).size() == 15);   // ends with whole degree 4
}

TEST_CASE("Coefficients of Ishigami's function are the exact ones") {
    PointSet points{3, sobol_points(3, 2048)};
    PceOptions options;
    options.q = 1.0;
    options.max_degree = 16;
    const Pce pce = fit_pce(points, responses(points, ishigami), options);
    const struct {
        MultiIndex index;
        double value, share;
    } exact[] = {{{0, 0, 0}, 3.5, 0.0},          {{1, 0, 0}, 1.625418, .190831},  {{3, 0, 0}, -1.290638, .120318}, {{0, 2, 0}, -.594723, .025548}, {{0, 4, 0}, -1.952291, .275302},
                 {{0, 6, 0}, 1.357408, .133089}, {{0, 8, 0}, -.339390, .008320},  {{1, 0, 2}, 1.372420, .136049},  {{1, 0, 4}, .409177, .012093},  {{3, 0, 2}, -1.089750, .085777}};
    for (const auto& row : exact) {
        CHECK(coefficient(pce, row.index) == Approx(row.value).margin(2e-5));
        if (row.share > 0.0) CHECK(std::pow(coefficient(pce, row.index), 2) / pce.variance == Approx(row.share).margin(2e-5));
    }
    CHECK(pce.q2() > 0.99999);
    const PceIndices shares = sobol_indices(pce);
    CHECK(shares.first[0] == Approx(.313905191).margin(1e-5));
    CHECK(shares.first[1] == Approx(.442411145).margin(1e-5));
    CHECK(shares.first[2] == Approx(0.0).margin(1e-5));
    CHECK(shares.second[0][2] == Approx(.243683664).margin(1e-5));
    CHECK(shares.total[0] == Approx(.557588855).margin(1e-5));
    CHECK(shares.total[1] == Approx(.442411145).margin(1e-5));
    CHECK(shares.total[2] == Approx(.243683664).margin(1e-5));
}

TEST_CASE("A sparse expansion needs few points, and says what it cannot do") {
    PointSet points{3, sobol_points(3, 256)};
    const std::vector<double> y = responses(points, ishigami);
    const Pce pce = fit_pce(points, y, {});
    CHECK(pce.q2() > 0.99);
    CHECK(pce.indices.size() < 100);
    CHECK(sobol_indices(pce).total[0] == Approx(.5576).margin(0.02));
    // The error of leaving one out is near that at points never seen.
    const std::vector<double> more = sobol_points(3, 2048);
    double errors = 0.0, count = 0.0;
    for (std::size_t i = 1024; i < 2048; ++i) {
        const std::span<const double> point(more.data() + 3 * i, 3);
        errors += std::pow(pce.predict(point) - ishigami(point), 2);
        count += 1.0;
    }
    const double unseen = errors / count / 13.844588;
    CHECK(unseen < 0.02);
    CHECK(pce.validation_error < 5.0 * unseen + 1e-4);
    CHECK(unseen < 10.0 * pce.validation_error + 1e-4);
}

TEST_CASE("Leave-one-out error equals refitting without each point") {
    PointSet points{2, sobol_points(2, 24)};
    std::vector<double> y;
    for (std::size_t i = 0; i < 24; ++i) y.push_back(std::exp(points.point(i)[0]) + points.point(i)[1] + 0.1 * std::sin(37.0 * static_cast<double>(i)));
    PceOptions options;
    options.sparse = false;
    options.max_degree = 1;
    options.q = 1.0;
    const Pce pce = fit_pce(points, y, options);
    double sum = 0.0, mean = 0.0, variance = 0.0;
    for (const double one : y) mean += one / 24.0;
    for (const double one : y) variance += (one - mean) * (one - mean) / 23.0;
    for (std::size_t left = 0; left < 24; ++left) {
        PointSet rest{2, {}};
        std::vector<double> others;
        for (std::size_t i = 0; i < 24; ++i) {
            if (i == left) continue;
            rest.add(points.point(i));
            others.push_back(y[i]);
        }
        sum += std::pow(fit_pce(rest, others, options).predict(points.point(left)) - y[left], 2);
    }
    CHECK(pce.validation_error == Approx(sum / 24.0 / variance).epsilon(1e-9));
}

TEST_CASE("Many candidates and few noisy points do not make a perfect fit") {
    // Half of the variance is a line in two of twelve factors, half is noise: nobody can explain more than half at points not seen.
    PointSet points{12, sobol_points(12, 128)};
    std::vector<double> y;
    for (std::size_t i = 0; i < 128; ++i) {
        const double noise = uniform(Draws(5, 0).block(static_cast<std::uint32_t>(i), 0, 0, 7).word[0]) - 0.5;
        y.push_back(points.point(i)[0] + points.point(i)[1] + std::sqrt(2.0) * noise);
    }
    const Pce pce = fit_pce(points, y, {});
    CHECK(pce.q2() < 0.65);
    CHECK(pce.q2() > 0.2);
    CHECK(pce.indices.size() < 30);
    const PceIndices shares = sobol_indices(pce);
    CHECK(shares.total[0] + shares.total[1] > 0.6);
}

TEST_CASE("Noise is not explained") {
    PointSet points{4, sobol_points(4, 256)};
    std::vector<double> y;
    for (std::size_t i = 0; i < 256; ++i) y.push_back(uniform(Draws(3, 0).block(static_cast<std::uint32_t>(i), 0, 0, 7).word[0]));
    const Pce pce = fit_pce(points, y, {});
    CHECK(pce.q2() < 0.2);
    CHECK(fit_pce(points, std::vector<double>(256, 3.0), {}).predict(points.point(7)) == 3.0);
    CHECK_THROWS_AS(fit_pce(points, std::vector<double>(255, 3.0), {}), InvariantError);
}
