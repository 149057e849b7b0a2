#include <catch2/catch.hpp>

#include "analysis/compare/study_values.h"
#include "analysis/statistics/intervals.h"
#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("rules are read from their words, and bad ones refused") {
    CHECK(parse_precision("npsv:1e6").half_width == 1e6);
    CHECK(parse_precision("established:10%").half_width == Approx(0.1));
    CHECK(parse_precision("established:10%").relative);
    CHECK(parse_best("0.9").probability == 0.9);
    CHECK(parse_best("0.95:250000").indifference_gbp == 250000);
    CHECK_THROWS_AS(parse_precision("npsv"), UsageError);
    CHECK_THROWS_AS(parse_precision("joy:3"), UsageError);
    CHECK_THROWS_AS(parse_precision("npsv:-3"), UsageError);
    CHECK_THROWS_AS(parse_precision("npsv:nan"), UsageError);
    CHECK_THROWS_AS(parse_best("1"), UsageError);
    CHECK_THROWS_AS(parse_best("0.3"), UsageError);
    CHECK_THROWS_AS(parse_best("0.9:x"), UsageError);
}

TEST_CASE("a precision rule runs until every half-width is small enough, and no number depends on the rounds") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers(), files.grants()}, 4);
    plan.stopping.precision = PrecisionRule{"partnerships", 0.8, false};
    plan.stopping.most = 400;
    const StudyRun run = run_plan(plan, 2);
    REQUIRE(run.stopping.met);
    CHECK(run.rounds > 1);
    CHECK(run.study.layout.replicates > 4);
    const AppraisalBasis basis = appraisal_basis(run.study, shipped_schedule());
    for (std::size_t a = 1; a < 3; ++a) {
        const PairedValues values = paired_values(run.study, basis, study_measure_index("partnerships"), 0, a);
        CHECK(statistics::paired_interval(values.without, values.with, 0.95).half_width.value() <= 0.8);
    }
    const StudyData fixed = run_plan(smoke_plan({files.vouchers(), files.grants()}, run.study.layout.replicates), 2).study;
    for (std::size_t i = 0; i < fixed.arm_blocks.size(); ++i) CHECK(fixed.arm_blocks[i].outcomes == run.study.arm_blocks[i].outcomes);
}

TEST_CASE("a rule that cannot be met ends at the most replicates and says so") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers()}, 3);
    plan.stopping.precision = PrecisionRule{"uk_gva", 0.01, false};
    plan.stopping.most = 7;
    const StudyRun run = run_plan(plan);
    CHECK(run.study.layout.replicates == 7);
    CHECK_FALSE(run.stopping.met);
    CHECK_THAT(run.study.warnings.back(), Catch::Contains("ended after 7 replicates without what was asked for"));
}

TEST_CASE("in the search for the best, arms that fall behind are run no further") {
    const StudyFiles files;
    const std::string burner = files.scheme("burner", "  instruments:\n    - name: test_burner\n      funder: dbt\n      reach: system\n      effects: {visa_barrier: 0.01}\n"
                                                      "      fixed_cost_gbp_per_year: 50000000\n      budget_gbp_per_year: 50000000\n");
    StudyPlan plan = smoke_plan({burner, files.vouchers()}, 5);
    plan.stopping.best = BestRule{0.9, 2'000'000};
    plan.stopping.most = 60;
    const StudyRun run = run_plan(plan, 2);
    CHECK_FALSE(run.stopping.active[1]);
    if (run.stopping.best) CHECK(*run.stopping.best != 1);
    if (run.rounds > 1) {
        CHECK_FALSE(run.study.arm_blocks[run.study.at(0, 1, run.study.layout.replicates - 1)].present);
        CHECK(run.study.arm_blocks[run.study.at(0, 2, run.study.layout.replicates - 1)].present);
    }
}

TEST_CASE("one replicate is allowed and told of") {
    const StudyFiles files;
    const StudyRun run = run_plan(smoke_plan({files.vouchers()}, 1));
    CHECK_THAT(run.study.warnings.front(), Catch::Contains("one replicate"));
    CHECK(run.study.layout.replicates == 1);
}
