// A schedule is read like a scenario: the same checks, the same messages with file, line and column.

#include "scenarios/schema/schedule.h"

#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pactsim;
using namespace pactsim::testing;
using Catch::Matchers::Contains;

namespace {

/// The shipped schedule with one piece of text changed.
std::string with(const std::string& from, const std::string& to) {
    std::string text = shipped_schedule_text();
    const std::size_t place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

std::string message_of(const std::string& text) {
    try {
        load_schedule_text("mine.yaml", text);
    } catch (const UsageError& error) { return error.what(); }
    return "accepted";
}

}  // namespace

TEST_CASE("the shipped schedule holds what the guide says") {
    const ScheduleConfig s = shipped_schedule();
    CHECK(s.id == "hmt-2026-02");
    CHECK(s.date == "2026-02");
    REQUIRE(s.discount_rates.size() == 6);
    CHECK(s.discount_rates[1].from_year == 31);
    CHECK(s.discount_rates[5].standard == 0.01);
    CHECK(s.discount_rates[5].health == 0.0043);
    CHECK(s.discount_rates[5].lower == 0.0086);
    CHECK(s.distributional_weights.eta == 1.3);
    CHECK(s.distributional_weights.eta_low == 0.8);
    CHECK(s.distributional_weights.eta_high == 2.0);
    CHECK(s.distributional_weights.groups.size() == 12);
    CHECK(s.optimism_bias.categories.size() == 6);
    CHECK(s.labour_displacement.source.find("assumption") != std::string::npos);
}

TEST_CASE("a mistyped key is found with its place and the nearest word") {
    const std::string message = message_of(with("labour_displacement:", "labour_displacment:"));
    CHECK_THAT(message, Contains("mine.yaml:") && Contains("labour_displacment") && Contains("did you mean `labour_displacement`"));
    CHECK_THAT(message, Contains("labour_displacement` is missing") || Contains("`labour_displacement`"));
}

TEST_CASE("values out of range, of the wrong kind or missing are refused with their place") {
    CHECK_THAT(message_of(with("standard: 0.035", "standard: 3.5")), Contains("mine.yaml:10:30") && Contains("3.5"));
    CHECK_THAT(message_of(with("index: 100.0000", "index: many")), Contains("mine.yaml:") && Contains("many"));
    CHECK_THAT(message_of(with("  high: 0.5\n", "")), Contains("labour_displacement") && Contains("high"));
    CHECK_THAT(message_of(with("applied: outsourcing", "applied: outsorcing")), Contains("did you mean `outsourcing`"));
    CHECK_THAT(message_of(with("date: \"2026-02\"", "date: \"2026-13\"")), Contains("date"));
    CHECK_THAT(message_of("schema: 1\n"), Contains("discount_rates"));
}

TEST_CASE("rules across values are checked") {
    CHECK_THAT(message_of(with("from_year: 31", "from_year: 76")), Contains("rising order"));
    CHECK_THAT(message_of(with("from_year: 0,", "from_year: 1,")), Contains("not 0"));
    CHECK_THAT(message_of(with("{year: 2010,", "{year: 2013,")), Contains("year 2013 follows year 2009"));
    CHECK_THAT(message_of(with("central: 0.25\n", "central: 0.75\n")), Contains("labour_displacement") && Contains("low <= central <= high"));
    CHECK_THAT(message_of(with("eta: 1.3", "eta: 2.5")), Contains("eta"));
    CHECK_THAT(message_of(with("median_gbp: 15333", "median_gbp: 0")), Contains("both or neither"));
    CHECK_THAT(message_of(with("duration_lower: 0.10, cost_upper: 2.00", "duration_lower: 0.60, cost_upper: 2.00")), Contains("lower bound above"));
}

TEST_CASE("a schedule that is not there says so") {
    CHECK_THROWS_AS(load_schedule("/nowhere/at/all.yaml"), UsageError);
}
