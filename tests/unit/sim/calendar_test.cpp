#include "sim/calendar.h"

#include <catch2/catch.hpp>

#include "sim/error.h"

using namespace pactsim;

TEST_CASE("steps run over warm-up and horizon, months count from the start date", "[unit][sim][calendar]") {
    const Calendar calendar(2025, 4, 18, 120);
    CHECK(calendar.steps() == 138);
    CHECK(calendar.month_of_step(0) == -18);
    CHECK(calendar.month_of_step(18) == 0);
    CHECK(calendar.month_of_step(137) == 119);
    CHECK(calendar.label(0) == "2025-04");
    CHECK(calendar.label(8) == "2025-12");
    CHECK(calendar.label(9) == "2026-01");
    CHECK(calendar.label(-3) == "2025-01");
    CHECK(calendar.label(-4) == "2024-12");
    CHECK(calendar.label(-18) == "2023-10");
    CHECK(Calendar(33, 1, 0, 1).label(0) == "0033-01");
}

TEST_CASE("years of a run are whole dozens of months, also before the start", "[unit][sim][calendar]") {
    const Calendar calendar(2025, 1, 24, 24);
    CHECK(calendar.year_index(0) == 0);
    CHECK(calendar.year_index(11) == 0);
    CHECK(calendar.year_index(12) == 1);
    CHECK(calendar.year_index(-1) == -1);
    CHECK(calendar.year_index(-12) == -1);
    CHECK(calendar.year_index(-13) == -2);
}

TEST_CASE("dates are read strictly", "[unit][sim][calendar]") {
    CHECK(months_since("2025-01", "2026-03") == 14);
    CHECK(months_since("2025-01", "2024-12") == -1);
    CHECK(months_since("2025-06", "2025-06") == 0);
    for (const auto* text : {"2025-13", "2025-00", "2025-1", "2025/01", "25-01", "2025-01-01", "2o25-01", "", "2025--1"}) {
        INFO(text);
        CHECK_FALSE(months_since("2025-01", text).has_value());
        CHECK_FALSE(months_since(text, "2025-01").has_value());
    }
}

TEST_CASE("an impossible calendar is refused", "[unit][sim][calendar]") {
    CHECK_THROWS_AS(Calendar(2025, 0, 0, 1), InvariantError);
    CHECK_THROWS_AS(Calendar(2025, 13, 0, 1), InvariantError);
    CHECK_THROWS_AS(Calendar(0, 1, 0, 1), InvariantError);
    CHECK_THROWS_AS(Calendar(2025, 1, -1, 1), InvariantError);
    CHECK_THROWS_AS(Calendar(2025, 1, 0, -1), InvariantError);
}
