// From rows to values: each kind of factor, each design that states its values.

#include "analysis/sweep/points.h"
#include "analysis/sweep/stated_points.h"
#include "scenarios/schema/experiment.h"
#include "sim/error.h"
#include "test_study.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <set>

using namespace pactsim;
using pactsim::testing::TemporaryFolder;

namespace {

std::vector<double> row_of(const Points& points, std::size_t row) {
    std::vector<double> values(points.factors());
    points.values(row, values);
    return values;
}

FactorConfig range_of(double low, double high, bool whole = false) {
    FactorConfig factor;
    factor.range = {low, high};
    factor.whole = whole;
    return factor;
}

}  // namespace

TEST_CASE("a coordinate becomes a value by the inverse of the factor's distribution") {
    CHECK(value_at(range_of(2, 6), {}, 0.25) == 3);
    CHECK(value_at(range_of(2, 6), {}, 0) == 2);
    CHECK(value_at(range_of(2, 6), {}, 1) == 6);
    FactorConfig normal;
    normal.kind = FactorKind::distribution;
    normal.distribution = distribution_of(Distribution::Kind::normal, {10, 2});
    CHECK(value_at(normal, {}, 0.975) == Approx(10 + 2 * 1.959963984540054).epsilon(1e-12));   // the 97.5th percentile of the normal law
    FactorConfig words;
    words.kind = FactorKind::values;
    words.values = {"a", "b", "c"};
    CHECK(value_at(words, {}, 0.34) == 1);
    CHECK(value_at(words, {}, 1) == 2);
    FactorConfig column;
    column.kind = FactorKind::empirical;
    CHECK(value_at(column, {1, 5, 7, 9}, 0.5) == 7);
}

TEST_CASE("whole numbers of a range are equally likely, both ends among them") {
    const FactorConfig dice = range_of(1, 6, true);
    std::vector<int> met(7);
    for (int i = 0; i < 6000; ++i) ++met.at(static_cast<std::size_t>(value_at(dice, {}, (i + 0.5) / 6000)));
    CHECK(met == std::vector<int>{0, 1000, 1000, 1000, 1000, 1000, 1000});
    CHECK(value_at(dice, {}, 1) == 6);
}

TEST_CASE("a grid combines all with all, the last factor fastest; zip reads side by side") {
    ExperimentConfig study;
    study.factors = {range_of(0, 1), range_of(0, 0)};
    study.factors[1].kind = FactorKind::values;
    study.factors[1].values = {"x", "y"};
    study.design.method = DesignMethod::grid;
    study.design.levels = 3;
    const auto grid = make_points(study);
    REQUIRE(grid->rows() == 6);
    CHECK(row_of(*grid, 0) == std::vector<double>{0, 0});
    CHECK(row_of(*grid, 1) == std::vector<double>{0, 1});
    CHECK(row_of(*grid, 3) == std::vector<double>{0.5, 1});
    CHECK(row_of(*grid, 5) == std::vector<double>{1, 1});
    CHECK(grid->text_of(1, 1) == "y");
    CHECK_FALSE(grid->has_unit());
    study.factors[0].kind = FactorKind::values;
    study.factors[0].values = {"10", "20"};
    study.design.method = DesignMethod::zip;
    const auto zip = make_points(study);
    REQUIRE(zip->rows() == 2);
    CHECK(zip->text_of(0, row_of(*zip, 1)[0]) == "20");
    CHECK(zip->text_of(1, row_of(*zip, 1)[1]) == "y");
}

TEST_CASE("a table keeps numbers as numbers and words as labels") {
    const TemporaryFolder folder;
    write_text_whole(folder.path("t.csv"), "# made by hand\nform,share\nlogit,0.25\n\"real_option\",5e-1\r\nlogit,1\n");
    ExperimentConfig study;
    study.factors.resize(2);
    study.factors[0].name = "share";
    study.factors[1].name = "form";
    study.design.method = DesignMethod::table;
    study.design.table = folder.path("t.csv");
    const auto points = make_points(study);
    REQUIRE(points->rows() == 3);
    CHECK(row_of(*points, 1) == std::vector<double>{0.5, 1});
    CHECK(points->labels(0).empty());
    CHECK(points->labels(1) == std::vector<std::string>{"logit", "real_option"});
    CHECK(points->place(2).base == 2);
}

TEST_CASE("tables with holes, NaN or lines of another length are refused with their line") {
    const TemporaryFolder folder;
    ExperimentConfig study;
    study.factors.resize(1);
    study.factors[0].kind = FactorKind::empirical;
    study.factors[0].file = folder.path("t.csv");
    study.factors[0].column = "x";
    study.design.method = DesignMethod::lhs;
    study.design.points = 4;
    for (const char* rows : {"1\nNaN\n", "1\n\"\"\n", "1\n2,3\n", "1\ninf\n", "1\nabc\n", "1\n1e400\n"}) {
        write_text_whole(folder.path("t.csv"), std::string("x\n") + rows);
        INFO(rows);
        try {
            static_cast<void>(make_points(study));
            FAIL("no error");
        } catch (const UsageError& error) {
            CHECK(std::string(error.what()).find("t.csv:3:") != std::string::npos);
        }
    }
    write_text_whole(folder.path("t.csv"), "x\n3\n1\n2\n");
    CHECK(make_points(study)->rows() == 4);
}

TEST_CASE("every example study reads, and reads back from its full form to the same study") {
    for (const char* name : {"first_look", "ranking", "rival_forms"}) {
        INFO(name);
        const LoadedExperiment loaded = load_experiment_with_arms(sweep_test::scenarios() + "/studies/" + name + ".yaml");
        CHECK(loaded.arms.size() == loaded.config.schemes.size() + 1);
        const std::string full = write_experiment(loaded.config);
        CHECK(write_experiment(load_experiment_text("full", full)) == full);
    }
}
