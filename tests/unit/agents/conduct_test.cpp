#include "agents/rules/conduct.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

DissolutionView usual_tie(double age_months) {
    DissolutionView v;
    v.base_per_month = 0.15 / 12.0, v.trust = 0.5, v.age_months = age_months;
    return v;
}

/// Age in months at which the hazard is highest, to a tenth of a month.
double age_of_highest_hazard(const ConductConfig& c) {
    double best = 0.0;
    double highest = 0.0;
    for (int tenth = 0; tenth <= 2400; ++tenth) {
        const double hazard = dissolution_hazard(usual_tie(tenth / 10.0), c);
        if (hazard > highest) highest = hazard, best = tenth / 10.0;
    }
    return best;
}

}  // namespace

TEST_CASE("conduct looks cooperative as often as it is, less what is misread", "[unit][agents][conduct]") {
    CHECK(cooperation_chance(0.8, 1.0, 0.15, 1.0) == Approx(0.8));  // who knows China misreads nothing
    CHECK(cooperation_chance(0.8, 1.0, 0.15, 0.0) == Approx(0.68));
    CHECK(cooperation_chance(0.8, 0.85, 0.0, 0.0) == Approx(0.68));
    CHECK(cooperation_chance(0.0, 1.0, 0.15, 0.5) == 0.0);
}

TEST_CASE("adolescence is 0 at birth, 1 at its peak, and fades", "[unit][agents][conduct]") {
    CHECK(adolescence(0.0, 30.0) == 0.0);
    CHECK(adolescence(30.0, 30.0) == Approx(1.0));
    CHECK(adolescence(60.0, 30.0) == Approx(2.0 / std::exp(1.0)));
    for (int age = 0; age < 30; ++age) CHECK(adolescence(age + 1, 30.0) > adolescence(age, 30.0));
    for (int age = 30; age < 300; ++age) CHECK(adolescence(age + 1, 30.0) < adolescence(age, 30.0));
}

TEST_CASE("dissolution is rare in the honeymoon and highest in years two to four", "[unit][agents][conduct]") {
    // V12, Deeds and Rothaermel (2003): low at first, peak in year 2-4, then stability.
    const ConductConfig c = testing::usual_conduct();
    const double peak_age = age_of_highest_hazard(c);
    CHECK(peak_age >= 12.0);
    CHECK(peak_age <= 48.0);
    const double peak = dissolution_hazard(usual_tie(peak_age), c);
    CHECK(dissolution_hazard(usual_tie(0.0), c) == 0.0);
    CHECK(dissolution_hazard(usual_tie(3.0), c) < 0.3 * peak);
    CHECK(dissolution_hazard(usual_tie(120.0), c) < 0.75 * peak);
    for (double age = 0.0; age < peak_age - 1.0; age += 1.0) CHECK(dissolution_hazard(usual_tie(age + 1.0), c) > dissolution_hazard(usual_tie(age), c));
}

TEST_CASE("the hazard peaks at the age that the scenario states", "[unit][agents][conduct]") {
    // honeymoon_peak_months is described as the age of the highest hazard: true to a month, at any height.
    ConductConfig c = testing::usual_conduct();
    for (const double months : {24.0, 30.0, 48.0}) {
        for (const double height : {0.6, 1.2, 3.0}) {
            c.honeymoon_peak_months = months, c.honeymoon_height = height;
            CAPTURE(months, height);
            CHECK(age_of_highest_hazard(c) == Approx(months).margin(1.0));
        }
    }
}

TEST_CASE("trust, mediation and calm hold a partnership together", "[unit][agents][conduct]") {
    const ConductConfig c = testing::usual_conduct();
    DissolutionView v = usual_tie(36.0);
    const double neutral = dissolution_hazard(v, c);
    v.trust = 1.0;
    CHECK(dissolution_hazard(v, c) == Approx(neutral * std::exp(-1.5)));
    v.trust = 0.0;
    CHECK(dissolution_hazard(v, c) == Approx(neutral * std::exp(1.5)));
    v = usual_tie(36.0), v.relief = 1.0;
    CHECK(dissolution_hazard(v, c) == 0.0);
    v = usual_tie(36.0), v.regime_factor = 2.2, v.dispute_factor = 2.0;
    CHECK(dissolution_hazard(v, c) == Approx(4.4 * neutral));
}

TEST_CASE("a partner leaves the learning race only once it has learned enough", "[unit][agents][conduct]") {
    CHECK(race_hazard(0.0, 1.0, 0.85, 0.04) == 0.0);
    CHECK(race_hazard(0.84, 1.0, 0.85, 0.04) == 0.0);
    CHECK(race_hazard(0.86, 1.0, 0.85, 0.04) == Approx(0.04));
    CHECK(race_hazard(1.0, 0.25, 0.85, 0.04) == Approx(0.01));
    CHECK(race_hazard(1.0, 0.0, 0.85, 0.04) == 0.0);
}

TEST_CASE("no hazard of an ending is above the bound that spares the closer look", "[unit][agents][conduct]") {
    ConductConfig c = testing::usual_conduct();
    Chance chance(98);
    for (int i = 0; i < 2000; ++i) {
        c.trust_dissolution = chance.between(-2.0, 4.0), c.honeymoon_height = chance.between(0.0, 2.0), c.honeymoon_peak_months = chance.between(1.0, 60.0);
        DissolutionView v = usual_tie(chance.between(0.0, 200.0));
        v.trust = chance.uniform(), v.regime_factor = chance.between(0.5, 2.0), v.dispute_factor = chance.between(1.0, 3.0), v.relief = chance.uniform();
        const double bound = most_dissolution_hazard(v.base_per_month, v.regime_factor, v.dispute_factor, c);
        REQUIRE(dissolution_hazard(v, c) <= bound);
        // The worst case comes close to it, so that it spares something.
        v.age_months = c.honeymoon_peak_months, v.trust = c.trust_dissolution > 0.0 ? 0.0 : 1.0, v.relief = 0.0;
        REQUIRE(dissolution_hazard(v, c) >= 0.999 * bound);
    }
}
