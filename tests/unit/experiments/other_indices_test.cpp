// Morris, PAWN, rank regression, the split of the variance, convergence and the stopping rule for rankings.
#include "analysis/experiments/sensitivity/convergence.h"
#include "analysis/experiments/sensitivity/given_data.h"
#include "analysis/experiments/sensitivity/morris.h"
#include "analysis/experiments/sensitivity/pawn.h"
#include "analysis/experiments/sensitivity/rank_regression.h"
#include "analysis/experiments/sensitivity/ranking.h"
#include "analysis/experiments/sensitivity/saltelli_blocks.h"
#include "analysis/experiments/sensitivity/variance_split.h"
#include "sim/draws.h"
#include "sim/math.h"
#include "tests/unit/experiments/known_functions.h"

#include <catch2/catch.hpp>

#include <array>

using namespace pactsim;

namespace {

double normal(std::uint32_t a, std::uint32_t b, std::uint32_t purpose) {
    const Block block = Draws(99, 0).block(a, b, 0, purpose);
    return math::inverse_normal(uniform53(block.word[0], block.word[1]));
}

DesignConfig sobol(int k, std::uint32_t scrambles = 1) {
    DesignConfig config;
    config.k = k;
    config.scrambles = scrambles;
    return config;
}

}  // namespace

TEST_CASE("Morris: the example of Saltelli and others (2008), p. 138") {
    const std::vector<double> first{2.52, 1.995, 2.295, -.66, -.945, -1.305}, second{-.39, .135, .795, .255, -.03, .495};
    const MorrisFigures a = morris_figures(first, .95), b = morris_figures(second, .95);
    CHECK(*a.mu == Approx(.65).margin(5e-7));
    CHECK(*a.mu_star == Approx(1.62).margin(5e-7));
    CHECK(*a.sigma == Approx(1.7941).margin(5.1e-5));
    CHECK(*b.mu == Approx(.21).margin(5e-7));
    CHECK(*b.mu_star == Approx(.35).margin(5e-7));
    CHECK(*b.sigma == Approx(.4120).margin(5.1e-5));
}

TEST_CASE("Morris: effects of a plane are its slopes, in every trajectory; an inert factor has none") {
    DesignConfig config;
    config.method = DesignMethod::morris;
    config.trajectories = 12;
    AnalysisInput input = experiment_on(config, 4, 5, [](std::span<const double> u) { return 3 * u[0] - 2 * u[1] + 10 * u[2]; });
    const auto effects = elementary_effects(input);
    const std::array<double, 4> slopes{3, -2, 10, 0};
    for (std::size_t i = 0; i < 4; ++i) {
        REQUIRE(effects[i].size() == 12);
        for (const double e : effects[i]) CHECK(e == Approx(slopes[i]).margin(1e-12));
    }
    input.unit.assign(input.unit.size(), .5);  // a cube that is not known: the step of the grid in the direction of the value
    CHECK(elementary_effects(input)[2][0] == Approx(10));
    input.response.present[1] = 0;             // the two steps that touch the row are gone
    std::size_t left = 0;
    for (const auto& e : elementary_effects(input)) left += e.size();
    CHECK(left == 12 * 4 - 2);
    const ResultTable table = morris_table(input);
    CHECK(table.title.find("x3") == 0);
    CHECK(std::get<std::string>(table.rows[3].back()) == "never moves the result");
}

TEST_CASE("PAWN: y = x in ten slices") {
    std::vector<double> x;
    for (int i = 0; i < 1000; ++i) x.push_back((i + .5) / 1000);
    const std::vector<double> distances = slice_distances(x, slices_of(x, 10, false));
    const std::array<double, 10> exact{.9, .8, .7, .6, .5, .5, .6, .7, .8, .9};
    REQUIRE(distances.size() == 10);
    for (std::size_t i = 0; i < 10; ++i) CHECK(distances[i] == Approx(exact[i]).margin(1e-12));
    const PawnFigures figures = pawn_figures(distances);
    CHECK(*figures.median == Approx(.7));
    CHECK(*figures.mean == Approx(.7));
    CHECK(*figures.greatest == Approx(.9));
}

TEST_CASE("PAWN: a factor that does nothing is like the dummy, one that acts is not") {
    const AnalysisInput input = experiment_on(sobol(11), 3, 3, [](std::span<const double> u) { return u[0] + .5 * u[1] * u[1]; });
    const ResultTable table = pawn_table(input);
    REQUIRE(table.rows.size() == 4);
    CHECK(std::get<std::string>(table.rows[0].back()).empty());
    CHECK(std::get<std::string>(table.rows[1].back()).empty());
    CHECK(std::get<std::string>(table.rows[2].back()) == "like a factor that does nothing");
    CHECK(std::get<double>(table.rows[3][1]) < .1);
}

TEST_CASE("PAWN: in a Saltelli design, too, a factor that does nothing is like the dummy in most cases") {
    // The hurdle is the 95th percentile of 40 dummies: an inert factor passes it in about 5 % of designs. Of 20 designs more than 5 pass with a chance of 3e-4.
    int passed = 0;
    for (int s = 0; s < 20; ++s) {
        const AnalysisInput input = experiment_on(saltelli(6, 2), 3, s, [](std::span<const double> u) { return u[0] + .5 * u[1] * u[1]; });
        passed += std::get<std::string>(pawn_table(input).rows[2].back()).empty() ? 1 : 0;
    }
    CHECK(passed <= 5);
}

TEST_CASE("rank regression: a monotone response is a straight line in ranks, whatever its shape") {
    const AnalysisInput one = experiment_on(sobol(8), 1, 3, [](std::span<const double> u) { return -std::exp(9 * u[0]); });
    const auto fit = rank_regression(one.values, one.response.y, 1);
    CHECK(*fit->coefficients[0] == Approx(-1));
    CHECK(fit->explained == Approx(1));
    const AnalysisInput two = experiment_on(sobol(10), 3, 3, [](std::span<const double> u) { return 2 * u[0] - u[1]; });
    const auto both = rank_regression(two.values, two.response.y, 3);
    // 12 Cov(u, F(y)) for y = 2 u1 - u2, whose density is a trapezium: .9 and -.425 by integration.
    CHECK(*both->coefficients[0] == Approx(.9).margin(.005));
    CHECK(*both->coefficients[1] == Approx(-.425).margin(.005));
    CHECK(*both->coefficients[2] == Approx(0).margin(.02));
    CHECK_FALSE(rank_regression(two.values, std::vector<double>(two.rows, 1.0), 3));
    CHECK_FALSE(rank_regression(std::vector<double>(9, 0.0), std::vector<double>{1, 2, 3}, 3));
}

TEST_CASE("the variance splits into what was put in: parameters 4/12, rival forms 1/4, chance 1") {
    // y = 2 u1 + [form] + shared normal of the replicate + own noise of the run; form in {0, 1} with equal chance.
    AnalysisInput input = experiment_on(sobol(11), 2, 8, [](std::span<const double> u) { return 2 * u[0]; });
    input.factors[1].labels = {"old", "new"};
    input.shared_draws = true;
    constexpr std::uint32_t replicates = 40;
    for (std::size_t row = 0; row < input.rows; ++row) {
        input.values[row * 2 + 1] = input.unit[row * 2 + 1] < .5 ? 0 : 1;
        std::vector<double> runs;
        for (std::uint32_t r = 0; r < replicates; ++r) {
            runs.push_back(input.response.y[row] + input.values[row * 2 + 1] + std::sqrt(.5) * normal(r, 0, 1) + std::sqrt(.5) * normal(r, static_cast<std::uint32_t>(row), 2));
        }
        double sum = 0;
        for (const double run : runs) sum += run;
        input.response.y[row] = sum / replicates;
        input.response.runs.push_back(std::move(runs));
    }
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < input.rows; ++row) rows.push_back(row);
    const VarianceParts parts = variance_parts(input, rows);
    CHECK(parts.replicates == replicates);
    // The shared part of chance rests on 40 normals (relative sd of their variance 23 %, of the sum 11 %: 4 sd, 6e-5); the others on 2,048 points.
    CHECK(*parts.chance == Approx(1).margin(.46));
    CHECK(*parts.forms == Approx(.25).margin(.02));
    CHECK(*parts.parameters == Approx(4.0 / 12).margin(.02));
    const ResultTable table = variance_split_table(input);
    CHECK(table.rows.size() == 3);
    CHECK(std::get<double>(table.rows[1][2]) < .25);
    CHECK(std::get<double>(table.rows[1][3]) > .25);
    double shares = 0;
    for (const auto& row : table.rows) shares += std::get<double>(row[4]);
    CHECK(shares == Approx(1));
}

TEST_CASE("convergence: sizes double, the last stage is the analysis itself") {
    const AnalysisInput input = experiment_on(saltelli(7, 8), 3, 4, ishigami);
    CHECK(growing_sizes(input) == std::vector<std::uint32_t>{8, 16, 32, 64, 128});
    const ResultTable table = convergence_table(input);
    CHECK(table.rows.size() == 3 * 2 * 5);
    const SobolIndices whole = sobol_indices(saltelli_blocks(input).scrambles, .95, 300, 1);
    CHECK(std::get<double>(table.rows[4][4]) == *whole.first[0].value);
    CHECK(std::get<double>(table.rows[9][4]) == *whole.total[0].value);
    CHECK(std::get<std::int64_t>(table.rows[4][3]) == static_cast<std::int64_t>(input.rows));
    CHECK(table.title.find("has not changed since") != std::string::npos);
}

TEST_CASE("the order of schemes settles when they differ, and not when they do not") {
    for (const std::uint32_t scrambles : {1U, 8U}) {
        AnalysisInput input = experiment_on(sobol(8, scrambles), 2, 4, [](std::span<const double> u) { return u[0]; });
        for (const double lead : {.2, 0.0, .1}) {
            Response scheme = input.response;
            scheme.name = "lead " + std::to_string(lead);
            for (std::size_t row = 0; row < input.rows; ++row) scheme.y[row] += lead + .05 * (input.unit_at(row, 1) - .5) * (lead > 0 ? 1 : -1);
            input.schemes.push_back(std::move(scheme));
        }
        const RankingVerdict clear = ranking_verdict(input);
        CHECK(clear.order == std::vector<std::size_t>{0, 2, 1});
        CHECK(clear.told_apart == 3);
        CHECK(clear.settled);
        Response twin = input.schemes[0];  // no better on the whole: its difference averages out
        for (std::size_t row = 0; row < input.rows; ++row) twin.y[row] += .3 * normal(static_cast<std::uint32_t>(row), 7, 3) * 1e-3;
        input.schemes.push_back(twin);
        const RankingVerdict open = ranking_verdict(input);
        CHECK_FALSE(open.settled);
        CHECK(open.told_apart == 5);
        const std::vector<ResultTable> tables = ranking_tables(input);
        REQUIRE(tables.size() == 2);
        CHECK(tables[0].title.find("not settled: 1 of 6 pairs") != std::string::npos);
        CHECK(std::get<std::string>(tables[1].rows[2].back()) == "not told apart");
        CHECK(std::holds_alternative<std::int64_t>(tables[1].rows[2][5]));  // how many more would tell
    }
}
