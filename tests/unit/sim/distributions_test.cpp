#include "sim/distributions.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/error.h"

using namespace pactsim;

TEST_CASE("quantile functions at points known in closed form", "[unit][sim][distributions]") {
    CHECK(bernoulli(0.3, 0.31));
    CHECK_FALSE(bernoulli(0.3, 0.3));
    CHECK_FALSE(bernoulli(uniform(0), 0.0));
    CHECK(bernoulli(uniform(0xffffffffu), 1.0));
    CHECK(gumbel(std::exp(-1.0)) == Approx(0.0).margin(1e-15));
    CHECK(gumbel(0.5) == Approx(0.36651292058166435).epsilon(1e-14));
    CHECK(exponential(0.5, 12.0) == Approx(12.0 * std::log(2.0)).epsilon(1e-14));
    CHECK(laplace(0.5, 3.0) == Approx(0.0).margin(1e-15));
    CHECK(laplace(0.25, 3.0) == Approx(-3.0 * std::log(2.0)).epsilon(1e-14));
    CHECK(laplace(0.75, 3.0) == Approx(3.0 * std::log(2.0)).epsilon(1e-14));
    CHECK(lognormal_from_normal(0.0, 250.0, 0.8) == 250.0);
    CHECK(lognormal_from_normal(1.0, 250.0, 0.8) == Approx(250.0 * std::exp(0.8)).epsilon(1e-14));
    CHECK(triangular(0.2, 0.0, 2.0, 10.0) == Approx(2.0).epsilon(1e-14));
    CHECK(triangular(0.05, 0.0, 2.0, 10.0) == Approx(1.0).epsilon(1e-14));
    CHECK(triangular(0.8, 0.0, 2.0, 10.0) == Approx(6.0).epsilon(1e-14));
    CHECK(triangular(0.7, 4.0, 4.0, 4.0) == 4.0);
    CHECK(triangular(0.75, 0.0, 0.0, 1.0) == Approx(0.5).epsilon(1e-14));
}

TEST_CASE("waiting months step where the distribution function does", "[unit][sim][distributions]") {
    CHECK(geometric_months(0.49, 0.5) == 1);
    CHECK(geometric_months(0.51, 0.5) == 2);
    CHECK(geometric_months(0.76, 0.5) == 3);
    CHECK(geometric_months(0.999, 1.0) == 1);
    CHECK(geometric_months(uniform(0), 0.01) == 1);
    CHECK(geometric_months(0.5, 1e-12) == Approx(std::log(2.0) * 1e12).epsilon(1e-9));
    CHECK(geometric_months(0.9, 1e-300) == std::int64_t{1} << 53);
}

TEST_CASE("quantile functions increase with u", "[unit][sim][distributions]") {
    for (std::uint32_t i = 1; i < 4000; ++i) {
        const double below = uniform((i - 1) << 20);
        const double above = uniform(i << 20);
        REQUIRE(gumbel(below) < gumbel(above));
        REQUIRE(exponential(below, 2.0) < exponential(above, 2.0));
        REQUIRE(laplace(below, 2.0) < laplace(above, 2.0));
        REQUIRE(triangular(below, -1.0, 0.5, 2.0) < triangular(above, -1.0, 0.5, 2.0));
        REQUIRE(geometric_months(below, 0.03) <= geometric_months(above, 0.03));
    }
}

TEST_CASE("rounding by chance", "[unit][sim][distributions]") {
    CHECK(stochastic_round(2.25, 0.24) == 3);
    CHECK(stochastic_round(2.25, 0.26) == 2);
    CHECK(stochastic_round(-2.25, 0.74) == -2);
    CHECK(stochastic_round(-2.25, 0.76) == -3);
    CHECK(stochastic_round(5.0, uniform(0)) == 5);
}

TEST_CASE("log factorials agree with the C library", "[unit][sim][distributions]") {
    CHECK(log_factorial(0) == 0.0);
    CHECK(log_factorial(1) == 0.0);
    for (std::int64_t k = 2; k < 200; ++k) {
        REQUIRE(log_factorial(k) == Approx(std::lgamma(static_cast<double>(k) + 1.0)).epsilon(1e-14));
    }
    CHECK(log_factorial(1'000'000'000) == Approx(std::lgamma(1'000'000'001.0)).epsilon(1e-14));
    CHECK_THROWS_AS(log_factorial(-1), InvariantError);
}

TEST_CASE("draws at the edge of their parameters", "[unit][sim][distributions]") {
    const Draws draws(11, 0);
    DrawStream stream(draws, 1, 0, 0, 0);
    CHECK(poisson(stream, 0.0) == 0);
    CHECK(binomial(stream, 0, 0.5) == 0);
    CHECK(binomial(stream, 20, 0.0) == 0);
    CHECK(binomial(stream, 20, 1.0) == 20);
    const double small = beta(stream, 1e-3, 1e-3);  // both gammas underflow; the ratio must not become NaN
    CHECK(small >= 0.0);
    CHECK(small <= 1.0);
    std::vector<double> shares(3);
    dirichlet(stream, std::vector<double>{1e-3, 1e-3, 1e-3}, shares);
    CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0).epsilon(1e-14));
}

TEST_CASE("parameters outside their range are refused", "[unit][sim][distributions]") {
    const Draws draws(11, 0);
    DrawStream stream(draws, 1, 0, 0, 0);
    std::vector<double> out(2);
    CHECK_THROWS_AS(triangular(0.5, 1.0, 0.0, 2.0), InvariantError);
    CHECK_THROWS_AS(geometric_months(0.5, 0.0), InvariantError);
    CHECK_THROWS_AS(geometric_months(0.5, 1.1), InvariantError);
    CHECK_THROWS_AS(stochastic_round(1e17, 0.5), InvariantError);
    CHECK_THROWS_AS(stochastic_round(std::nan(""), 0.5), InvariantError);
    CHECK_THROWS_AS(gamma(stream, 0.0), InvariantError);
    CHECK_THROWS_AS(gamma(stream, std::nan("")), InvariantError);
    CHECK_THROWS_AS(beta(stream, 1.0, -1.0), InvariantError);
    CHECK_THROWS_AS(dirichlet(stream, std::vector<double>{1.0}, out), InvariantError);
    CHECK_THROWS_AS(dirichlet(stream, std::vector<double>{}, std::span<double>{}), InvariantError);
    CHECK_THROWS_AS(poisson(stream, -1.0), InvariantError);
    CHECK_THROWS_AS(poisson(stream, 1.1e7), InvariantError);
    CHECK_THROWS_AS(binomial(stream, -1, 0.5), InvariantError);
    CHECK_THROWS_AS(binomial(stream, 5, 1.5), InvariantError);
}
