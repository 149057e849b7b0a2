#include "agents/rules/milestone.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/statistical/sim/goodness_of_fit.h"
#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

/// Lengths of the parts of 0..1 that give each outcome, by midpoints.
std::array<double, 5> lengths(double chance, double setback, double end, double no_demand) {
    constexpr int points = 20000;
    std::array<double, 5> length{};
    for (int i = 0; i < points; ++i) length[static_cast<std::size_t>(milestone_outcome((i + 0.5) / points, chance, setback, end, no_demand))] += 1.0 / points;
    return length;
}

}  // namespace

TEST_CASE("use of a partner's capability is an inverted U in cognitive distance", "[unit][agents][milestone]") {
    CHECK(distance_use(0.45, 0.45, 0.6) == 1.0);
    CHECK(distance_use(0.45 + 0.3, 0.45, 0.6) == Approx(0.75));  // halfway out a parabola has lost a quarter
    CHECK(distance_use(0.45 - 0.3, 0.45, 0.6) == Approx(0.75));
    CHECK(distance_use(1.05, 0.45, 0.6) == Approx(0.0).margin(1e-12));
    CHECK(distance_use(2.0, 0.45, 0.6) == 0.0);
    for (int i = 1; i < 100; ++i) {
        const double closer = distance_use(0.45 + 0.006 * (i - 1), 0.45, 0.6);
        CHECK(distance_use(0.45 + 0.006 * i, 0.45, 0.6) < closer);
        CHECK(distance_use(0.45 - 0.006 * i, 0.45, 0.6) < closer);
    }
}

TEST_CASE("access takes the better of own and reached, weighted by need", "[unit][agents][milestone]") {
    const std::array<std::uint8_t, capability_count> needs{51, 0, 102, 0, 51, 51};  // .2 0 .4 0 .2 .2 of 255
    const std::array<float, capability_count> own{0.5F, 1.0F, 0.25F, 0.0F, 0.75F, 0.0F};
    const std::array<double, capability_count> reached{0.25, 0.0, 0.75, 1.0, 0.5, 0.5};
    // .2 x .5 + .4 x .75 + .2 x .75 + .2 x .5 = .65
    CHECK(capability_access(needs, own, reached, 1.0) == Approx(0.65).epsilon(1e-12));
    CHECK(capability_access(needs, own, reached, 0.5) == Approx(1.3).epsilon(1e-12));
    const std::array<double, capability_count> nothing{};
    CHECK(capability_access(needs, own, nothing, 1.0) == Approx(0.1 + 0.1 + 0.15).epsilon(1e-12));
}

TEST_CASE("bandwidth and trust move the speed by what the model says", "[unit][agents][milestone]") {
    CHECK(bandwidth(0.35, 0.7) == Approx(0.5));
    CHECK(bandwidth(0.7, 0.7) == 1.0);
    CHECK(bandwidth(9.0, 0.7) == 1.0);
    CHECK(bandwidth(0.0, 0.7) == 0.0);
    CHECK(bandwidth(0.0, 0.0) == 1.0);
    CHECK(trust_factor(0.5, 0.25) == 1.0);
    CHECK(trust_factor(1.0, 0.25) == 1.25);
    CHECK(trust_factor(0.0, 0.25) == 0.75);
}

TEST_CASE("one draw splits into advance, setback and the two ends in their proportions", "[unit][agents][milestone]") {
    Chance chance(21);
    for (int i = 0; i < 50; ++i) {
        const double p = chance.uniform();
        const double setback = chance.between(0.0, 0.4);
        const double end = chance.between(0.0, 0.2);
        const double no_demand = chance.between(0.0, 0.2);
        const auto length = lengths(p, setback, end, no_demand);
        CHECK(length[0] == Approx(1.0 - p).margin(1e-4));
        CHECK(length[1] == Approx(p * (1.0 - setback - end - no_demand)).margin(1e-4));
        CHECK(length[2] == Approx(p * setback).margin(1e-4));
        CHECK(length[3] == Approx(p * end).margin(1e-4));
        CHECK(length[4] == Approx(p * no_demand).margin(1e-4));
    }
}

TEST_CASE("a higher chance keeps every advance of the same draw", "[unit][agents][milestone]") {
    Chance chance(22);
    int advances = 0;
    for (int i = 0; i < 20000; ++i) {
        const double u = chance.uniform();
        const double p = chance.uniform();
        const double more = chance.between(p, 1.0);
        const double setback = chance.between(0.0, 0.4);
        if (milestone_outcome(u, p, setback, 0.06) != MilestoneOutcome::advance) continue;
        ++advances;
        CHECK(milestone_outcome(u, more, setback, 0.06) == MilestoneOutcome::advance);
    }
    CHECK(advances > 1000);
}

TEST_CASE("the time to n milestones is negative binomial (false-alarm rate 1e-6)", "[unit][agents][milestone]") {
    // Rulings 2.7: at most one milestone a month. Without setbacks and ends P(T = t) = C(t-1, n-1) p^n (1-p)^(t-n).
    constexpr int milestones = 4;
    const double p = 1.0 - std::exp(-0.18);
    Chance chance(23);
    std::vector<double> counts(200);
    double months_sum = 0.0;
    constexpr int firms = 30000;
    for (int i = 0; i < firms; ++i) {
        int months = 0;
        for (int left = milestones; left > 0; ++months) left -= milestone_outcome(chance.uniform(), p, 0.0, 0.0) == MilestoneOutcome::advance;
        months_sum += months;
        counts[std::min<std::size_t>(static_cast<std::size_t>(months), counts.size() - 1)] += 1.0;
    }
    std::vector<double> law(counts.size());
    double probability = std::pow(p, milestones);
    for (std::size_t t = milestones; t < law.size(); ++t) {
        law[t] = probability;
        probability *= (1.0 - p) * static_cast<double>(t) / static_cast<double>(t - milestones + 1);
    }
    CHECK(testing::chi_square_p(counts, law) > testing::false_alarm_rate);
    // The continuous (Erlang) mean n / lambda is shorter by about half a month per milestone.
    const double mean = months_sum / firms;
    CHECK(mean == Approx(milestones / 0.18 + 0.5 * milestones).margin(0.4));
}
