#include <catch2/catch.hpp>
#include <cmath>

#include "tests/statistical/agents/closed_world.h"

namespace {

using namespace pactsim;

/// Firms that have just reached rollout and stay there: no milestone ever passes.
Config rollout_config() {
    Config c = testing::closed_config(300, 120);
    c.firms.entry_point = {0.0, 0.0, 0.0, 1.0};
    c.sectors[0].regulatory_drag_home = 1.0;
    c.sectors[0].market_growth_home = 0.0;
    return c;
}

}  // namespace

TEST_CASE("adoption in the world is the discrete Bass recursion", "[statistical][agents]") {
    const Config c = rollout_config();
    const double p = c.sectors[0].bass_p_per_month;
    const double q = c.sectors[0].bass_q_per_month;
    double adopted = 0.0;
    int months = 0;
    testing::run(c, 0, [&](const World& world) {
        adopted += (p + q * adopted) * (1.0 - adopted);
        ++months;
        for (std::size_t i = 0; i < world.firms.size(); ++i) {
            // Adoption is kept in single precision: 6e-8 a month at most.
            REQUIRE(static_cast<double>(world.firms.adoption_home[i]) == Approx(adopted).margin(120 * 6e-8));
            REQUIRE(world.firms.adoption_china[i] == 0.0F);
        }
    });
    CHECK(months == 120);
    CHECK(adopted > 0.5);
}

TEST_CASE("sales are potential x (new buyers + repeat business), to the penny in the first month", "[statistical][agents]") {
    const Config c = rollout_config();
    const SectorConfig& s = c.sectors[0];
    bool first = true;
    testing::run(c, 0, [&](const World& world) {
        if (!first) return;
        first = false;
        for (std::size_t i = 0; i < world.firms.size(); ++i) {
            const double level = std::pow(0.5 / c.market.reference_quality, c.market.quality_elasticity);
            const double potential = s.market_home_gbp * static_cast<double>(world.firms.market_scale[i]) * level * c.market.home_reach;
            const double sold = potential * s.bass_p_per_month * (1.0 + c.market.repeat_per_year / 12.0);
            REQUIRE(to_gbp(world.firms.home_month[i]) == Approx(sold).margin(0.0051));
        }
    });
    CHECK_FALSE(first);
}
