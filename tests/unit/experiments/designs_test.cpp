// Designs: what each promises of its points, that growing one keeps its rows, and rank correlation.
#include "analysis/experiments/designs/methods.h"
#include "analysis/experiments/designs/rank_correlation.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

using namespace pactsim;

namespace {

DesignConfig config_of(DesignMethod method) {
    DesignConfig config;
    config.method = method;
    return config;
}

std::vector<double> point(const UnitDesign& design, std::size_t row) {
    std::vector<double> unit(design.factors());
    design.point(row, unit);
    return unit;
}

/// Ranks from 0.
std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = static_cast<double>(i);
    return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto n = static_cast<double>(a.size());
    const double ma = std::accumulate(a.begin(), a.end(), 0.0) / n, mb = std::accumulate(b.begin(), b.end(), 0.0) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

}  // namespace

TEST_CASE("a design of 2^(k+1) points begins with that of 2^k") {
    for (const DesignMethod method : {DesignMethod::sobol, DesignMethod::saltelli}) {
        for (const std::uint32_t scrambles : {0U, 1U, 3U}) {
            DesignConfig small = config_of(method), large = small;
            small.k = 4;
            large.k = 5;
            small.scrambles = large.scrambles = scrambles;
            small.second_order = large.second_order = method == DesignMethod::saltelli;
            const auto a = make_unit_design(small, 3, 42), b = make_unit_design(large, 3, 42);
            REQUIRE(b->rows() == 2 * a->rows());
            for (std::size_t row = 0; row < a->rows(); ++row) {
                REQUIRE(point(*a, row) == point(*b, row));
                REQUIRE(a->place(row) == b->place(row));
            }
        }
    }
}

TEST_CASE("Morris trajectories stay when more are asked for") {
    DesignConfig small = config_of(DesignMethod::morris), large = small;
    small.trajectories = 5;
    large.trajectories = 9;
    const auto a = make_unit_design(small, 6, 3), b = make_unit_design(large, 6, 3);
    for (std::size_t row = 0; row < a->rows(); ++row) CHECK(point(*a, row) == point(*b, row));
}

TEST_CASE("without scrambles a Sobol' design is the sequence itself") {
    DesignConfig config = config_of(DesignMethod::sobol);
    config.k = 3;
    config.scrambles = 0;
    const auto design = make_unit_design(config, 2, 1);
    REQUIRE(design->rows() == 8);
    CHECK(point(*design, 0) == std::vector<double>{0, 0});
    CHECK(point(*design, 2) == std::vector<double>{.75, .25});
}

TEST_CASE("a Saltelli design exchanges one column at a time") {
    DesignConfig config = config_of(DesignMethod::saltelli);
    config.k = 3;
    config.scrambles = 2;
    config.second_order = true;
    const std::size_t d = 4, parts = 2 + 2 * d;
    const auto design = make_unit_design(config, d, 9);
    REQUIRE(design->rows() == 8 * 2 * parts);
    for (std::size_t group = 0; group < 16; ++group) {
        const std::vector<double> a = point(*design, group * parts), b = point(*design, group * parts + 1);
        CHECK(a != b);
        for (std::size_t i = 0; i < d; ++i) {
            std::vector<double> ab = a, ba = b;
            ab[i] = b[i];
            ba[i] = a[i];
            CHECK(point(*design, group * parts + 2 + i) == ab);
            CHECK(point(*design, group * parts + 2 + d + i) == ba);
            CHECK(design->place(group * parts + 2 + i) == RowPlace{static_cast<std::uint32_t>(group % 2), static_cast<std::uint32_t>(group / 2), static_cast<std::uint32_t>(2 + i), static_cast<std::int32_t>(i)});
        }
    }
}

TEST_CASE("a Latin hypercube meets every slice of every factor once") {
    for (const std::uint32_t n : {1U, 2U, 7U, 16U, 1000U}) {
        DesignConfig config = config_of(DesignMethod::lhs);
        config.points = n;
        const auto design = make_unit_design(config, 3, 5);
        for (std::size_t j = 0; j < 3; ++j) {
            std::set<std::uint32_t> slices;
            for (std::size_t row = 0; row < n; ++row) slices.insert(static_cast<std::uint32_t>(point(*design, row)[j] * n));
            CHECK(slices.size() == n);
            CHECK(*slices.rbegin() == n - 1);
        }
    }
}

TEST_CASE("the variance of a mean over a Latin hypercube is 2 / (12 N^3) for x1 + x2") {
    // 4,000 designs: relative sd of the estimate sqrt(2 / 4,000) = 2.2 %, band of 4 sd, false-alarm rate 6e-5.
    constexpr std::uint32_t designs = 4000;
    constexpr double exact = 2.0 / (12.0 * 16 * 16 * 16);
    DesignConfig config = config_of(DesignMethod::lhs);
    config.points = 16;
    double squares = 0;
    for (std::uint32_t s = 0; s < designs; ++s) {
        const auto design = make_unit_design(config, 2, s);
        double mean = -1;
        for (std::size_t row = 0; row < 16; ++row) mean += (point(*design, row)[0] + point(*design, row)[1]) / 16;
        squares += mean * mean;
    }
    CHECK(squares / designs == Approx(exact).epsilon(4 * std::sqrt(2.0 / designs)));
}

TEST_CASE("all orders of a small keyed permutation are about equally likely") {
    // 24 orders, 4,800 draws, 200 expected each: chi-squared with 23 degrees of freedom, 58.6 is its quantile at 1 - 6e-5.
    std::vector<std::vector<std::uint32_t>> orders;
    std::vector<double> counts;
    for (std::uint32_t s = 0; s < 4800; ++s) {
        const KeyedPermutation permutation(Draws(s, 0), 0, 4);
        const std::vector<std::uint32_t> order{permutation(0), permutation(1), permutation(2), permutation(3)};
        const auto found = std::find(orders.begin(), orders.end(), order);
        if (found == orders.end()) {
            orders.push_back(order);
            counts.push_back(1);
        } else {
            counts[static_cast<std::size_t>(found - orders.begin())] += 1;
        }
    }
    REQUIRE(orders.size() == 24);
    double chi = 0;
    for (const double c : counts) chi += (c - 200) * (c - 200) / 200;
    CHECK(chi < 58.6);
}

TEST_CASE("a Morris trajectory moves each factor once, by half the grid, and stays in the cube") {
    DesignConfig config = config_of(DesignMethod::morris);
    config.trajectories = 200;
    for (const int levels : {2, 4, 6}) {
        config.levels = levels;
        const double delta = levels / (2.0 * (levels - 1));
        const auto design = make_unit_design(config, 5, 8);
        REQUIRE(design->rows() == 200 * 6);
        std::vector<int> ups(5, 0), first(5, 0);
        std::set<int> seen;
        for (std::size_t t = 0; t < 200; ++t) {
            std::set<int> moved;
            for (std::size_t step = 0; step <= 5; ++step) {
                const RowPlace place = design->place(t * 6 + step);
                const std::vector<double> here = point(*design, t * 6 + step);
                for (const double u : here) {
                    REQUIRE((u >= 0 && u <= 1));
                    seen.insert(static_cast<int>(std::lround(u * (levels - 1))));
                }
                if (step == 0) {
                    REQUIRE(place.changed == -1);
                    continue;
                }
                const auto i = static_cast<std::size_t>(place.changed);
                const std::vector<double> before = point(*design, t * 6 + step - 1);
                for (std::size_t j = 0; j < 5; ++j) REQUIRE(std::fabs(here[j] - before[j]) == Approx(j == i ? delta : 0).margin(1e-12));
                moved.insert(place.changed);
                ups[i] += here[i] > before[i] ? 1 : 0;
                first[i] += step == 1 ? 1 : 0;
            }
            REQUIRE(moved.size() == 5);
        }
        CHECK(seen.size() == static_cast<std::size_t>(levels));
        // Binomial 200, 1/2: 100 +- 28 is 4 sd (6e-5 a check); first moved: 200, 1/5: 40 +- 23.
        for (std::size_t i = 0; i < 5; ++i) {
            CHECK(std::abs(ups[i] - 100) <= 28);
            CHECK(std::abs(first[i] - 40) <= 23);
        }
    }
    config.levels = 5;
    CHECK_THROWS_AS(make_unit_design(config, 5, 8), UsageError);
}

TEST_CASE("one at a time: the centre, then both tails of each factor") {
    const auto design = make_unit_design(config_of(DesignMethod::one_at_a_time), 2, 1);
    REQUIRE(design->rows() == 5);
    CHECK(point(*design, 0) == std::vector<double>{.5, .5});
    CHECK(point(*design, 1) == std::vector<double>{.1, .5});
    CHECK(point(*design, 2) == std::vector<double>{.9, .5});
    CHECK(point(*design, 4) == std::vector<double>{.5, .9});
    CHECK(design->place(3).part == 3);
}

TEST_CASE("designs that cannot be are refused") {
    DesignConfig config = config_of(DesignMethod::saltelli);
    config.k = 2;
    CHECK_NOTHROW(make_unit_design(config, 1833, 1));
    CHECK_THROWS_AS(make_unit_design(config, 1834, 1), UsageError);  // two columns each
    config.k = 32;
    CHECK_THROWS_AS(make_unit_design(config, 2, 1), UsageError);
    CHECK_THROWS_AS(make_unit_design(config_of(DesignMethod::grid), 2, 1), UsageError);
    CHECK_THROWS_AS(make_unit_design(config_of(DesignMethod::sobol), 0, 1), UsageError);
}

TEST_CASE("wished rank correlations are there, margins and points of their own stay") {
    DesignConfig config = config_of(DesignMethod::sobol);
    config.k = 12;
    const std::vector<std::string> names{"a", "b", "c"};
    const std::vector<RankCorrelationConfig> wishes{{"a", "b", .7, }, {"c", "b", -.4}};
    const RankCorrelation together(wishes, names);
    const auto design = make_unit_design(config, 3, 2);
    std::vector<std::vector<double>> columns(3);
    for (std::size_t row = 0; row < design->rows(); ++row) {
        std::vector<double> unit = point(*design, row), moved = unit;
        together.apply(moved);
        REQUIRE(moved[0] == unit[0]);
        for (std::size_t j = 0; j < 3; ++j) columns[j].push_back(moved[j]);
    }
    // A net of 4,096 points integrates to well within .01.
    CHECK(correlation(ranks(columns[0]), ranks(columns[1])) == Approx(.7).margin(.01));
    CHECK(correlation(ranks(columns[1]), ranks(columns[2])) == Approx(-.4).margin(.01));
    CHECK(std::fabs(correlation(ranks(columns[0]), ranks(columns[2]))) < .01);
    for (const auto& column : columns) {  // still uniform: the empirical distribution stays within .01 of it
        std::vector<double> sorted = column;
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t i = 0; i < sorted.size(); ++i) REQUIRE(std::fabs(sorted[i] - (static_cast<double>(i) + .5) / 4096) < .01);
    }
    const std::vector<RankCorrelationConfig> torn{{"a", "b", .9}, {"b", "c", .9}, {"a", "c", -.9}}, stranger{{"a", "d", .1}}, twice{{"a", "b", .1}, {"b", "a", .2}};
    CHECK_THROWS_AS(RankCorrelation(torn, names), UsageError);
    CHECK_THROWS_AS(RankCorrelation(stranger, names), UsageError);
    CHECK_THROWS_AS(RankCorrelation(twice, names), UsageError);
}
