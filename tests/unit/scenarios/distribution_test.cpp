#include "scenarios/schema/distribution.h"
#include "scenarios/schema/special.h"

#include <catch2/catch.hpp>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/pareto.hpp>
#include <boost/math/distributions/triangular.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;
using Kind = Distribution::Kind;

namespace {

const std::vector<double> probabilities{1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999};

/// Quantiles and probabilities of ours against Boost's, which is written apart from ours.
template <class Reference>
void check_against(const Distribution& ours, const Reference& reference) {
    for (const double u : probabilities) {
        const double x = boost::math::quantile(reference, u);
        INFO("u = " << u << ", x = " << x);
        CHECK(quantile(ours, u) == Approx(x).epsilon(1e-9).margin(1e-14));
        CHECK(cumulative(ours, x) == Approx(u).epsilon(1e-10).margin(1e-15));  // x itself is rounded to 2e-16 of its size
    }
    CHECK(mean(ours) == Approx(boost::math::mean(reference)).epsilon(1e-12));
}

std::vector<Distribution> samples() {
    Distribution table = distribution_of(Kind::empirical, {});
    table.values = {1, 2, 10};
    table.weights = {1, 0, 3};
    return {constant(4), distribution_of(Kind::uniform, {2, 5}), distribution_of(Kind::triangular, {0, 1, 4}), distribution_of(Kind::normal, {1, 2}),
            distribution_of(Kind::lognormal, {3, 0.8}), distribution_of(Kind::beta, {2, 3, 0, 5}), distribution_of(Kind::gamma, {2.5, 3}),
            distribution_of(Kind::pareto, {1, 2.5}), table};
}

}  // namespace

TEST_CASE("quantiles, probabilities and means agree with an independent library") {
    namespace bm = boost::math;
    check_against(distribution_of(Kind::normal, {1.5, 2}), bm::normal(1.5, 2));
    check_against(distribution_of(Kind::lognormal, {3, 0.8}), bm::lognormal(std::log(3.0), 0.8));
    check_against(distribution_of(Kind::triangular, {1, 2, 5}), bm::triangular(1, 2, 5));
    check_against(distribution_of(Kind::pareto, {2, 3}), bm::pareto(2, 3));
    for (const double shape : {0.3, 1.0, 2.5, 40.0}) { check_against(distribution_of(Kind::gamma, {shape, 2}), bm::gamma_distribution<>(shape, 2)); }
    for (const double alpha : {0.4, 1.0, 3.0, 30.0}) {
        for (const double beta : {0.7, 2.0, 12.0}) { check_against(distribution_of(Kind::beta, {alpha, beta, 0, 1}), bm::beta_distribution<>(alpha, beta)); }
    }
}

TEST_CASE("the beta distribution may be stretched") {
    const Distribution stretched = distribution_of(Kind::beta, {2, 3, 10, 20});
    CHECK(quantile(stretched, 0.4) == Approx(10 + 10 * boost::math::quantile(boost::math::beta_distribution<>(2, 3), 0.4)));
    CHECK(mean(stretched) == Approx(14));
}

TEST_CASE("quantiles rise with u and stay inside the cut") {
    for (const Distribution& whole : samples()) {
        const Distribution cut = truncated(whole, 1.0, 4.5);
        INFO(distribution_shape(whole.kind).name);
        REQUIRE(fault_of(cut).empty());
        double last = 1.0;
        for (int i = 0; i <= 1000; ++i) {
            const double x = quantile(cut, i / 1000.0);
            CHECK(x >= last);
            CHECK(x <= 4.5);
            last = x;
        }
    }
}

TEST_CASE("a cut distribution has the conditional probabilities") {
    const Distribution cut = truncated(distribution_of(Kind::normal, {0, 1}), 1.0, 2.0);
    const boost::math::normal z(0, 1);
    const double low = cdf(z, 1.0);
    const double high = cdf(z, 2.0);
    for (const double u : {0.1, 0.5, 0.9}) { CHECK(quantile(cut, u) == Approx(quantile(z, low + u * (high - low)))); }
    CHECK(mean(cut) == Approx((pdf(z, 1.0) - pdf(z, 2.0)) / (high - low)).epsilon(1e-3));  // mean of a truncated normal, Johnson & Kotz (1970)
}

TEST_CASE("a table gives its values in proportion to their weights") {
    Distribution table = distribution_of(Kind::empirical, {});
    table.values = {1, 2, 10};
    table.weights = {1, 0, 3};
    CHECK(quantile(table, 0.0) == 1);
    CHECK(quantile(table, 0.249) == 1);
    CHECK(quantile(table, 0.251) == 10);
    CHECK(quantile(table, 1.0) == 10);
    CHECK(mean(table) == Approx(7.75));
}

TEST_CASE("distributions without mass are refused") {
    const std::vector<Distribution> faulty{
        distribution_of(Kind::uniform, {2, 2}), distribution_of(Kind::uniform, {3, 2}), distribution_of(Kind::triangular, {0, 5, 4}),
        distribution_of(Kind::triangular, {1, 1, 1}), distribution_of(Kind::normal, {0, 0}), distribution_of(Kind::normal, {0, -1}),
        distribution_of(Kind::lognormal, {0, 1}), distribution_of(Kind::lognormal, {-1, 1}), distribution_of(Kind::beta, {0, 1, 0, 1}),
        distribution_of(Kind::beta, {1, 1, 1, 1}), distribution_of(Kind::gamma, {0, 1}), distribution_of(Kind::pareto, {1, 0}),
        distribution_of(Kind::pareto, {1, 1}), distribution_of(Kind::empirical, {}), truncated(distribution_of(Kind::uniform, {0, 1}), 2, 3),
        truncated(distribution_of(Kind::normal, {0, 1}), 3, 2), truncated(constant(5), 6, 7), truncated(distribution_of(Kind::lognormal, {1, 1}), -5, 0)};
    for (const Distribution& one : faulty) {
        INFO(distribution_shape(one.kind).name);
        CHECK_FALSE(fault_of(one).empty());
    }
    for (const Distribution& one : samples()) { CHECK(fault_of(one).empty()); }
}
