#include "scenarios/schema/read_config.h"
#include "sim/error.h"
#include "tiny_scenario.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace pactsim;
using namespace pactsim::testing;

TEST_CASE("a small scenario becomes a whole configuration") {
    const LoadedScenario loaded = load_scenario_text("tiny", tiny_scenario);
    const Config& config = loaded.config;
    CHECK(config.schema == 1);
    CHECK(config.time.horizon_months == 120);
    REQUIRE(config.sectors.size() == 2);
    CHECK(config.sectors[1].name == "net_zero");
    CHECK(config.sectors[1].milestones == PerStage{4, 3, 3});
    CHECK(config.china_regions[0].sector_priority == std::vector{0.5, 0.9});
    CHECK(config.partners.sector_share == std::vector{0.5, 0.5});
    CHECK(config.partners.types[0].capability[0] > 0);
    CHECK(config.governance.forms[3].sale_share == 0.8);
    CHECK(config.policy.instruments[0].budget_gbp_per_year == 2e6);
    CHECK(config.policy.instruments[0].effects[0] == constant(0.3));
    CHECK(config.policy.instruments[0].effects[1] == constant(0));
    CHECK(loaded.warnings.empty());
    CHECK(loaded.source_text == tiny_scenario);
}

TEST_CASE("the resolved copy reads back to the same configuration, bit for bit") {
    const LoadedScenario first = load_scenario_text("tiny", tiny_scenario);
    const LoadedScenario second = load_scenario_text("resolved", first.resolved_yaml);
    CHECK(second.resolved_yaml == first.resolved_yaml);
    CHECK(second.warnings.empty());
}

TEST_CASE("the order of keys and of named items never matters") {
    const std::string shuffled = R"(policy:
  instruments:
    - {effects: {search_cost: 0.3}, budget_gbp_per_year: 2000000, delivery_cost_gbp: 8000, funder: innovate_uk, name: search_voucher}
  agents: [{name: innovate_uk}]
partners: {count: 10}
china_regions: [{sector_priority: {net_zero: 0.9}, partner_share: 1, name: greater_bay_area}]
uk_regions: [{name: scotland, firm_share: 0.6}, {name: wales, firm_share: 0.4}]
sectors:
  - {name: net_zero, firms_at_start: {small: 5, medium: 0, micro: 10}}
  - {name: digital, firms_at_start: {micro: 20, medium: 2, small: 10}}
name: tiny
schema: 1
)";
    CHECK(load_scenario_text("x", shuffled).resolved_yaml == load_scenario_text("y", tiny_scenario).resolved_yaml);
}

TEST_CASE("overrides change one value and nothing else") {
    const std::vector<std::string> overrides{"policy.instruments.search_voucher.budget_gbp_per_year=3e6"};
    const LoadedScenario plain = load_scenario_text("tiny", tiny_scenario);
    const LoadedScenario changed = load_scenario_text("tiny", tiny_scenario, overrides);
    CHECK(changed.config.policy.instruments[0].budget_gbp_per_year == 3e6);
    std::string expected = plain.resolved_yaml;
    const std::string old_line = "budget_gbp_per_year: 2000000";
    expected.replace(expected.find(old_line), old_line.size(), "budget_gbp_per_year: 3000000");
    CHECK(changed.resolved_yaml == expected);
}

TEST_CASE("random values survive writing and reading to the last bit") {
    std::mt19937_64 engine(11);
    std::uniform_real_distribution<double> draw(0, 1);
    for (int i = 0; i < 50; ++i) {
        Config config = load_scenario_text("tiny", tiny_scenario).config;
        config.search.signal_sd = 0.001 + draw(engine);
        config.matching.quality_weight = 20 * draw(engine);
        config.firms.runway_months = distribution_of(Distribution::Kind::triangular, {draw(engine), 1 + draw(engine), 2 + draw(engine)});
        config.environment.visa_barrier = DatedSeries({{-30, draw(engine)}, {7, draw(engine)}});
        config.sectors[0].needs[2][4] = draw(engine);
        config.china_regions[0].sector_priority[0] = draw(engine);
        const std::string text = write_resolved(config);
        const Config back = load_scenario_text("x", text).config;
        REQUIRE(write_resolved(back) == text);
        REQUIRE(back.search.signal_sd == config.search.signal_sd);
        REQUIRE(back.firms.runway_months == config.firms.runway_months);
        REQUIRE(back.environment.visa_barrier == config.environment.visa_barrier);
        REQUIRE(back.sectors[0].needs == config.sectors[0].needs);
        REQUIRE(back.china_regions[0].sector_priority == config.china_regions[0].sector_priority);
    }
}

TEST_CASE("every problem is reported at once, as a usage error") {
    std::string text = tiny_scenario;
    text += "run: {replicates: 0}\ntime: {horizn: 3}\nsearch: {hong_kong_share: many}\n";
    try {
        load_scenario_text("bad.yaml", text);
        FAIL("accepted");
    } catch (const UsageError& error) {
        const std::string message = error.what();
        CHECK(message.find("bad.yaml:17:") != std::string::npos);
        CHECK(message.find("bad.yaml:18:") != std::string::npos);
        CHECK(message.find("bad.yaml:19:") != std::string::npos);
        CHECK(message.find("3 problems") != std::string::npos);
    }
}
