#include "agents/rules/adaptation.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

std::vector<double> moved(const std::vector<double>& old_shares, const std::vector<double>& estimates, double speed, double floor) {
    std::vector<double> shares(old_shares.size());
    adapted_shares(old_shares, estimates, speed, floor, shares);
    return shares;
}

std::vector<double> random_shares(Chance& chance, std::size_t n) {
    std::vector<double> shares(n);
    double total = 0.0;
    for (double& s : shares) total += s = chance.uniform();
    for (double& s : shares) s /= total;
    return shares;
}

/// Share of runs in which an agency that evaluates with this accuracy ends up giving more to the instrument that truly works better.
/// A works (its clients gain 40,000); B does not, but its clients praise it (self-report 60,000 against 50,000).
double picks_the_better(double accuracy, std::uint64_t seed) {
    Chance chance(seed);
    constexpr int runs = 3000;
    int right = 0;
    for (int run = 0; run < runs; ++run) {
        Posterior a{20000.0, 1e-9};
        Posterior b{20000.0, 1e-9};
        std::vector<double> shares{0.5, 0.5};
        for (int year = 0; year < 8; ++year) {
            constexpr double noise = 100000.0;
            const double precision = 20.0 * std::max(0.1, accuracy) / (noise * noise);
            a = updated(a, measured_result({40000.0, 50000.0, 20}, accuracy, noise, chance.normal()), precision, 0.9);
            b = updated(b, measured_result({5000.0, 60000.0, 20}, accuracy, noise, chance.normal()), precision, 0.9);
            shares = moved(shares, {a.mean, b.mean}, 0.3, 0.05);
        }
        right += shares[0] > shares[1];
    }
    return static_cast<double>(right) / runs;
}

}  // namespace

TEST_CASE("what is measured mixes truth and self-report, with noise that falls with awards and accuracy", "[unit][agents][adaptation]") {
    const Measured m{10000.0, 60000.0, 25};
    CHECK(measured_result(m, 1.0, 40000.0, 0.0) == 10000.0);
    CHECK(measured_result(m, 0.0, 40000.0, 0.0) == 60000.0);
    CHECK(measured_result(m, 0.25, 40000.0, 0.0) == Approx(47500.0));
    // N(0, v / (n e)): 40,000 / sqrt(25 x .25) = 16,000.
    CHECK(measured_result(m, 0.25, 40000.0, 1.0) == Approx(47500.0 + 16000.0));
    CHECK(measured_result({10000.0, 60000.0, 0}, 0.5, 40000.0, 1.0) == 0.0);
}

TEST_CASE("an agency's belief is the normal posterior with forgetting", "[unit][agents][adaptation]") {
    // Without forgetting, n results of equal precision: the precision-weighted mean.
    Posterior p{100.0, 2.0};
    for (const double result : {10.0, 20.0, 60.0}) p = updated(p, result, 4.0, 1.0);
    CHECK(p.mean == Approx((200.0 + 4.0 * 90.0) / 14.0));
    CHECK(p.precision == Approx(14.0));
    // With forgetting old precision counts with the retention: (2 x .5 x 100 + 4 x 10) / 5.
    const Posterior q = updated(Posterior{100.0, 2.0}, 10.0, 4.0, 0.5);
    CHECK(q.mean == Approx(28.0));
    CHECK(q.precision == Approx(5.0));
    // Results for ever: precision tends to w / (1 - retention).
    Posterior r{0.0, 0.0};
    for (int year = 0; year < 400; ++year) r = updated(r, 7.0, 3.0, 0.9);
    CHECK(r.precision == Approx(30.0));
    CHECK(r.mean == Approx(7.0));
    CHECK(updated(Posterior{5.0, 0.0}, 1.0, 0.0, 0.9).mean == 5.0);
}

TEST_CASE("shares of a budget sum to one and move towards what works", "[unit][agents][adaptation]") {
    CHECK(moved({0.5, 0.5}, {3.0, 1.0}, 1.0, 0.0)[0] == Approx(0.75));
    CHECK(moved({0.5, 0.5}, {3.0, 1.0}, 0.3, 0.0)[0] == Approx(0.7 * 0.5 + 0.3 * 0.75));
    CHECK(moved({0.5, 0.5}, {3.0, -100.0}, 1.0, 0.0)[0] == Approx(1.0));     // a harmful one counts as nothing, not as a debt
    CHECK(moved({0.2, 0.8}, {-1.0, -2.0}, 0.5, 0.0)[0] == Approx(0.2));      // nothing works: nothing is known about where to move
    CHECK(moved({0.2, 0.8}, {5.0, 1.0}, 0.0, 0.0)[0] == Approx(0.2));
    Chance chance(161);
    for (int i = 0; i < 3000; ++i) {
        const std::size_t n = 2 + chance.below(8);
        std::vector<double> estimates(n);
        for (double& e : estimates) e = chance.between(-1.0, 2.0);
        const auto shares = moved(random_shares(chance, n), estimates, chance.uniform(), chance.between(0.0, 0.2));
        CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0).epsilon(1e-12));
        for (const double s : shares) CHECK(s >= 0.0);
    }
}

TEST_CASE("no instrument falls below the floor", "[unit][agents][adaptation]") {
    Chance chance(162);
    int below = 0;
    for (int i = 0; i < 3000; ++i) {
        const std::size_t n = 2 + chance.below(6);
        std::vector<double> estimates(n);
        for (double& e : estimates) e = chance.between(-1.0, 2.0);
        const double floor = chance.between(0.0, 1.0 / static_cast<double>(n));
        for (const double s : moved(random_shares(chance, n), estimates, chance.uniform(), floor)) below += s < floor - 1e-12;
    }
    CHECK(below == 0);
    const auto shares = moved({0.4, 0.3, 0.3}, {1.0, 0.0, 0.0}, 1.0, 0.1);
    CHECK(shares[1] >= 0.1 - 1e-12);
}

TEST_CASE("better evaluation picks the truly better instrument more often (false-alarm rate 1e-6)", "[unit][agents][adaptation]") {
    // Model.md section 2: good evaluation must pay. Two shares out of 3,000 differ by chance by at most 4.75 x sqrt(.5 / 3000) = .061.
    const double blind = picks_the_better(0.0, 163);
    const double half = picks_the_better(0.4, 164);
    const double sharp = picks_the_better(0.9, 165);
    CHECK(half > blind + 0.061);
    CHECK(sharp > half + 0.061);
    CHECK(sharp > 0.75);
}
