#include "agents/rules/search_signal.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

/// Mean and variance of prior density x likelihoods on a grid: Bayes' rule without algebra.
struct GridPosterior {
    double mean = 0, variance = 0;
};

GridPosterior by_grid(double prior_mean, double prior_sd, const std::vector<double>& signals, const std::vector<double>& sds) {
    double mass = 0.0;
    double first = 0.0;
    double second = 0.0;
    for (double v = prior_mean - 9.0 * prior_sd; v <= prior_mean + 9.0 * prior_sd; v += prior_sd / 400.0) {
        double log_density = -0.5 * std::pow((v - prior_mean) / prior_sd, 2.0);
        for (std::size_t i = 0; i < signals.size(); ++i) log_density -= 0.5 * std::pow((signals[i] - v) / sds[i], 2.0);
        const double density = std::exp(log_density);
        mass += density, first += density * v, second += density * v * v;
    }
    const double mean = first / mass;
    return {mean, second / mass - mean * mean};
}

}  // namespace

TEST_CASE("a sequence of signals gives Bayes' posterior, in any order", "[unit][agents][search_signal]") {
    Chance chance(41);
    for (int i = 0; i < 20; ++i) {
        const double prior_mean = chance.between(0.2, 0.8);
        const double prior_sd = chance.between(0.05, 0.3);
        std::vector<double> signals;
        std::vector<double> sds;
        Belief forward{prior_mean, 1.0 / (prior_sd * prior_sd)};
        for (int n = 0; n < 5; ++n) {
            sds.push_back(chance.between(0.1, 0.6));
            signals.push_back(prior_mean + chance.normal() * 0.2);
            forward = updated(forward, signals.back(), 1.0 / (sds.back() * sds.back()));
        }
        Belief backward{prior_mean, 1.0 / (prior_sd * prior_sd)};
        for (std::size_t n = signals.size(); n-- > 0;) backward = updated(backward, signals[n], 1.0 / (sds[n] * sds[n]));
        const GridPosterior grid = by_grid(prior_mean, prior_sd, signals, sds);
        CHECK(forward.mean == Approx(grid.mean).epsilon(1e-6));
        CHECK(1.0 / forward.precision == Approx(grid.variance).epsilon(1e-4));
        CHECK(backward.mean == Approx(forward.mean).epsilon(1e-12));
        CHECK(backward.precision == Approx(forward.precision).epsilon(1e-12));
    }
}

TEST_CASE("noise shrinks a belief to the prior, clarity to the signal", "[unit][agents][search_signal]") {
    const Belief prior{0.45, 1.0 / (0.12 * 0.12)};
    CHECK(updated(prior, 5.0, 0.0).mean == prior.mean);
    CHECK(updated(prior, 5.0, 1e-9).mean == Approx(prior.mean).epsilon(1e-9));
    CHECK(updated(prior, 0.9, 1e15).mean == Approx(0.9).epsilon(1e-9));
    double before = 0.9;
    for (double sd = 0.01; sd < 3.0; sd *= 1.5) {
        const double mean = updated(prior, 0.9, 1.0 / (sd * sd)).mean;
        CHECK(mean < before);
        CHECK(mean > prior.mean);
        before = mean;
    }
}

TEST_CASE("posterior means spread by s0^4 / (s0^2 + noise^2) (false-alarm rate 1e-6)", "[unit][agents][search_signal]") {
    // The law that the reservation value is worked out from (rulings 5).
    constexpr double s0 = 0.12;
    constexpr double noise = 0.3;
    Chance chance(42);
    testing::Sample means;
    testing::Sample squares;
    for (int i = 0; i < 100000; ++i) {
        const double value = 0.45 + s0 * chance.normal();
        const double mean = updated(Belief{0.45, 1.0 / (s0 * s0)}, value + noise * chance.normal(), 1.0 / (noise * noise)).mean;
        means.add(mean);
        squares.add((mean - 0.45) * (mean - 0.45));
    }
    const double variance = s0 * s0 * s0 * s0 / (s0 * s0 + noise * noise);
    CHECK(std::fabs(means.mean() - 0.45) < testing::allowed_errors * means.error());
    CHECK(std::fabs(squares.mean() - variance) < testing::allowed_errors * squares.error());
}

TEST_CASE("each source of clarity removes its share of what noise is left", "[unit][agents][search_signal]") {
    CHECK(signal_sd(0.3, 1.0, {}) == 0.3);
    CHECK(signal_sd(0.3, 0.8, {}) == Approx(0.24));
    Sharpening one;
    one.screening = 0.75;  // three quarters of the variance: half of the standard deviation
    CHECK(signal_sd(0.3, 1.0, one) == Approx(0.15));
    const Sharpening all{0.5, 0.5, 0.5, 0.5, 0.5};
    CHECK(signal_sd(0.3, 1.0, all) == Approx(0.3 * std::sqrt(1.0 / 32.0)));
    Chance chance(43);
    for (int i = 0; i < 1000; ++i) {
        std::array<double, 5> s{};
        for (double& share : s) share = chance.uniform();
        const double sd = signal_sd(0.3, 1.0, {s[0], s[1], s[2], s[3], s[4]});
        CHECK(signal_sd(0.3, 1.0, {s[4], s[2], s[0], s[1], s[3]}) == Approx(sd).epsilon(1e-12));
        CHECK(sd <= 0.3);
        CHECK(sd >= 0.3 / 100.0 * (1.0 - 1e-12));
        const std::size_t which = chance.below(5);
        s[which] += (1.0 - s[which]) * chance.uniform();
        CHECK(signal_sd(0.3, 1.0, {s[0], s[1], s[2], s[3], s[4]}) <= sd);
    }
}
