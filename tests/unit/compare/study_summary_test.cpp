#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

#include "analysis/compare/study_summary.h"
#include "analysis/compare/study_text.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// A study made by hand: the profit of one year, in GBP, is all that differs. [scheme][replicate], against a baseline of zero.
StudyData made_study(const std::vector<std::vector<double>>& profits) {
    StudyData study;
    study.layout.arms.push_back({"baseline", "Baseline", {}, {}, {}});
    for (std::size_t a = 0; a < profits.size(); ++a) study.layout.arms.push_back({std::string(1, static_cast<char>('a' + a)), "", {}, {}, {}});
    study.layout.futures = {{"base", "the world", 0, 1.0}};
    study.layout.replicates = static_cast<std::uint32_t>(profits.front().size());
    study.layout.months.assign(12, "2025-01");
    study.layout.years = {2025};
    study.layout.price_year = 2025;
    study.layout.margins = {"total"};
    study.arm_blocks.resize(study.layout.arms.size() * study.layout.replicates);
    study.twin_blocks.resize(study.arm_blocks.size());
    for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            ArmBlock& block = study.arm_blocks[study.at(0, a, r)];
            block.present = true;
            block.flows.assign(study_flow_count, 0);
            if (a > 0) block.flows[static_cast<std::size_t>(StudyFlow::profit)] = static_cast<std::int64_t>(100.0 * profits[a - 1][r]);
            if (a == 0) continue;
            study.twin_blocks[study.at(0, a, r)].present = true;
            study.twin_blocks[study.at(0, a, r)].parts.assign(twin_quantity_count * twin_part_count, 0);
        }
    }
    return study;
}

std::string text_of(const StudyData& study) { return study_text(study, summarise_study(study, shipped_schedule())); }

}  // namespace

TEST_CASE("a difference has Student's interval, and one that spans zero is called no clear difference") {
    // Differences 1, 2, 3, 4, 5 (GBP m): mean 3, s = 1.58114, t(4, .975) = 2.776445: half-width 1.963243. Those of b: mean 0.6, and the interval spans zero.
    const StudyData study = made_study({{1e6, 2e6, 3e6, 4e6, 5e6}, {-2e6, 3e6, -1e6, 1e6, 2e6}});
    const StudySummary summary = summarise_study(study, shipped_schedule());
    const OutcomeDifference& npsv = summary.schemes[0].outcomes.back();
    CHECK(npsv.mean.value() == Approx(3e6));
    CHECK(npsv.high.value() - npsv.mean.value() == Approx(1.963243e6).epsilon(1e-6));
    CHECK(npsv.is_clear());
    CHECK_FALSE(summary.schemes[1].outcomes.back().is_clear());
    // t = 3/0.707107 = 4.242641 on 4 degrees of freedom: two-sided p = 0.013236 (R: 2 * pt(-4.242641, 4)).
    CHECK(npsv.p.value() == Approx(0.013236).epsilon(1e-4));
    CHECK(summary.ranking.holm_p[1].value() == Approx(2 * npsv.p.value()));
    CHECK_THAT(text_of(study), Catch::Contains("+3.0 (+1.0 to +5.0)") && Catch::Contains("no clear difference"));
}

TEST_CASE("no winner is named unless one is set apart from all others, the baseline included") {
    const StudyData apart = made_study({{90e6, 91e6, 89e6, 90e6, 90.5e6}, {1e6, 2e6, 1e6, 2e6, 1.5e6}});
    CHECK(summarise_study(apart, shipped_schedule()).ranking.winner() == std::optional<std::size_t>(1));
    CHECK_THAT(text_of(apart), Catch::Contains("best by NPSV: a, set apart"));
    const StudyData close = made_study({{90e6, 10e6, 50e6, 20e6, 70e6}, {40e6, 60e6, 10e6, 90e6, 55e6}});
    CHECK_FALSE(summarise_study(close, shipped_schedule()).ranking.winner());
    CHECK_THAT(text_of(close), Catch::Contains("no winner can be named") && !Catch::Contains("set apart"));
    const StudyData harmful = made_study({{-90e6, -91e6, -89e6, -90e6, -90.5e6}});
    CHECK(summarise_study(harmful, shipped_schedule()).ranking.winner() == std::optional<std::size_t>(0));
}

TEST_CASE("unadjusted numbers of a scheme do not depend on the other schemes, adjusted ones do") {
    const std::vector<double> a{1e6, 2e6, 3e6, 4e6, 5e6}, b{-2e6, 3e6, -1e6, 1e6, 2e6};
    const StudySummary alone = summarise_study(made_study({a}), shipped_schedule()), beside = summarise_study(made_study({a, b, b}), shipped_schedule());
    for (std::size_t m = 0; m < study_measures().size(); ++m) {
        CHECK(alone.schemes[0].outcomes[m].mean == beside.schemes[0].outcomes[m].mean);
        CHECK(alone.schemes[0].outcomes[m].low == beside.schemes[0].outcomes[m].low);
        CHECK(alone.schemes[0].outcomes[m].p == beside.schemes[0].outcomes[m].p);
    }
    CHECK(alone.ranking.holm_p[1].value() < beside.ranking.holm_p[1].value());
}

TEST_CASE("one replicate has means, no intervals and no numbers that are none") {
    const StudyData study = made_study({{1e6}, {0.0}});
    const StudySummary summary = summarise_study(study, shipped_schedule());
    CHECK_FALSE(summary.schemes[0].outcomes.back().has_interval());
    CHECK_FALSE(summary.ranking.winner());
    const std::string text = study_text(study, summary), csv = study_csv(study, shipped_schedule()), json = study_json(study, summary);
    for (const std::string& one : {text, csv, json}) {
        CHECK(one.find("nan") == std::string::npos);
        CHECK(one.find("inf,") == std::string::npos);
    }
    CHECK_THAT(text, Catch::Contains("(no interval)") && Catch::Contains("0 exactly"));
}

TEST_CASE("the JSON document and the table of a real comparison agree with the summary") {
    const StudyFiles files;
    StudyPlan plan = smoke_plan({files.vouchers(), files.nothing()}, 5);
    plan.placebo = true;
    StudyRun run = run_plan(plan, 2);
    run.study.provenance.scenario_name = "smoke";
    const StudySummary summary = summarise_study(run.study, shipped_schedule());
    const nlohmann::json document = nlohmann::json::parse(study_json(run.study, summary));
    CHECK(document["schema"] == "pactsim.study/1");
    CHECK(document["schemes"].size() == 3);
    const nlohmann::json& voucher = document["schemes"][0];
    CHECK(voucher["name"] == "vouchers");
    CHECK(voucher["outcomes"]["npsv"]["mean_difference"].get<double>() == Approx(voucher["appraisal"]["npsv"]["value"].get<double>()).margin(0.02));
    CHECK(voucher["outcomes"]["uk_gva"]["runs"] == 5);
    CHECK(document["schemes"][1]["outcomes"]["npsv"]["mean_difference"] == 0.0);
    CHECK(document["schemes"][1]["outcomes"]["npsv"]["identical"] == true);
    CHECK(document["schemes"][2]["placebo"] == true);
    CHECK(document["ranking"]["p_holm"].size() == 2);
    CHECK_THAT(study_text(run.study, summary), Catch::Contains("noise floor") && Catch::Contains("nothing"));
    std::istringstream csv(study_csv(run.study, shipped_schedule()));
    std::size_t fields = 0, lines = 0;
    for (std::string line; std::getline(csv, line); ++lines) {
        const auto now = static_cast<std::size_t>(std::count(line.begin(), line.end(), ','));
        if (lines == 0) fields = now;
        CHECK(now == fields);
    }
    CHECK(lines > 3 * study_measures().size());
}
