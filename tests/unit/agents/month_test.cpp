// The month run by phases together (agents/phases/firm_phases.h) against the same phases one by one, and the small parts that make it fast.

#include "agents/invariants.h"
#include "agents/model.h"
#include "agents/phases/storage.h"
#include "agents/phases/year_turn.h"
#include "agents/state/peer_face.h"
#include "agents/state/repeats.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <memory>
#include <tuple>

#include "tests/unit/agents/firms_by_number.h"
#include "tests/unit/agents/rule_inputs.h"

using namespace pactsim;

namespace {

std::shared_ptr<const Constants> constants_of(const std::string& name, const std::vector<std::string>& sets) {
    return std::make_shared<const Constants>(load_scenario(std::string(std::getenv("PACTSIM_SOURCE_DIR")) + "/scenarios/" + name, sets).config);
}

/// The month's events of every firm, in the order in which they came to it: the order between firms is no part of the model.
std::map<std::uint32_t, std::vector<std::tuple<EventKind, std::uint32_t, std::uint8_t, float, Pence>>> events_by_firm(const World& world) {
    std::map<std::uint32_t, std::vector<std::tuple<EventKind, std::uint32_t, std::uint8_t, float, Pence>>> by_firm;
    for (const Event& e : world.events) by_firm[world.firms.id[e.firm]].emplace_back(e.kind, e.other, e.detail, e.value, e.amount);
    return by_firm;
}

void check_same(const World& a, const World& b) {
    REQUIRE(testing::columns_that_differ(a.firms, b.firms) == 0);
    REQUIRE(a.tally.by_cell == b.tally.by_cell);
    REQUIRE(a.tally.by_stage == b.tally.by_stage);
    REQUIRE(a.tally.pacts_by_form == b.tally.pacts_by_form);
    REQUIRE(events_by_firm(a) == events_by_firm(b));
    for (std::size_t k = 0; k < transfer_count; ++k) REQUIRE(a.ledger.total(static_cast<std::uint16_t>(k)) == b.ledger.total(static_cast<std::uint16_t>(k)));
}

}  // namespace

TEST_CASE("phases that run together give the month that they give one by one", "[unit][agents][month]") {
    // More firms than a chunk holds, so that chunks meet. Only the months that run together store firms by activity.
    const auto constants = constants_of("uk_2025.yaml", {"time.horizon_months=18"});
    World together(constants, 3, 2);
    World apart(constants, 3, 1);
    REQUIRE(together.firms.size() > 4096);
    for (const int steps = constants->calendar.steps(); together.step < steps; ++together.step, ++apart.step) {
        run_world_month(together);
        for (const Phase<World>& phase : month_phases()) phase.run(apart);
        check_same(together, apart);
    }
    CHECK(together.firms.id != apart.firms.id);
}

TEST_CASE("storage by activity moves firms that have joined and nobody else, and keeps every reference", "[unit][agents][month]") {
    const auto constants = constants_of("uk_2025.yaml", {"time.horizon_months=18"});
    World world(constants, 4, 2);
    for (; world.step < 11; ++world.step) run_world_month(world);
    World before = world;
    store_by_activity(world);
    store_by_activity(world);  // the second time nobody moves
    CHECK(testing::columns_that_differ(world.firms, before.firms) == 0);
    REQUIRE_NOTHROW(check_invariants(world));
    const std::size_t joined = world.joins[10];
    REQUIRE(joined < world.firms.size());
    for (std::size_t i = 0; i < world.firms.size(); ++i) {
        const bool moved = world.firms.id[i] != before.firms.id[i];
        REQUIRE((!moved || i < joined));
    }
    std::size_t neighbours = 0, neighbours_before = 0;  // that do the same
    for (std::size_t i = 1; i < joined; ++i) {
        neighbours += world.firms.status[i] == world.firms.status[i - 1] ? 1 : 0;
        neighbours_before += before.firms.status[i] == before.firms.status[i - 1] ? 1 : 0;
    }
    CHECK(neighbours + 50 > joined);
    CHECK(neighbours_before + 50 < joined);
    REQUIRE(world.awards.size() == before.awards.size());
    for (std::size_t k = 0; k < world.awards.size(); ++k) REQUIRE(world.firms.id[world.awards[k].firm] == before.firms.id[before.awards[k].firm]);
    for (std::size_t k = 0; k < world.instruments.size(); ++k) {
        for (std::size_t q = 0; q < world.instruments[k].queue.size(); ++q) {
            REQUIRE(world.firms.id[world.instruments[k].queue[q].firm] == before.firms.id[before.instruments[k].queue[q].firm]);
        }
    }
}

TEST_CASE("the timed month is the same month, and every phase takes time", "[unit][agents][month]") {
    const auto constants = constants_of("smoke.yaml", {});
    World timed(constants, 0, 1);
    World plain(constants, 0, 1);
    std::vector<std::int64_t> nanoseconds(month_phases().size(), 0);
    for (; timed.step < 12; ++timed.step, ++plain.step) {
        run_world_month(timed, nanoseconds);
        run_world_month(plain);
        check_same(timed, plain);
    }
    for (const std::int64_t taken : nanoseconds) CHECK(taken > 0);
    std::vector<std::int64_t> too_few(3, 0);
    CHECK_THROWS_AS(run_world_month(timed, too_few), InvariantError);
}

TEST_CASE("a turn falls on the same firms as the remainder that it stands for", "[unit][agents][month]") {
    for (const int period : {1, 6, 12, 24}) {
        for (int step = 0; step < 30; ++step) {
            const YearTurn turn(step, period - 1, period);
            for (int k = 0; k < period; ++k) CHECK(turn.falls_on(static_cast<std::uint8_t>(k)) == ((step + k) % period == period - 1));
        }
    }
}

TEST_CASE("a face keeps knowledge to 2^-28 and each of its bits", "[unit][agents][month]") {
    CHECK_FALSE(PeerFace().has(peer_present));
    testing::Chance chance(411);
    for (int i = 0; i < 1000; ++i) {
        const auto knowledge = static_cast<float>(chance.uniform());
        const std::uint32_t bits = peer_present | (i % 2 == 0 ? peer_success : 0u) | (i % 3 == 0 ? peer_supported : 0u);
        const PeerFace face(knowledge, bits);
        CHECK(face.knowledge() == Approx(static_cast<double>(knowledge)).margin(0x1p-28));
        CHECK(face.has(peer_success) == (i % 2 == 0));
        CHECK(face.has(peer_supported) == (i % 3 == 0));
    }
    CHECK(PeerFace(1.0F, peer_present).knowledge() == Approx(1.0));
    CHECK(PeerFace(1.0F, peer_present).has(peer_present));
}

TEST_CASE("repeated support is a map from firm to instruments", "[unit][agents][month]") {
    Repeats repeats;
    std::map<std::uint32_t, std::uint64_t> expected;
    testing::Chance chance(412);
    for (int i = 0; i < 5000; ++i) {
        const auto firm = static_cast<std::uint32_t>(chance.below(50));
        const std::uint64_t instrument = std::uint64_t{1} << chance.below(64);
        if (chance.below(2) == 0) {
            repeats.add(firm, instrument);
            expected[firm] |= instrument;
            for (std::size_t more = chance.below(4); more > 0; --more) {  // several in one month, some of one firm
                const auto other = static_cast<std::uint32_t>(chance.below(50));
                repeats.add(other, instrument);
                expected[other] |= instrument;
            }
            repeats.settle();
        } else {
            expected[firm] &= ~instrument;
            CHECK(repeats.remove(firm, instrument) == (expected[firm] == 0));
        }
        for (std::uint32_t other = 0; other < 50; other += 7) CHECK(repeats.of(other) == expected[other]);
    }
}
