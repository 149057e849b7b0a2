// What must not change a result, or must change it in exactly the expected way (model.md 8.2, 8.8).

#include "agents/invariants.h"
#include "agents/model.h"
#include "agents/world_digest.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "tests/unit/agents/firms_by_number.h"

using namespace pactsim;

namespace {

std::string scenario(const char* name) { return std::string(std::getenv("PACTSIM_SOURCE_DIR")) + "/scenarios/" + name; }

Config config_of(const char* name, const std::vector<std::string>& sets = {}) { return load_scenario(scenario(name), sets).config; }

/// History and end of a replicate, invariants checked every month.
std::pair<std::string, std::string> run(World& world) {
    HistoryDigest history;
    const int steps = world.constants->calendar.steps();
    for (; world.step < steps; ++world.step) {
        run_world_month(world);
        check_invariants(world);
        if (world.month() >= 0) history.observe(world);
    }
    return {history.hex(), world_digest(world)};
}

std::pair<std::string, std::string> run(Config config, std::uint32_t replicate = 0) {
    World world(std::make_shared<const Constants>(std::move(config)), replicate, 1);
    return run(world);
}

InstrumentConfig idle_instrument(const Config& config) {
    InstrumentConfig i = config.policy.instruments.empty() ? InstrumentConfig{} : config.policy.instruments.front();
    i.name = "zz_idle";
    i.reach = Reach::awarded;
    i.effects = {};
    i.award_gbp = i.award_share = i.delivery_cost_gbp = i.fixed_cost_gbp_per_year = 0.0;
    i.perceived_value_gbp = 1e6;
    i.awareness = 1.0;
    i.published_cases = false;
    // Open to firms at home as well: support that only firms in China may hope for draws them there even if it turns out to be worth nothing.
    i.eligibility = {};
    i.eligibility.max_knowledge = 1.0;
    i.eligibility.max_age_months = 100000;
    i.delivered_by.clear();
    return i;
}

/// Totals of all transfers.
std::vector<Pence> totals(const World& world) {
    std::vector<Pence> t;
    for (std::size_t k = 0; k < transfer_count; ++k) t.push_back(world.ledger.total(static_cast<std::uint16_t>(k)));
    return t;
}

}  // namespace

TEST_CASE("an instrument without a budget changes nothing, to the bit", "[invariance]") {
    Config config = config_of("smoke.yaml");
    const auto before = run(config);
    InstrumentConfig idle = idle_instrument(config);
    idle.budget_gbp_per_year = 0.0;
    idle.effects[static_cast<std::size_t>(Lever::work_speed)] = constant(5.0);
    idle.award_gbp = 1e6;
    config.policy.instruments.push_back(idle);
    CHECK(run(config) == before);
}

TEST_CASE("firms that win nothing at no cost live as if there were no instrument", "[invariance]") {
    // Zero effect, zero award, zero delivery cost (rulings 2.5): events of applying differ, money and progress do not.
    Config config = config_of("smoke.yaml");
    World without(std::make_shared<const Constants>(config), 0, 1);
    run(without);
    InstrumentConfig null = idle_instrument(config);
    null.budget_gbp_per_year = 1e6;
    config.policy.instruments.push_back(null);
    World with(std::make_shared<const Constants>(config), 0, 1);
    run(with);
    CHECK(with.firms.cash == without.firms.cash);
    CHECK(with.firms.stage == without.firms.stage);
    CHECK(with.firms.status == without.firms.status);
    CHECK(with.firms.quality == without.firms.quality);
    CHECK(totals(with) == totals(without));
}

TEST_CASE("the order of firms in storage does not matter", "[invariance]") {
    const auto constants = std::make_shared<const Constants>(config_of("smoke.yaml"));
    World plain(constants, 0, 1);
    World permuted(constants, 0, 1);
    // Reverse the firms that are there from the start; later ones join in the order of their step.
    std::vector<std::uint32_t> place(permuted.firms.size());
    std::iota(place.begin(), place.end(), 0u);
    std::reverse(place.begin(), place.begin() + permuted.joins.front());
    permuted.firms.for_each_column([&](auto& column) {
        auto copy = column;
        for (std::size_t i = 0; i < column.size(); ++i) column[place[i]] = copy[i];
    });
    const auto alone = [](World& world) {  // phase by phase, which leaves firms where they are
        for (const int steps = world.constants->calendar.steps(); world.step < steps; ++world.step) {
            for (const Phase<World>& phase : month_phases()) phase.run(world);
        }
    };
    alone(plain);
    alone(permuted);
    CHECK(plain.firms.id != permuted.firms.id);
    CHECK(testing::columns_that_differ(plain.firms, permuted.firms) == 0);
    CHECK(totals(plain) == totals(permuted));
    CHECK(plain.tally.by_cell == permuted.tally.by_cell);
}

TEST_CASE("books balance to the penny and places are kept in every month of many replicates", "[invariance]") {
    const auto constants = std::make_shared<const Constants>(config_of("smoke.yaml"));
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate) {
        World world(constants, replicate, 1);
        REQUIRE_NOTHROW(run(world));
    }
}

TEST_CASE("a broken book is noticed", "[invariance]") {
    World world(std::make_shared<const Constants>(config_of("smoke.yaml")), 0, 1);
    run_world_month(world);
    REQUIRE_NOTHROW(check_invariants(world));
    world.firms.cash[world.alive.front()] += 1;
    CHECK_THROWS_AS(check_invariants(world), InvariantError);
}
