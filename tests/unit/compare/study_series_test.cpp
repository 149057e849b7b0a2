#include <catch2/catch.hpp>

#include "agents/model.h"
#include "analysis/compare/study_series.h"
#include "output/measures.h"
#include "output/recorder.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("what a study keeps of a world is what its results say") {
    const auto constants = std::make_shared<const Constants>(load_scenario(shipped("smoke.yaml")).config);
    const ReplicateBlock results = simulate(constants, 3, 1);
    World world(constants, 3, 1);
    StudyRecorder recorder(*constants);
    FirmOutcomeRecorder firms;
    run_warm_up(world);
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        firms.observe(finished);
    });
    const ArmBlock block = recorder.take(firms.take());
    const std::size_t months = static_cast<std::size_t>(constants->calendar.horizon_months()), groups = GroupAxis(*constants).size();
    const auto result = [&](std::string_view measure, std::size_t month) { return results.measures[(measure_index(measure) * months + month) * groups]; };
    const std::vector<std::string> names = study_series_names();
    REQUIRE(block.series.size() == names.size() * months);
    for (std::size_t s = 0; s < names.size(); ++s) {
        for (std::size_t m = 0; m < months; ++m) {
            INFO(names[s] << " in month " << m);
            CHECK(block.series[s * months + m] == result(names[s], m));
        }
    }
    const auto sum = [&](std::string_view measure) {
        std::int64_t total = 0;
        for (std::size_t m = 0; m < months; ++m) total += result(measure, m);
        return total;
    };
    const auto outcome = [&](StudyOutcome which) { return block.outcomes[static_cast<std::size_t>(which)]; };
    CHECK(outcome(StudyOutcome::uk_gva) == sum("uk_gva"));
    CHECK(outcome(StudyOutcome::job_months) == sum("employees"));
    CHECK(outcome(StudyOutcome::leaks) == sum("leaks"));
    CHECK(outcome(StudyOutcome::survivors) == result("firms", months - 1));
    std::int64_t co_funding = 0;
    for (std::size_t m = 0; m < months; ++m) co_funding += results.ledger[static_cast<std::size_t>(Transfer::co_funding_uk) * months + m];
    CHECK(outcome(StudyOutcome::public_cost_uk) == sum("public_cost_uk") + co_funding);
    CHECK(outcome(StudyOutcome::public_cost_uk) > 0);
}
