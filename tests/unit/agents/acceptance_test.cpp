#include "agents/rules/acceptance.h"

#include <array>
#include <catch2/catch.hpp>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

using Levels = std::array<float, 6>;

Levels random_levels(Chance& chance) {
    Levels levels{};
    for (float& level : levels) level = chance.yes(0.2) ? 0.0F : static_cast<float>(chance.uniform());
    return levels;
}

}  // namespace

TEST_CASE("a partner's utility is the sum that the rulings give", "[unit][agents][acceptance]") {
    ProposalView p;
    p.quality = 0.5, p.alignment = 0.6, p.co_funding = 0.25, p.trust = 0.4, p.distance = 0.65, p.regime = 0.1, p.bias = 0.05;
    // 1.2 x .5 + .5 x .6 + .4 x .25 + .3 x .4 - 1 x (.65 - .45)^2 - .1 + .05
    CHECK(acceptance_utility(p, testing::usual_matching()) == Approx(0.6 + 0.3 + 0.1 + 0.12 - 0.04 - 0.1 + 0.05).epsilon(1e-12));
}

TEST_CASE("a partner grows choosier as its places fill", "[unit][agents][acceptance]") {
    CHECK(acceptance_threshold(0.3, 0.6, 0, 4) == 0.3);
    CHECK(acceptance_threshold(0.3, 0.6, 2, 4) == Approx(0.6));
    CHECK(acceptance_threshold(0.3, 0.6, 4, 4) == Approx(0.9));
    CHECK(acceptance_threshold(0.3, 0.6, 0, 0) == Approx(0.9));  // no places at all: as choosy as when full
    for (int used = 1; used <= 10; ++used) CHECK(acceptance_threshold(0.3, 0.6, used, 10) > acceptance_threshold(0.3, 0.6, used - 1, 10));
}

TEST_CASE("cognitive distance is a metric between 0 and 1", "[unit][agents][acceptance]") {
    const Levels a{1, 0, 0, 0, 0, 0};
    const Levels b{0, 1, 0, 0, 0, 0};
    const Levels half{0.5F, 0, 0, 0, 0, 0};
    CHECK(cognitive_distance(a, a) == 0.0);
    CHECK(cognitive_distance(a, b) == 1.0);
    CHECK(cognitive_distance(a, half) == 0.5);
    CHECK(cognitive_distance(Levels{}, Levels{}) == 0.0);
    Chance chance(51);
    for (int i = 0; i < 5000; ++i) {
        const Levels x = random_levels(chance);
        const Levels y = random_levels(chance);
        const Levels z = random_levels(chance);
        const double xy = cognitive_distance(x, y);
        CHECK(xy >= 0.0);
        CHECK(xy <= 1.0);
        CHECK(cognitive_distance(y, x) == xy);
        // The weighted Jaccard distance obeys the triangle inequality.
        CHECK(xy <= cognitive_distance(x, z) + cognitive_distance(z, y) + 1e-12);
    }
}
