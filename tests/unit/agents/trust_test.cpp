#include "agents/rules/trust.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <initializer_list>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

TrustState after(TrustState state, TrustForm form, const ConductConfig& c, std::initializer_list<bool> seen) {
    for (const bool cooperative : seen) state = updated_trust(state, cooperative, form, c);
    return state;
}

double level_after_months(TrustState& state, int months, bool cooperative, const ConductConfig& c) {
    for (int i = 0; i < months; ++i) state = ceiling_update(state, cooperative, c);
    return trust_level(state, TrustForm::asymmetric_ceiling);
}

}  // namespace

TEST_CASE("Beta trust without forgetting is the posterior of a coin", "[unit][agents][trust]") {
    ConductConfig c = testing::usual_conduct();
    c.trust_memory = 1.0;
    c.trust_prior_weight = 2.0;
    Chance chance(81);
    TrustState state = initial_trust(0.5, TrustForm::beta, c);
    int good = 0;
    for (int seen = 1; seen <= 200; ++seen) {
        const bool cooperative = chance.yes(0.7);
        good += cooperative;
        state = updated_trust(state, cooperative, TrustForm::beta, c);
        // Josang and Ismail (2002): (r + 1) / (r + s + 2).
        REQUIRE(trust_level(state, TrustForm::beta) == Approx((good + 1.0) / (seen + 2.0)).epsilon(1e-12));
    }
}

TEST_CASE("Beta trust forgets at its memory", "[unit][agents][trust]") {
    ConductConfig c = testing::usual_conduct();
    c.trust_memory = 0.5;
    c.trust_prior_weight = 4.0;
    // Counts (3, 1), then good, bad, good: (2.5, .5), (1.25, 1.25), (1.625, .625).
    const TrustState state = after(initial_trust(0.75, TrustForm::beta, c), TrustForm::beta, c, {true, false, true});
    CHECK(state.good == 1.625);
    CHECK(state.bad == 0.625);
    CHECK(trust_level(state, TrustForm::beta) == Approx(1.625 / 2.25));
    // A steady partner's record has the weight 1 / (1 - memory) in the end.
    TrustState steady = initial_trust(0.2, TrustForm::beta, c);
    for (int i = 0; i < 100; ++i) steady = beta_update(steady, true, 0.5);
    CHECK(steady.good + steady.bad == Approx(2.0));
    CHECK(trust_level(steady, TrustForm::beta) == Approx(1.0));
}

TEST_CASE("trust starts at its prior mean in every form", "[unit][agents][trust]") {
    const ConductConfig c = testing::usual_conduct();
    for (const TrustForm form : {TrustForm::beta, TrustForm::asymmetric_ceiling, TrustForm::ratchet}) {
        CHECK(trust_level(initial_trust(0.62, form, c), form) == Approx(0.62));
    }
    CHECK(trust_level(TrustState{}, TrustForm::beta) == 0.5);
}

TEST_CASE("the ceiling form follows a trace worked by hand", "[unit][agents][trust]") {
    // Pant and Yu (2025) with signals of +-1: T += .10 (1 - R - T) or T -= .30 T (1 + R); R + .15 on a breach; R x .98 with every month that passes.
    const ConductConfig c = testing::usual_conduct();
    TrustState s = initial_trust(0.5, TrustForm::asymmetric_ceiling, c);
    s = ceiling_update(s, true, c);
    CHECK(s.good == Approx(0.55));
    CHECK(s.damage == 0.0);
    s = ceiling_update(s, false, c);
    CHECK(s.good == Approx(0.385));
    CHECK(s.damage == Approx(0.15));
    s = ceiling_update(s, false, c);
    CHECK(s.good == Approx(0.385 * (1.0 - 0.345)));
    CHECK(s.damage == Approx(0.30));
    s = ceiling_update(s, true, c);
    CHECK(s.good == Approx(0.252175 + 0.1 * (0.7 - 0.252175)));
    CHECK(s.damage == Approx(0.30));
    s = after_month(s, c);
    CHECK(s.damage == Approx(0.294));
    CHECK(s.good == Approx(0.252175 + 0.1 * (0.7 - 0.252175)));
}

TEST_CASE("from the middle a loss weighs three times a gain", "[unit][agents][trust]") {
    const ConductConfig c = testing::usual_conduct();
    const TrustState middle{0.5, 0.0, 0.0};
    const double gain = ceiling_update(middle, true, c).good - 0.5;
    const double loss = 0.5 - ceiling_update(middle, false, c).good;
    CHECK(loss / gain == Approx(3.0));
}

TEST_CASE("good conduct never lifts trust above what reputation allows", "[unit][agents][trust]") {
    const ConductConfig c = testing::usual_conduct();
    Chance chance(82);
    for (int run = 0; run < 200; ++run) {
        TrustState s = initial_trust(chance.uniform(), TrustForm::asymmetric_ceiling, c);
        for (int i = 0; i < 200; ++i) {
            const bool cooperative = chance.yes(0.8);
            const TrustState next = ceiling_update(s, cooperative, c);
            REQUIRE(next.good >= 0.0);
            REQUIRE(next.good <= 1.0);
            REQUIRE(next.damage >= 0.0);
            REQUIRE(next.damage <= 1.0);
            if (cooperative) REQUIRE(next.good <= std::max(s.good, 1.0 - s.damage) + 1e-15);
            else REQUIRE(next.good <= s.good);
            s = next;
        }
    }
}

TEST_CASE("a published trace: slow build-up, fast fall, and a recovery that stays below the old level", "[unit][agents][trust]") {
    // The shape fitted to Renault-Nissan in Pant and Yu (2025): years of cooperation, a crisis, partial repair (hysteresis).
    const ConductConfig c = testing::usual_conduct();
    TrustState s = initial_trust(0.5, TrustForm::asymmetric_ceiling, c);
    const double high = level_after_months(s, 24, true, c);
    CHECK(high > 0.95);
    const double low = level_after_months(s, 4, false, c);
    CHECK(low < 0.25);  // four months of breach undo more than two years of cooperation built
    const double repaired = level_after_months(s, 24, true, c);
    CHECK(repaired > low + 0.2);
    CHECK(repaired < high - 0.15);
    // Without reputation damage the same crisis would have left no scar.
    ConductConfig unscarred = c;
    unscarred.ceiling_damage = 0.0;
    TrustState t = initial_trust(0.5, TrustForm::asymmetric_ceiling, c);
    level_after_months(t, 24, true, unscarred);
    level_after_months(t, 4, false, unscarred);
    CHECK(level_after_months(t, 24, true, unscarred) > repaired + 0.1);
}

TEST_CASE("the ratchet moves one way for each kind of news", "[unit][agents][trust]") {
    // Kim (2009): T := max or min of (T, rho x + (1 - rho) T). Good, good, bad from .5 with rho .3: .65, .755, .5285.
    const ConductConfig c = testing::usual_conduct();
    const TrustState s = after(initial_trust(0.5, TrustForm::ratchet, c), TrustForm::ratchet, c, {true, true, false});
    CHECK(s.good == Approx(0.5285).epsilon(1e-12));
    Chance chance(83);
    for (int i = 0; i < 2000; ++i) {
        const TrustState from{chance.uniform(), 0.0, 0.0};
        const double rho = chance.uniform();
        CHECK(ratchet_update(from, true, rho).good >= from.good);
        CHECK(ratchet_update(from, true, rho).good <= 1.0);
        CHECK(ratchet_update(from, false, rho).good <= from.good);
        CHECK(ratchet_update(from, false, rho).good >= 0.0);
    }
}

TEST_CASE("a change of leadership takes evidence away, not more", "[unit][agents][trust]") {
    const TrustState beta{18.0, 2.0, 0.0};
    CHECK(trust_level(after_leadership_change(beta, TrustForm::beta, 0.0), TrustForm::beta) == Approx(0.9));
    CHECK(trust_level(after_leadership_change(beta, TrustForm::beta, 1.0), TrustForm::beta) == Approx(0.5));
    const TrustState half = after_leadership_change(beta, TrustForm::beta, 0.5);
    CHECK(half.good + half.bad < beta.good + beta.bad);
    const TrustState level{0.9, 0.0, 0.0};
    for (const TrustForm form : {TrustForm::asymmetric_ceiling, TrustForm::ratchet}) {
        CHECK(after_leadership_change(level, form, 0.0).good == Approx(0.9));
        CHECK(after_leadership_change(level, form, 0.5).good == Approx(0.7));
        CHECK(after_leadership_change(level, form, 1.0).good == Approx(0.5));
    }
}
