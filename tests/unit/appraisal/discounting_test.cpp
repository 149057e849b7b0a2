// Factors against the tables of the Green Book's annex A, present values against worked cases. Source of the tables: HM Treasury; points beyond year 30 recomputed.

#include "analysis/appraisal/discounting.h"

#include "sim/error.h"
#include "tests/unit/appraisal/toy_study.h"

#include <catch2/catch.hpp>

#include <array>
#include <cmath>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

DiscountFactors factors(RateSet rates, std::size_t years = 302) { return {shipped_schedule().discount_rates, rates, years}; }

Pence gbp(double amount) { return to_pence(amount); }

}  // namespace

TEST_CASE("factors of years 0 to 30 are those of table A.1") {
    constexpr std::array<double, 31> table{1.0000, .9662, .9335, .9019, .8714, .8420, .8135, .7860, .7594, .7337, .7089, .6849, .6618, .6394, .6178, .5969,
                                           .5767,  .5572, .5384, .5202, .5026, .4856, .4692, .4533, .4380, .4231, .4088, .3950, .3817, .3687, .3563};
    const DiscountFactors standard = factors(RateSet::standard);
    for (std::size_t t = 0; t < table.size(); ++t) CHECK(std::round(standard.factor(t) * 1e4) == Approx(table[t] * 1e4).margin(1e-6));
}

TEST_CASE("factors for health are those of table A.2") {
    constexpr std::array<double, 31> table{1,     .9852, .9707, .9563, .9422, .9283, .9145, .9010, .8877, .8746, .8617, .8489, .8364, .8240, .8118, .7999,
                                           .7880, .7764, .7649, .7536, .7425, .7315, .7207, .7100, .6995, .6892, .6790, .6690, .6591, .6494, .6398};
    const DiscountFactors health = factors(RateSet::health);
    for (std::size_t t = 0; t < table.size(); ++t) CHECK(std::round(health.factor(t) * 1e4) == Approx(table[t] * 1e4).margin(1e-6));
}

TEST_CASE("factors beyond year 30 are products over the bands") {
    const auto check = [](RateSet rates, std::size_t year, double expected) { CHECK(std::round(factors(rates).factor(year) * 1e6) == Approx(expected * 1e6).margin(1e-4)); };
    for (const auto& [year, value] : {std::pair{31, .345901}, {40, .265105}, {50, .197263}, {60, .146782}, {75, .094214}, {76, .091916}, {100, .050818}, {125, .027411}}) {
        check(RateSet::standard, static_cast<std::size_t>(year), value);
    }
    for (const auto& [year, value] : {std::pair{31, .631615}, {60, .435534}, {75, .359354}, {125, .211062}}) check(RateSet::health, static_cast<std::size_t>(year), value);
    for (const auto& [year, value] : {std::pair{30, .411987}, {31, .401664}, {60, .192430}, {75, .131513}, {125, .045622}}) check(RateSet::lower, static_cast<std::size_t>(year), value);
}

TEST_CASE("the form is a product, not a power of the last rate") {
    const DiscountFactors standard = factors(RateSet::standard);
    CHECK(standard.factor(60) == Approx(std::pow(1.035, -30) * std::pow(1.03, -30)).epsilon(1e-14));
    CHECK(std::fabs(standard.factor(60) - std::pow(1.03, -60)) > 0.02);
}

TEST_CASE("annuities are those of the reference") {
    const DiscountFactors standard = factors(RateSet::standard), health = factors(RateSet::health);
    CHECK(standard.annuity(0, 20) == Approx(15.2124).margin(5e-5));
    CHECK(standard.annuity(0, 26) == Approx(17.8904).margin(5e-5));
    CHECK(standard.annuity(1, 60) == Approx(25.375260).margin(5e-7));
    CHECK(standard.annuity(0, 59) == Approx(26.228478).margin(5e-7));
    CHECK(health.annuity(0, 20) == Approx(18.1686).margin(5e-5));
    CHECK(health.annuity(0, 26) == Approx(22.3986).margin(5e-5));
}

TEST_CASE("present values of worked cases") {
    const DiscountFactors standard = factors(RateSet::standard, 10);
    const auto value = [&](std::vector<double> amounts) {
        std::vector<Pence> yearly;
        for (const double a : amounts) yearly.push_back(gbp(a * 1e6));
        return to_gbp(standard.present_value(yearly)) / 1e6;
    };
    CHECK(value({100, 50, 50}) == Approx(194.9847).margin(5e-5));
    CHECK(value({0, 0, 0, 50, 100}) == Approx(132.2414).margin(5e-5));
    CHECK(value({-100, -50, -50, 50, 100}) == Approx(-62.7434).margin(5e-5));
    CHECK(value({-10, 2.5, 2.5, 2.5, 2.5}) == Approx(-.817302).margin(5e-7));
    CHECK(value({-5, 1.5, 1.5, 1.5, 1.5}) == Approx(.509619).margin(5e-7));
    CHECK(value({-100, 30, 30, 30, 30, 30}) == Approx(35.451571).margin(5e-7));
    CHECK(equivalent_annual(35.451571, standard, 5) == Approx(7.851863).margin(5e-7));
}

TEST_CASE("a present value is rounded once, half away from zero, alike on both sides of zero") {
    const DiscountFactors standard = factors(RateSet::standard, 4);
    const std::vector<Pence> up{3, 5, 7, 11}, down{-3, -5, -7, -11};
    const double exact = 3 + 5 / 1.035 + 7 / std::pow(1.035, 2) + 11 / std::pow(1.035, 3);
    CHECK(standard.present_value(up) == std::llround(exact));
    CHECK(standard.present_value(down) == -standard.present_value(up));
    CHECK(standard.present_value(std::vector<Pence>{42}) == 42);
    CHECK(standard.present_value({}) == 0);
}

TEST_CASE("a present value keeps its pennies where a double would lose them") {
    // 2^56 pence in year 0 and one penny: the sum has 57 bits.
    const DiscountFactors none(std::vector<DiscountBandConfig>{{0, 0, 0, 0}}, RateSet::standard, 3);
    const Pence large = Pence{1} << 56;
    CHECK(none.present_value(std::vector<Pence>{large, 1, 1}) == large + 2);
}

TEST_CASE("what cannot be discounted is refused") {
    const DiscountFactors standard = factors(RateSet::standard, 2);
    CHECK_THROWS_AS(standard.present_value(std::vector<Pence>{1, 1, 1}), InvariantError);
    CHECK_THROWS_AS(standard.present_value(std::vector<Pence>{(Pence{1} << 56) + 1}), InvariantError);
    CHECK_THROWS_AS(DiscountFactors({}, RateSet::standard, 2), InvariantError);
    CHECK_THROWS_AS(equivalent_annual(1.0, standard, 0), InvariantError);
}
