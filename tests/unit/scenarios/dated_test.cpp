#include "scenarios/schema/dated.h"

#include <catch2/catch.hpp>

using namespace pactsim;

TEST_CASE("straight lines between dates, constant outside") {
    const DatedSeries series({{0, 1.0}, {10, 2.0}, {12, 0.0}});
    CHECK(series.at(-100) == 1.0);
    CHECK(series.at(0) == 1.0);
    CHECK(series.at(5) == 1.5);
    CHECK(series.at(10) == 2.0);
    CHECK(series.at(11) == 1.0);
    CHECK(series.at(500) == 0.0);
}

TEST_CASE("steps hold until the next date") {
    const DatedSeries series({{0, 1.0}, {10, 2.0}}, DatedSeries::Between::step);
    CHECK(series.at(-1) == 1.0);
    CHECK(series.at(9) == 1.0);
    CHECK(series.at(10) == 2.0);
    CHECK(series.at(99) == 2.0);
}

TEST_CASE("one number holds always") {
    const DatedSeries series(0.25);
    CHECK(series.at(-40) == 0.25);
    CHECK(series.at(40) == 0.25);
}
