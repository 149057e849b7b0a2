#include <catch2/catch.hpp>

#include "analysis/experiments/calibration/life_patterns.h"
#include "analysis/experiments/calibration/measured_targets.h"
#include "output/measures.h"
#include "scenarios/schema/targets.h"
#include "scenarios/schema/vocabulary.h"
#include "sim/error.h"

#include <cmath>
#include <cstdlib>
#include <string>

using namespace pactsim;
using namespace pactsim::calibration;

namespace {

std::optional<double> pattern(const FirmLives& lives, std::string_view name) {
    for (const LifePattern& row : life_patterns()) {
        if (row.name == name) return row.value(lives);
    }
    throw InvariantError("no such pattern");
}

// Twenty newborn firms that join in month 0 of ten years; deaths at the ages given, one sold at 20 months.
FirmLives cohort() {
    FirmLives lives;
    lives.months = 120;
    const int deaths[] = {6, 14, 15, 30, 31, 33, 40, 58, 59, 70};
    for (int i = 0; i < 20; ++i) {
        FirmLife life;
        life.joined = 0;
        life.newborn = true;
        if (i < 10) life.died = life.left = deaths[i];
        if (i == 10) life.left = 20;
        lives.firms.push_back(life);
    }
    return lives;
}

FirmLives ties(std::vector<std::pair<int, int>> spells) {
    FirmLives lives;
    lives.months = 120;
    for (const auto& [start, end] : spells) lives.ties.push_back({static_cast<std::uint8_t>(GovernanceForm::joint_venture), start, end, false});
    return lives;
}

}  // namespace

TEST_CASE("Survival and hazards by hand") {
    const FirmLives lives = cohort();
    CHECK(pattern(lives, "survival_5y").value() == Approx(11.0 / 20.0));
    CHECK(death_hazard(lives, 1).value() == Approx(1.0 / 20.0));
    CHECK(death_hazard(lives, 2).value() == Approx(2.0 / 19.0));
    CHECK(death_hazard(lives, 3).value() == Approx(3.0 / 16.0));   // the one that was sold at 20 months is out of it
    CHECK(death_hazard(lives, 5).value() == Approx(2.0 / 12.0));
    CHECK(pattern(lives, "exit_hazard_peak_years_2_4").value() == Approx(3.0 / 16.0));
    CHECK(pattern(lives, "exit_hazard_year_5_minus_year_3").value() == Approx(2.0 / 12.0 - 3.0 / 16.0));
    CHECK_FALSE(pattern(FirmLives{}, "survival_5y").has_value());
}

TEST_CASE("Lives of joint ventures by hand") {
    // Ten ended after 1..10 years less a month, two go on.
    std::vector<std::pair<int, int>> spells;
    for (int year = 1; year <= 10; ++year) spells.push_back({0, 12 * year - 1});
    spells.push_back({0, -1});
    spells.push_back({0, -1});
    FirmLives lives = ties(spells);
    CHECK(pattern(lives, "jv_ended_by_year_5").value() == Approx(5.0 / 12.0));
    CHECK(pattern(lives, "jv_median_life_years").value() == Approx((12.0 * 6 - 1) / 12.0));   // the sixth of twelve takes the curve to a half
    lives.ties[0].with_firm = true;   // ended with its firm: left out
    CHECK(pattern(lives, "jv_ended_by_year_5").value() == Approx(4.0 / 11.0));
    CHECK(pattern(ties({{0, 5}}), "jv_ended_by_year_5").has_value() == false);
}

TEST_CASE("Concentration, growth, leaks and correlation by hand") {
    FirmLives lives;
    lives.months = 120;
    for (int i = 0; i < 50; ++i) {
        FirmLife life;
        life.venture_sales = i == 0 ? 100 : 2;          // the first makes 100 of 198
        life.jobs.assign(10, 10);
        life.jobs[9] = i < 3 ? 40 : i < 13 ? 11 : 9;     // three (6 %) make 90 of 100 new jobs
        life.partnered_months = i < 20 ? 60 : 10;
        life.leaks = i < 5 ? 2 : 0;
        life.prototyping_at_start = i < 40;
        life.ever_sold = i < 10;
        lives.firms.push_back(life);
    }
    CHECK(pattern(lives, "project_share_making_half_of_sales").value() == Approx(1.0 / 50.0));
    CHECK(pattern(lives, "job_creation_share_top_6pct").value() == Approx(0.9));
    CHECK(pattern(lives, "ip_incident_share_5_active_years").value() == Approx(0.25));
    CHECK(pattern(lives, "prototype_share_reaching_sales").value() == Approx(0.25));
    lives.months_by_form.assign(governance_form_count, 0);
    lives.leaks_by_form.assign(governance_form_count, 0);
    lives.months_by_form[static_cast<std::size_t>(GovernanceForm::joint_venture)] = 240;
    lives.months_by_form[static_cast<std::size_t>(GovernanceForm::own_centre)] = 480;
    lives.leaks_by_form[static_cast<std::size_t>(GovernanceForm::joint_venture)] = 3;
    lives.leaks_by_form[static_cast<std::size_t>(GovernanceForm::own_centre)] = 3;
    CHECK(pattern(lives, "leak_ratio_jv_over_own_centre").value() == Approx(2.0));
    CHECK(pattern(lives, "ip_leaks_per_active_year").value() == Approx(0.1));
    for (int i = 0; i < 12; ++i) {
        lives.trust.push_back(i % 2);
        lives.age.push_back(3.0 * (i % 2) + 1.0);
    }
    CHECK(pattern(lives, "corr_trust_age").value() == Approx(1.0));
}

TEST_CASE("Targets are read from months as they say") {
    ResultsLayout layout;
    layout.groups = {"total", "sector:digital"};
    layout.months.assign(24, "2025-01");
    layout.measures = all_measures();
    const TargetsConfig config = load_targets_text("t.yaml", R"(schema: 1
name: t
targets:
  - {name: a, meaning: m, measure: firms, reading: mean, value: 5, standard_error: 1, use: calibration, source: s}
  - {name: b, meaning: m, measure: awards, over: [applications], reading: per_year, low: 0.1, high: 0.3, use: held_back, source: s}
  - {name: c, meaning: m, measure: firms, group: "sector:digital", reading: last, low: 3, discrepancy: 0.5, use: calibration, source: s}
  - {name: d, meaning: m, measure: searches_started, reading: year, year: 2, high: 3, discrepancy: 0.5, use: calibration, source: s}
  - {name: e, meaning: m, measure: anything, low: 0, high: 1, use: identity, source: s}
)");
    const TargetReader reader(config, layout);
    CHECK(reader.left_out() == std::vector<std::string>{"e"});
    ReplicateBlock block;
    block.measures.assign(all_measures().size() * 24 * 2, 0);
    const auto set = [&](const char* measure, std::size_t month, std::size_t group, std::int64_t value) { block.measures[(measure_index(measure) * 24 + month) * 2 + group] = value; };
    for (std::size_t month = 0; month < 24; ++month) {
        set("firms", month, 0, static_cast<std::int64_t>(month));
        set("firms", month, 1, static_cast<std::int64_t>(2 * month));
        set("awards", month, 0, 1);
        set("applications", month, 0, 5);
        set("searches_started", month, 0, month < 12 ? 7 : 3);
    }
    CHECK(reader.read(block, {}) == std::vector<double>{11.5, 0.2, 46.0, 3.0});
    const std::vector<Target> targets = reader.targets();
    CHECK(targets[0].value == 5.0);
    CHECK(targets[0].observation_variance == 1.0);
    CHECK(targets[1].value == Approx(0.2));
    CHECK(std::sqrt(targets[1].observation_variance) == Approx(0.1 / 1.959963984540054));
    CHECK(targets[1].held_back);
    CHECK(targets[2].side == TargetSide::at_least);
    CHECK(targets[2].discrepancy_variance == 0.25);
    CHECK(targets[3].side == TargetSide::at_most);
}

TEST_CASE("What a target file gets wrong is said all at once, with the place") {
    const auto wrong = [](const std::string& one) { return "schema: 1\nname: t\ntargets:\n  - {name: a, meaning: m, measure: firms, " + one + ", source: s}\n"; };
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration")), Catch::Contains("t.yaml:4") && Catch::Contains("says in no way what is observed"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration, value: 1")), Catch::Contains("has no uncertainty"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration, value: 1, low: 0, high: 2")), Catch::Contains("more than one way"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration, low: 3, high: 2")), Catch::Contains("low 3 not below high 2"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration, low: 3")), Catch::Contains("has no scale"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibrate, low: 0, high: 1")), Catch::Contains("calibration"));
    CHECK_THROWS_WITH(load_targets_text("t.yaml", wrong("use: calibration, low: 0, high: 1, reading: year")), Catch::Contains("without a year"));
    ResultsLayout layout;
    layout.groups = {"total"};
    layout.months.assign(24, "2025-01");
    layout.measures = all_measures();
    CHECK_THROWS_WITH(TargetReader(load_targets_text("t.yaml", "schema: 1\nname: t\ntargets:\n  - {name: a, meaning: m, measure: firmss, reading: mean, low: 0, high: 1, use: calibration, source: s}\n"
                                                               "  - {name: b, meaning: m, measure: firms, reading: year, year: 3, low: 0, high: 1, use: calibration, source: s}\n"),
                                   layout),
                      Catch::Contains("did you mean `firms`") && Catch::Contains("reads year 3"));
}

TEST_CASE("The shipped targets are sound and every measure in use exists") {
    const char* root = std::getenv("PACTSIM_SOURCE_DIR");
    if (root == nullptr) return;
    ResultsLayout layout;
    layout.groups = {"total"};
    layout.months.assign(156, "2025-01");
    layout.measures = all_measures();
    const TargetReader reader(load_targets(std::string(root) + "/scenarios/targets/uk_2025.yaml"), layout);
    std::size_t calibration_targets = 0, held_back = 0;
    for (const TargetConfig& target : reader.configs()) (target.use == TargetUse::calibration ? calibration_targets : held_back) += 1;
    CHECK(calibration_targets >= 8);
    CHECK(held_back >= 8);
    CHECK(reader.left_out().size() > 20);
}
