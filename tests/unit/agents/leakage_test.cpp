#include "agents/rules/leakage.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

LeakView random_view(Chance& chance) {
    LeakView v;
    v.opportunism = chance.uniform(), v.exposure = chance.between(0.0, 2.0), v.sector = chance.between(0.5, 1.5), v.data_exposure = chance.uniform();
    v.protection = chance.uniform(), v.enforcement = chance.uniform(), v.regime = chance.between(1.0, 1.3), v.trust = chance.uniform();
    return v;
}

}  // namespace

TEST_CASE("the hazard is the product that the model gives", "[unit][agents][leakage]") {
    LeakageConfig c = testing::usual_leakage();
    LeakView v;
    v.opportunism = 1.0, v.exposure = 1.0;
    // Opportunism 1, exposure 1, nothing that protects, neutral trust: the base rate.
    CHECK(leak_hazard(v, c) * 12.0 == Approx(0.16));
    v.opportunism = 0.5, v.exposure = 0.8, v.sector = 1.25, v.data_exposure = 0.4, v.protection = 0.3, v.enforcement = 0.5, v.regime = 1.1, v.trust = 0.9;
    CHECK(leak_hazard(v, c) * 12.0 == Approx(0.16 * 0.5 * 0.8 * 1.25 * 1.2 * 0.7 * 0.7 * 1.1 * std::exp(-0.2)));
}

TEST_CASE("an honest partner, no exposure or full protection leaks nothing", "[unit][agents][leakage]") {
    const LeakageConfig c = testing::usual_leakage();
    Chance chance(91);
    for (int i = 0; i < 100; ++i) {
        LeakView v = random_view(chance);
        const LeakView base = v;
        v.opportunism = 0.0;
        CHECK(leak_hazard(v, c) == 0.0);
        v = base, v.exposure = 0.0;
        CHECK(leak_hazard(v, c) == 0.0);
        v = base, v.protection = 1.0;
        CHECK(leak_hazard(v, c) == 0.0);
    }
}

TEST_CASE("a patent works through enforcement, secrecy without it", "[unit][agents][leakage]") {
    const LeakageConfig c = testing::usual_leakage();
    CHECK(protection_of(false, false, 0.7, 0.0, c) == 0.0);
    CHECK(protection_of(true, false, 0.0, 0.0, c) == 0.0);
    CHECK(protection_of(true, false, 1.0, 0.0, c) == Approx(0.5));
    CHECK(protection_of(false, true, 0.0, 0.0, c) == Approx(0.35));
    CHECK(protection_of(false, true, 1.0, 0.0, c) == Approx(0.35));
    CHECK(protection_of(true, true, 0.5, 0.2, c) == Approx(1.0 - 0.75 * 0.65 * 0.8));
    CHECK(protection_of(false, false, 0.5, 1.0, c) == 1.0);
}

TEST_CASE("with given tools more enforcement never means more leakage", "[unit][agents][leakage]") {
    const LeakageConfig c = testing::usual_leakage();
    Chance chance(92);
    for (int i = 0; i < 5000; ++i) {
        LeakView v = random_view(chance);
        const bool patent = chance.yes();
        const bool secrecy = chance.yes();
        const double advice = chance.uniform();
        v.protection = protection_of(patent, secrecy, v.enforcement, advice, c);
        LeakView strict = v;
        strict.enforcement = chance.between(v.enforcement, 1.0);
        strict.protection = protection_of(patent, secrecy, strict.enforcement, advice, c);
        CHECK(leak_hazard(strict, c) <= leak_hazard(v, c));
        CHECK(protection_of(true, secrecy, v.enforcement, advice, c) >= protection_of(false, secrecy, v.enforcement, advice, c));
        CHECK(protection_of(patent, true, v.enforcement, advice, c) >= protection_of(patent, false, v.enforcement, advice, c));
    }
}

TEST_CASE("protection is bought where the loss averted exceeds its price", "[unit][agents][leakage]") {
    // A patent: two years of hazard averted. 24 x .005 x 1m = 120,000.
    CHECK(patent_pays(0.010, 0.005, 1e6, 119000.0));
    CHECK_FALSE(patent_pays(0.010, 0.005, 1e6, 121000.0));
    CHECK_FALSE(patent_pays(0.010, 0.010, 1e9, 1.0));
    // Secrecy: month against month. .005 x 1m = 5,000.
    CHECK(secrecy_pays(0.010, 0.005, 1e6, 4900.0));
    CHECK_FALSE(secrecy_pays(0.010, 0.005, 1e6, 5100.0));
}

TEST_CASE("no hazard of a leak is above the bound that spares the closer look", "[unit][agents][leakage]") {
    LeakageConfig c = testing::usual_leakage();
    Chance chance(97);
    for (int i = 0; i < 2000; ++i) {
        c.trust_effect = chance.between(-2.0, 2.0), c.deterrence = chance.uniform(), c.data_law_effect = chance.uniform();
        LeakView v = random_view(chance);
        const double bound = most_leak_hazard(v.exposure, v.sector, v.regime, c);
        REQUIRE(leak_hazard(v, c) <= bound);
        // The worst case comes close to it, so that it spares something.
        v.opportunism = 1.0, v.data_exposure = 1.0, v.protection = 0.0, v.enforcement = 0.0, v.trust = c.trust_effect > 0.0 ? 0.0 : 1.0;
        REQUIRE(leak_hazard(v, c) >= 0.999 * bound);
    }
}
