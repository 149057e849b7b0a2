#include "agents/rules/entry.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

EntryView view(double china, double home) {
    EntryView v;
    v.china_gbp = china, v.home_gbp = home, v.scale_gbp = 1e6;
    return v;
}

}  // namespace

TEST_CASE("entry is logistic in the difference of the two routes", "[unit][agents][entry]") {
    const EntryConfig c = testing::usual_entry();
    CHECK(entry_chance(view(5e5, 5e5), EntryForm::logit, c) == 0.5);
    CHECK(entry_chance(view(7.5e5, 5e5), EntryForm::logit, c) == Approx(1.0 / (1.0 + std::exp(-1.0))));
    EntryView v = view(5e5, 7.5e5);
    v.peer_success = 0.4;
    CHECK(entry_chance(v, EntryForm::logit, c) == Approx(1.0 / (1.0 + std::exp(1.0 - 0.4))));
    CHECK(entry_chance(view(9e9, 0.0), EntryForm::logit, c) == Approx(1.0));
    CHECK(entry_chance(view(0.0, 9e9), EntryForm::logit, c) == Approx(0.0).margin(1e-12));
    EntryConfig never = c;
    never.bias = -800.0;
    CHECK(entry_chance(view(9e6, 0.0), EntryForm::logit, never) < 1e-200);
}

TEST_CASE("noise turns a decision into a coin, clarity into a rule", "[unit][agents][entry]") {
    EntryConfig c = testing::usual_entry();
    c.logit_scale = 1e9;
    CHECK(entry_chance(view(9e5, 1e5), EntryForm::logit, c) == Approx(0.5).margin(1e-6));
    c.logit_scale = 1e-4;
    CHECK(entry_chance(view(5.1e5, 5e5), EntryForm::logit, c) > 0.999);
    CHECK(entry_chance(view(4.9e5, 5e5), EntryForm::logit, c) < 0.001);
}

TEST_CASE("doubling all money changes no decision", "[unit][agents][entry]") {
    const EntryConfig c = testing::usual_entry();
    Chance chance(141);
    for (int i = 0; i < 2000; ++i) {
        EntryView v = view(chance.between(-1e6, 5e6), chance.between(-1e6, 5e6));
        v.regime_risk = chance.uniform(), v.peer_success = chance.uniform(), v.aspiration_gbp = chance.between(0.0, 5e6);
        EntryView twice = v;
        twice.china_gbp *= 2.0, twice.home_gbp *= 2.0, twice.scale_gbp *= 2.0, twice.aspiration_gbp *= 2.0;
        for (const EntryForm form : {EntryForm::logit, EntryForm::real_option, EntryForm::aspiration}) {
            CHECK(entry_chance(twice, form, c) == Approx(entry_chance(v, form, c)).epsilon(1e-12));
        }
    }
}

TEST_CASE("under risk waiting has a value: the hurdle rises with regime risk", "[unit][agents][entry]") {
    // Handley and Limao (2015), peers.md 5.10: the gain must beat the value of waiting.
    const EntryConfig c = testing::usual_entry();
    EntryView v = view(8e5, 5e5);
    CHECK(entry_chance(v, EntryForm::real_option, c) == Approx(entry_chance(v, EntryForm::logit, c)));  // calm: nothing to wait for
    double before = 1.0;
    for (double risk = 0.0; risk <= 1.0; risk += 0.1) {
        v.regime_risk = risk;
        const double chance = entry_chance(v, EntryForm::real_option, c);
        CHECK(chance < before);
        before = chance;
    }
    // At the highest risk China must be worth the premium times home for an even chance.
    v = view(7.5e5, 5e5), v.regime_risk = 1.0;
    CHECK(entry_chance(v, EntryForm::real_option, c) == Approx(0.5));
}

TEST_CASE("waiting has a value also for a firm whose home route is worth nothing", "[unit][agents][entry]") {
    // The option lies in the sunk cost of China, not in the worth of home; ready to enter in calm, such a firm holds back under tension.
    const EntryConfig c = testing::usual_entry();
    EntryView v = view(8e5, 0.0);
    v.regime_risk = 1.0;
    CHECK(entry_chance(v, EntryForm::real_option, c) < entry_chance(view(8e5, 0.0), EntryForm::real_option, c));
}

TEST_CASE("aspiration search starts where home falls short of hope", "[unit][agents][entry]") {
    const EntryConfig c = testing::usual_entry();
    EntryView v = view(1.0, 5e5);
    v.aspiration_gbp = 5e5;
    CHECK(entry_chance(v, EntryForm::aspiration, c) == 0.5);
    v.aspiration_gbp = 7.5e5;
    CHECK(entry_chance(v, EntryForm::aspiration, c) == Approx(1.0 / (1.0 + std::exp(-1.0))));
    v.aspiration_gbp = 2.5e5;  // a contented firm does not look
    CHECK(entry_chance(v, EntryForm::aspiration, c) == Approx(1.0 / (1.0 + std::exp(1.0))));
    v.china_gbp = -1.0;
    CHECK(entry_chance(v, EntryForm::aspiration, c) == 0.0);
}
