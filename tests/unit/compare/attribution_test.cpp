#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "analysis/compare/attribution.h"
#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("a mix has all its subsets, in the order of its parts") {
    const MixPlan plan = subsets_of_mix("x/a.yaml+b.yaml+c.yml");
    CHECK(plan.parts == std::vector<std::string>{"x/a.yaml", "b.yaml", "c.yml"});
    CHECK(plan.subsets == std::vector<std::string>{"x/a.yaml", "b.yaml", "x/a.yaml+b.yaml", "c.yml", "x/a.yaml+c.yml", "b.yaml+c.yml", "x/a.yaml+b.yaml+c.yml"});
    CHECK_THROWS_AS(subsets_of_mix("a.yaml"), UsageError);
    CHECK_THROWS_AS(subsets_of_mix("a.yaml+b.yaml+a.yaml"), UsageError);
    CHECK_THROWS_AS(subsets_of_mix("a.yaml+b.yaml+c.yaml+d.yaml+e.yaml+f.yaml+g.yaml"), UsageError);
}

TEST_CASE("rounded shares add up to the rounded whole, and zero stays zero") {
    const std::vector<double> thirds{1.0 / 3, 0.0, 1.0 / 3, 1.0 / 3};
    for (const std::int64_t total : {99, 100, 101}) {
        const std::vector<std::int64_t> steps = steps_that_add_up(thirds, total, 0.01);
        CHECK(std::accumulate(steps.begin(), steps.end(), std::int64_t{0}) == total);
        CHECK(steps[1] == 0);
    }
    CHECK(steps_that_add_up(std::vector<double>{0.0, 0.0}, 0, 0.01) == std::vector<std::int64_t>{0, 0});
    // -0.5 and 1.7: 12 tenths in all; rounding down gives -5 and 17.
    CHECK(steps_that_add_up(std::vector<double>{-0.5, 1.7}, 12, 0.1) == std::vector<std::int64_t>{-5, 17});
}

TEST_CASE("shares of a real mix add up to its effect, a part that does nothing gets exactly zero, and two parts share their interaction equally") {
    const StudyFiles files;
    const MixPlan plan = subsets_of_mix(files.vouchers() + '+' + files.nothing() + '+' + files.grants());
    const StudyData study = run_plan(smoke_plan(plan.subsets, 5), 2).study;
    const AppraisalBasis basis = appraisal_basis(study, shipped_schedule());
    const MixAttribution attribution = attribute_mix(study, basis, plan);
    CHECK(attribution.names == std::vector<std::string>{"vouchers", "nothing", "grants"});
    CHECK(attribution.mix == "vouchers+nothing+grants");
    CHECK(attribution.replicates == 5);
    const auto mean = [&](std::size_t measure, std::size_t arm) {
        const std::vector<double> differences = paired_values(study, basis, measure, 0, arm).differences();
        return std::accumulate(differences.begin(), differences.end(), 0.0) / static_cast<double>(differences.size());
    };
    for (const MeasureShares& shares : attribution.measures) {
        CHECK(shares.parts[1].mean.value() == 0.0);
        CHECK(shares.parts[1].sd == 0.0);
        CHECK(shares.part_steps[1] == 0);
        CHECK(std::accumulate(shares.part_steps.begin(), shares.part_steps.end(), std::int64_t{0}) == shares.whole_steps);
        // Arms 1, 4 and 7 are vouchers, grants and all: with a null third part, Shapley's share is the middle of coming first and coming last.
        const double voucher = mean(shares.measure, 1), grant = mean(shares.measure, 4), whole = mean(shares.measure, 7);
        CHECK(shares.parts[0].mean.value() == Approx((voucher + whole - grant) / 2).margin(1e-6));
        CHECK(shares.parts[2].mean.value() == Approx((grant + whole - voucher) / 2).margin(1e-6));
    }
    CHECK(attribution.measures[0].whole.mean.value() != 0.0);
    CHECK_THAT(attribution_text(attribution), Catch::Contains("Shapley share in vouchers+nothing+grants") && Catch::Contains("7 mixes, 5 replicates"));
    CHECK(nlohmann::json::parse(attribution_json(attribution))["outcomes"]["npsv"]["parts"][1]["mean"] == 0.0);
}

TEST_CASE("a mix whose subsets were not run is not taken apart") {
    const StudyFiles files;
    const MixPlan plan = subsets_of_mix(files.vouchers() + '+' + files.grants());
    const StudyData study = run_plan(smoke_plan({files.vouchers(), files.grants()}, 2)).study;
    CHECK_THROWS_AS(attribute_mix(study, appraisal_basis(study, shipped_schedule()), plan), UsageError);
}
