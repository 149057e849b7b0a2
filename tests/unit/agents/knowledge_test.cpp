#include "agents/rules/knowledge.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

KnowledgeView random_view(Chance& chance) {
    KnowledgeView v;
    v.active = chance.yes(), v.public_stock = chance.uniform(), v.intermediary = chance.uniform(), v.peer_mean = chance.uniform();
    v.support = chance.between(0.0, 0.2);
    return v;
}

}  // namespace

TEST_CASE("a month adds to knowledge what the rulings say", "[unit][agents][knowledge]") {
    const KnowledgeConfig c = testing::usual_knowledge();
    KnowledgeView v;
    v.active = true, v.public_stock = 0.5, v.intermediary = 0.6, v.peer_mean = 0.7, v.support = 0.01;
    // .3 + .7 x (.015 + .006 x .5 + .02 x .6 + .02 x .4 + .01) - .004 x .3
    CHECK(knowledge_after(0.3, v, c) == Approx(0.3 + 0.7 * 0.048 - 0.0012).epsilon(1e-12));
    v.peer_mean = 0.1;  // peers who know less take nothing away
    CHECK(knowledge_after(0.3, v, c) == Approx(0.3 + 0.7 * 0.040 - 0.0012).epsilon(1e-12));
    CHECK(knowledge_after(0.3, {}, c) == Approx(0.3 * 0.996).epsilon(1e-12));
}

TEST_CASE("steady inputs lead to the level where gain and decay meet", "[unit][agents][knowledge]") {
    // g (1 - kappa) = zeta kappa has the solution g / (g + zeta); the way there is geometric with factor 1 - g - zeta.
    const KnowledgeConfig c = testing::usual_knowledge();
    KnowledgeView v;
    v.active = true, v.public_stock = 0.4;
    const double g = 0.015 + 0.006 * 0.4;
    const double level = g / (g + 0.004);
    double kappa = 0.1;
    for (int month = 1; month <= 240; ++month) {
        kappa = knowledge_after(kappa, v, c);
        CHECK(kappa == Approx(level + (0.1 - level) * std::pow(1.0 - g - 0.004, month)).epsilon(1e-9));
    }
}

TEST_CASE("knowledge stays a share and never falls with more of anything", "[unit][agents][knowledge]") {
    Chance chance(131);
    for (int i = 0; i < 5000; ++i) {
        KnowledgeConfig c = testing::usual_knowledge();
        c.by_doing = chance.uniform(), c.from_public = chance.uniform(), c.from_peers = chance.uniform(), c.decay = chance.uniform();
        const KnowledgeView v = random_view(chance);
        const double kappa = chance.uniform();
        const double next = knowledge_after(kappa, v, c);
        CHECK(next >= 0.0);
        CHECK(next <= 1.0);
        KnowledgeView more = v;
        more.active = true;
        more.public_stock += (1.0 - v.public_stock) * chance.uniform();
        more.intermediary += (1.0 - v.intermediary) * chance.uniform();
        more.peer_mean += (1.0 - v.peer_mean) * chance.uniform();
        more.support += chance.uniform();
        CHECK(knowledge_after(kappa, more, c) >= next);
    }
}

TEST_CASE("published cases fill what is missing, failures too, and old ones fade", "[unit][agents][knowledge]") {
    const EnvironmentConfig e = testing::usual_environment();
    CHECK(public_stock_after(0.2, 0.0, 0.0, e) == Approx(0.2 * 0.99));
    CHECK(public_stock_after(0.2, 5.0, 0.0, e) == Approx(0.2 + 0.8 * 0.05 - 0.002));
    CHECK(public_stock_after(0.2, 0.0, 5.0, e) == Approx(0.2 + 0.8 * 0.04 - 0.002));
    CHECK(public_stock_after(0.0, 1e9, 1e9, e) == 1.0);
    CHECK(public_stock_after(1.0, 0.0, 0.0, e) == Approx(0.99));
}
