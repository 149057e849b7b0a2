// The appraisal summary table: what must be in it, and what it may not claim.

#include "analysis/appraisal/summary_table.h"

#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

const UnmonetisedEffect& effect(const SummaryRow& row, const std::string& name) {
    const auto found = std::find_if(row.unmonetised.begin(), row.unmonetised.end(), [&](const UnmonetisedEffect& e) { return e.name == name; });
    REQUIRE(found != row.unmonetised.end());
    return *found;
}

bool mentions(const SummaryTable& table, const std::string& words) {
    return std::any_of(table.notes.begin(), table.notes.end(), [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("one row per option, business as usual first, and what every number stands on") {
    const SummaryTable table = summary_table(busy_study(8), shipped_schedule());
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].baseline);
    CHECK(table.rows[0].unmonetised.empty());
    CHECK(table.schedule_id == "hmt-2026-02");
    CHECK(table.base_year == 2025);
    CHECK(table.prices.find("2023") != std::string::npos);
    CHECK(table.denominator.find("UK public cost") != std::string::npos);
    for (std::size_t arm = 1; arm < 3; ++arm) {
        CHECK(table.rows[arm].sensitivities.size() == 9);
        CHECK(table.rows[arm].switching.size() == 3);
        CHECK(table.rows[arm].spread.futures == 2);
        REQUIRE(table.rows[arm].most_gain);
        CHECK(table.rows[arm].most_gain->margin == "uk_region:london");
        CHECK_FALSE(table.rows[arm].most_loss);
    }
}

TEST_CASE("directions of effects without a price follow their intervals") {
    StudyData study = empty_study(1, 6, 2);
    for (std::uint32_t r = 0; r < 6; ++r) {
        set_outcome(study, 1, r, StudyOutcome::leaks, 5 + r);                       // clearly more leaks
        set_outcome(study, 1, r, StudyOutcome::survivors, r % 2 == 0 ? 4 : -4);     // no telling
        set_outcome(study, 1, r, StudyOutcome::partnerships, 10);                   // clearly more partnerships
        set_outcome(study, 1, r, StudyOutcome::partner_gain, 100 * (r + 1));        // gains that are nobody's here
    }
    const SummaryRow row = summary_table(study, shipped_schedule()).rows[1];
    CHECK(effect(row, "leakage").direction == Direction::worse);
    CHECK(effect(row, "survival").direction == Direction::none);  // the mean is exactly zero
    CHECK(effect(row, "partnerships").direction == Direction::better);
    CHECK(effect(row, "partner_gain").direction == Direction::outside);
    CHECK(*effect(row, "partner_gain").change.value == Approx(3.5));
    CHECK(effect(row, "leaked_value").direction == Direction::none);
    set_outcome(study, 1, 0, StudyOutcome::survivors, 5);
    CHECK(effect(summary_table(study, shipped_schedule()).rows[1], "survival").direction == Direction::unclear);
}

TEST_CASE("confidence follows its rule") {
    const auto rating = [](std::uint32_t replicates, double spread) {
        StudyData study = empty_study(1, replicates, 1);
        for (std::uint32_t r = 0; r < replicates; ++r) set_flow(study, 1, r, StudyFlow::profit, 0, 1e6 + (r % 2 == 0 ? spread : -spread));
        return summary_table(study, shipped_schedule()).rows[1].confidence;
    };
    CHECK(rating(1, 0) == Confidence::none);
    CHECK(rating(10, 1e8) == Confidence::low);
    CHECK(rating(10, 1e5) == Confidence::medium);
    CHECK(rating(40, 1e5) == Confidence::high);
    // A future with the other sign takes the highest rating away.
    StudyData study = busy_study(40);
    CHECK(summary_table(study, shipped_schedule()).rows[1].confidence == Confidence::high);
    for (std::uint32_t r = 0; r < 40; ++r) set_flow(study, 1, r, StudyFlow::profit, 0, -1e9, 1);
    CHECK(summary_table(study, shipped_schedule()).rows[1].confidence == Confidence::medium);
}

TEST_CASE("caveats are stated") {
    StudyData study = busy_study(4);
    CHECK(mentions(summary_table(study, shipped_schedule()), "120 months"));
    study.complete = false;
    study.layout.schedule_id = "hmt-2030-01";
    const SummaryTable table = summary_table(study, shipped_schedule());
    CHECK(mentions(table, "interrupted"));
    CHECK(mentions(table, "hmt-2030-01"));
}

TEST_CASE("a study without schemes, or without replicates, gives a table without figures") {
    CHECK(summary_table(empty_study(0, 3, 2), shipped_schedule()).rows.size() == 1);
    StudyData study = empty_study(1, 2, 2);
    for (ArmBlock& block : study.arm_blocks) block.present = false;
    const SummaryRow row = summary_table(study, shipped_schedule()).rows[1];
    CHECK(row.appraisal.npsv.why == Undefined::no_replicates);
    CHECK(row.confidence == Confidence::none);
    CHECK(effect(row, "leakage").change.why == Undefined::no_replicates);
}
