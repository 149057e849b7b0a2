#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <vector>

#include "analysis/compare/over_futures.h"
#include "analysis/compare/study_text.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

/// A study made by hand, [scheme][future][replicate]: the profit of one year in GBP, against a baseline of zero, is all that differs.
StudyData made_study(const std::vector<std::vector<std::vector<double>>>& profits) {
    StudyData study;
    study.layout.arms.push_back({"baseline", "Baseline", {}, {}, {}});
    for (std::size_t a = 0; a < profits.size(); ++a) study.layout.arms.push_back({std::string(1, static_cast<char>('a' + a)), "", {}, {}, {}});
    for (std::size_t f = 0; f < profits.front().size(); ++f) study.layout.futures.push_back({"w" + std::to_string(f), "world " + std::to_string(f), 0, 1.0});
    study.layout.replicates = static_cast<std::uint32_t>(profits.front().front().size());
    study.layout.months.assign(12, "2025-01");
    study.layout.years = {2025};
    study.layout.price_year = 2025;
    study.layout.margins = {"total"};
    study.arm_blocks.resize(study.layout.arms.size() * study.layout.futures.size() * study.layout.replicates);
    study.twin_blocks.resize(study.arm_blocks.size());
    for (std::size_t f = 0; f < study.layout.futures.size(); ++f) {
        for (std::size_t a = 0; a < study.layout.arms.size(); ++a) {
            for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
                ArmBlock& block = study.arm_blocks[study.at(f, a, r)];
                block.present = true;
                block.flows.assign(study_flow_count, 0);
                if (a > 0) block.flows[static_cast<std::size_t>(StudyFlow::profit)] = std::llround(100.0 * profits[a - 1][f][r]);
            }
        }
    }
    return study;
}

OverFutures over(const StudyData& study) { return summarise_over_futures(study, appraisal_basis(study, shipped_schedule())).value(); }

}  // namespace

TEST_CASE("regret, satisficing, chance of being best and the value of information are those worked out by hand") {
    // Means over two futures: baseline 0, 0; a 4, -2; b 1, 1. Best: a in the first, b in the second; on average a 1, b 1, baseline 0.
    const OverFutures all = over(made_study({{{4e6, 4e6}, {-2e6, -2e6}}, {{1e6, 1e6}, {1e6, 1e6}}}));
    REQUIRE(all.options.size() == 3);
    CHECK(all.options[0].scores.max_regret == Approx(4e6));
    CHECK(all.options[1].scores.max_regret == Approx(3e6));
    CHECK(all.options[2].scores.max_regret == Approx(3e6));
    // Regrets of a: 0 and 3; type 7 at 0.9: 2.7.
    CHECK(all.options[1].scores.high_regret == Approx(2.7e6));
    CHECK(all.options[0].scores.satisficing.value() == 1.0);
    CHECK(all.options[1].scores.satisficing.value() == 0.5);
    CHECK(all.options[0].probability_best == 0.0);
    CHECK(all.options[1].probability_best == 0.5);
    CHECK(all.options[2].probability_best == 0.5);
    CHECK(all.perfect_information == Approx((4e6 + 1e6) / 2 - 1e6));
    CHECK(all.options[1].worst_futures.value() == Approx(-2e6));
    CHECK(all.options[1].worst_runs.value() == Approx(4e6));
    // No chance at all: the standard deviation between 4 and -2 is 6 / sqrt(2).
    CHECK(all.options[1].chance_half_width.value() == 0.0);
    CHECK(all.options[1].between_futures.value() == Approx(6e6 / std::sqrt(2.0)));
}

TEST_CASE("chance and ignorance are told apart: noise of the means is not taken for a difference between futures") {
    // a: the futures differ by 2 in every replicate, whatever the draw. b: replicates vary, futures share the mean 2: none seen.
    const StudyData study = made_study({{{1e6, 5e6, 3e6}, {3e6, 7e6, 5e6}}, {{1e6, 2e6, 3e6}, {3e6, 1e6, 2e6}}});
    const OverFutures all = over(study);
    CHECK(all.options[1].between_futures.value() == Approx(std::sqrt(2.0) * 1e6));
    // Student: t(2, .975) = 4.302653, s = 2, n = 3.
    CHECK(all.options[1].chance_half_width.value() == Approx(4.302653 * 2e6 / std::sqrt(3.0)).epsilon(1e-6));
    CHECK(all.options[2].none_between);
    CHECK_FALSE(all.options[2].between_futures);
    const StudySummary summary = summarise_study(study, shipped_schedule());
    const std::string text = study_text(study, summary);
    CHECK_THAT(text, Catch::Contains("over futures: NPSV") && Catch::Contains("none seen") && Catch::Contains("EVPI"));
    const nlohmann::json document = nlohmann::json::parse(study_json(study, summary));
    CHECK(document["over_futures"]["options"][2]["ignorance"]["none_seen"] == true);
    CHECK(document["over_futures"]["options"][2]["ignorance"]["sd_between_futures"].is_null());
    CHECK(document["over_futures"]["options"][1]["ignorance"]["lowest"].get<double>() == Approx(3e6));
    CHECK(document["over_futures"]["options"][1]["chance"]["cvar_of_runs"].get<double>() == Approx(1e6));
}

TEST_CASE("one future, or a scheme that was not run in one, has no summary over futures") {
    const StudyData one = made_study({{{1e6, 2e6}}});
    CHECK_FALSE(summarise_over_futures(one, appraisal_basis(one, shipped_schedule())));
    CHECK_THAT(study_text(one, summarise_study(one, shipped_schedule())), !Catch::Contains("over futures"));
    StudyData gap = made_study({{{1e6, 2e6}, {3e6, 4e6}}});
    for (std::uint32_t r = 0; r < 2; ++r) gap.arm_blocks[gap.at(1, 1, r)].present = false;
    CHECK_FALSE(summarise_over_futures(gap, appraisal_basis(gap, shipped_schedule())));
    // Summaries and documents are still made.
    CHECK_THAT(study_json(gap, summarise_study(gap, shipped_schedule())), Catch::Contains("\"over_futures\": null"));
}

TEST_CASE("the placebo is no option, and options of fewer replicates are cut to what all futures have") {
    StudyData study = made_study({{{1e6, 2e6, 9e6}, {3e6, 4e6, 9e6}}, {{1e6, 2e6, 3e6}, {3e6, 4e6, 5e6}}});
    study.layout.arms[2].name = std::string(placebo_name);
    study.arm_blocks[study.at(1, 1, 2)].present = false;
    const OverFutures all = over(study);
    REQUIRE(all.options.size() == 2);
    CHECK(all.options[1].means[0] == Approx(1.5e6));
    CHECK(all.options[1].means[1] == Approx(3.5e6));
}

TEST_CASE("what may be missed is told for the middle scheme, and for the noisiest apart") {
    // Spreads 1, 2 and 10: the median is that of the second scheme.
    const std::vector<double> calm{1e6, 2e6, 3e6}, middle{2e6, 4e6, 6e6}, wild{10e6, 20e6, 30e6};
    const auto effect_of = [](const StudyData& study) { return summarise_study(study, shipped_schedule()).detectable_npsv.value(); };
    const StudyData study = made_study({{calm}, {wild}, {middle}});
    const DetectableEffect effect = effect_of(study);
    CHECK(effect.schemes == 3);
    CHECK(effect.worst_arm == 2);
    CHECK(effect.median == Approx(effect_of(made_study({{middle}})).median));
    CHECK(effect.worst == Approx(10 * effect_of(made_study({{calm}})).median));
    CHECK_THAT(study_text(study, summarise_study(study, shipped_schedule())), Catch::Contains("median over 3 schemes") && Catch::Contains("for the noisiest, b"));
}
