// Conversion of prices against worked examples of HM Treasury and the World Bank's own growth rates.

#include "analysis/appraisal/prices.h"

#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <array>

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("a thousand pounds a year at two per cent inflation shrinks as in the guide") {
    DeflatorConfig deflator;
    deflator.years = {{2024, 100.0, "test"}};
    deflator.growth_after = 0.02;
    constexpr std::array<double, 6> expected{1000, 980, 961, 942, 924, 906};
    for (int t = 0; t < 6; ++t) {
        const PriceRule rule(deflator, 2024 + t, 2024);
        CHECK(to_gbp(rule.to_base(to_pence(1000))) == Approx(expected[static_cast<std::size_t>(t)]).margin(0.5));
        CHECK(rule.ratio() == Approx(1.0 / std::pow(1.02, t)).epsilon(1e-8));
    }
}

TEST_CASE("the Treasury's worked example: 7.4 million becomes 8.36 million") {
    DeflatorConfig deflator;
    deflator.years = {{2017, 91.031, "test"}, {2018, 102.789, "test"}};
    const PriceRule rule(deflator, 2017, 2018);
    CHECK(to_gbp(rule.to_base(to_pence(7.4e6))) / 1e6 == Approx(8.36).margin(0.005));
    CHECK(rule.to_base(to_pence(7.4e6)) == std::llround(7.4e8 * 102.789 / 91.031));
}

TEST_CASE("one and the same year changes nothing, to the penny") {
    const PriceRule rule(shipped_schedule().gdp_deflator, 2025, 2025);
    for (const Pence amount : {Pence{0}, Pence{1}, Pence{-7}, Pence{123456789012345}}) CHECK(rule.to_base(amount) == amount);
    CHECK(rule.in_words().find("2025") != std::string::npos);
}

TEST_CASE("the shipped index grows as the World Bank says") {
    // NY.GDP.DEFL.KD.ZG, United Kingdom, per cent.
    const DeflatorConfig deflator = shipped_schedule().gdp_deflator;
    for (const auto& [year, growth] : {std::pair{2001, 1.71220}, {2008, 3.30470}, {2010, 1.32837}, {2020, 4.84234}, {2022, 5.67864}, {2024, 3.93793}, {2025, 3.69325}}) {
        CHECK(100.0 * (deflator_index(deflator, year) / deflator_index(deflator, year - 1) - 1.0) == Approx(growth).margin(3e-4));
    }
    for (const DeflatorYearConfig& row : deflator.years) CHECK_FALSE(row.source.empty());
    CHECK_FALSE(deflator.growth_source.empty());
}

TEST_CASE("after the last year prices grow at the stated rate, before the first there is no index") {
    const DeflatorConfig deflator = shipped_schedule().gdp_deflator;
    CHECK(deflator_source(deflator, 2028) == deflator.growth_source);
    CHECK(deflator_source(deflator, 2020).find("World Bank") != std::string::npos);
    CHECK(deflator_index(deflator, 2028) == Approx(100.0 * std::pow(1.02, 3)).epsilon(1e-12));
    CHECK_THROWS_AS(deflator_index(deflator, 1999), InputError);
    CHECK_THROWS_AS(PriceRule(deflator, 1990, 2025), InputError);
}
