// Which instruments and intermediaries of two worlds differ.

#include "analysis/twins/instrument_difference.h"
#include "scenarios/schema/read_config.h"
#include "tests/unit/output/small_world.h"

#include <catch2/catch.hpp>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

constexpr const char* more_of_it =
    "    - {name: clinic, funder: innovate_uk, budget_gbp_per_year: 90000, award_gbp: 0, delivery_cost_gbp: 900, effects: {ip_protection: 0.2}, allocation: lottery}\n"
    "intermediaries:\n"
    "  - {name: parks, type: science_park, count: 2}\n"
    "  - {name: missions, type: trade_mission, count: 1}\n";

Constants world(const std::vector<std::string>& sets = {}) {
    std::string text = small_scenario;
    text += more_of_it;
    return Constants(load_scenario_text("two instruments", text, sets).config);
}

}  // namespace

TEST_CASE("the same terms under the same names do not differ, whatever they are called to people") {
    const InstrumentDifference d = differing_instruments(world(), world({"policy.instruments.clinic.label=Legal clinic"}));
    CHECK(d.names.empty());
    CHECK(d.changed.empty());
    CHECK(d.removed.empty());
}

TEST_CASE("the same name on other terms differs") {
    const InstrumentDifference d = differing_instruments(world(), world({"policy.instruments.clinic.awareness=0.7"}));
    CHECK(d.names == std::vector<std::string>{"clinic"});
    CHECK(d.changed == std::vector<std::uint16_t>{0});
    CHECK(d.awarded == std::vector<std::uint16_t>{0});
    CHECK(d.lottery == std::vector<std::uint16_t>{0});
    CHECK(d.removed.empty());
}

TEST_CASE("an instrument in one world only is new in the one direction and removed in the other") {
    const Constants one(load_scenario_text("small world", small_scenario, {}).config);
    const InstrumentDifference added = differing_instruments(one, world()), removed = differing_instruments(world(), one);
    CHECK(added.names == std::vector<std::string>{"clinic", "missions", "parks"});
    // Sources of the scheme world: clinic 0, search_voucher 1, missions 2, parks 3.
    CHECK(added.changed == std::vector<std::uint16_t>{0, 2, 3});
    CHECK(added.awarded == std::vector<std::uint16_t>{0});
    CHECK(removed.names == added.names);
    CHECK(removed.changed.empty());
    CHECK(removed.removed == added.changed);
}

TEST_CASE("what leaves no trace is not there") {
    const std::vector<std::string> null{"policy.instruments.clinic.effects.ip_protection=0", "policy.instruments.clinic.delivery_cost_gbp=0"};
    const InstrumentDifference moneyless = differing_instruments(world(), world({"policy.instruments.clinic.budget_gbp_per_year=0"}));
    CHECK(moneyless.removed == std::vector<std::uint16_t>{0});
    CHECK(moneyless.changed.empty());
    CHECK(differing_instruments(world(), world(null)).removed == std::vector<std::uint16_t>{0});
    CHECK(differing_instruments(world(null), world()).changed == std::vector<std::uint16_t>{0});
    std::vector<std::string> null_and_known = null;
    null_and_known.emplace_back("policy.instruments.clinic.awareness=1");
    CHECK(differing_instruments(world(null), world(null_and_known)).names.empty());
}

TEST_CASE("more of an intermediary is a difference, and one of none is not there") {
    const InstrumentDifference more = differing_instruments(world(), world({"intermediaries.parks.count=3"}));
    CHECK(more.names == std::vector<std::string>{"parks"});
    CHECK(more.changed == std::vector<std::uint16_t>{3});
    CHECK(more.awarded.empty());
    CHECK(differing_instruments(world(), world({"intermediaries.parks.count=0"})).removed == std::vector<std::uint16_t>{3});
}
