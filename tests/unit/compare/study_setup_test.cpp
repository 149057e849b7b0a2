#include <catch2/catch.hpp>

#include <fstream>

#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

std::string message_of(const StudyPlan& plan) {
    try {
        const StudySetup setup(plan);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "no message";
}

}  // namespace

TEST_CASE("a comparison that compares nothing is refused in words") {
    const StudyFiles files;
    CHECK_THAT(message_of(smoke_plan({})), Catch::Contains("at least one scheme"));
    CHECK_THAT(message_of(smoke_plan({files.vouchers(), files.vouchers()})), Catch::Contains("`vouchers` is there twice"));
    CHECK_THAT(message_of(smoke_plan({files.vouchers()}, 0)), Catch::Contains("at least one replicate"));
    StudyPlan plan = smoke_plan({files.vouchers()});
    plan.baseline = "grants";
    CHECK_THAT(message_of(plan), Catch::Contains("the baseline `grants` is not among the schemes") && Catch::Contains("`vouchers`"));
    plan = smoke_plan({files.scheme("placebo", "  take_up: {peer_weight: 0.3}\n")});
    plan.placebo = true;
    CHECK_THAT(message_of(plan), Catch::Contains("cannot be called `placebo`"));
    plan = smoke_plan({files.vouchers()});
    plan.draws = 0;
    CHECK_THAT(message_of(plan), Catch::Contains("at least one vector of parameters"));
}

TEST_CASE("a scheme or world that changes what it may not is refused") {
    const StudyFiles files;
    const auto patch = [&](const std::string& name, const std::string& text) {
        std::ofstream(files.path(name)) << "schema: 1\n" << text;
        return files.path(name);
    };
    CHECK_THAT(message_of(smoke_plan({patch("longer.yaml", "kind: scheme\ntime: {horizon_months: 36}\n")})), Catch::Contains("time"));
    CHECK_THAT(message_of(smoke_plan({patch("earlier.yaml", "kind: scheme\ntime: {price_year: 2020}\n")})), Catch::Contains("time"));
    CHECK_THAT(message_of(smoke_plan({patch("more.yaml", "kind: scheme\nsectors: [{name: digital, firms_at_start: {micro: 99}}]\n")})), Catch::Contains("sectors"));
    CHECK_THAT(message_of(smoke_plan({patch("easier.yaml", "kind: scheme\nenvironment: {visa_barrier: 0}\n")})), Catch::Contains("environment"));
    CHECK_THAT(message_of(smoke_plan({shipped("smoke.yaml")})), !Catch::Contains("no message"));
    StudyPlan plan = smoke_plan({files.vouchers()});
    plan.worlds = {patch("kinder.yaml", "kind: world\npolicy: {take_up: {peer_weight: 0.3}}\n")};
    CHECK_THAT(message_of(plan), Catch::Contains("policy"));
}

TEST_CASE("the layout names arms, futures, years and what differs") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers(), files.vouchers() + '+' + files.grants()});
    plan.worlds = {files.world("dearer", "  visa_barrier: 0.9\n")};
    plan.placebo = true;
    plan.draws = 4;
    const StudySetup setup(plan);
    const StudyLayout& layout = setup.layout();
    REQUIRE(layout.arms.size() == 4);
    CHECK(layout.arms[0].name == "baseline");
    CHECK(layout.arms[2].name == "vouchers+grants");
    CHECK(layout.arms[2].label == "the vouchers + the grants");
    CHECK(layout.arms[2].files == std::vector<std::string>{"vouchers.yaml", "grants.yaml"});
    CHECK(layout.arms[1].instruments == std::vector<std::string>{"test_voucher"});
    CHECK(layout.arms[2].instruments == std::vector<std::string>{"test_grant", "test_voucher"});
    CHECK_THAT(layout.arms[1].resolved_policy_yaml, Catch::StartsWith("policy:") && Catch::Contains("test_voucher"));
    CHECK(layout.arms[0].resolved_policy_yaml.find("test_voucher") == std::string::npos);
    CHECK(layout.months.size() == 24);
    CHECK(layout.years == std::vector<int>{2025, 2026});
    CHECK(layout.price_year == 2025);
    CHECK(layout.margins.front() == "total");
}

TEST_CASE("draws of what is certain are run once, with a warning") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers()});
    plan.draws = 5;
    const StudySetup setup(plan);
    const bool baseline_is_uncertain = setup.layout().futures.size() == 5;
    if (!baseline_is_uncertain) CHECK_THAT(setup.warnings().back(), Catch::Contains("draws would all be one"));
    CHECK((baseline_is_uncertain || setup.layout().futures.size() == 1));
}
