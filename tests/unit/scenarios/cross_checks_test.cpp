#include "scenarios/schema/codes.h"
#include "scenarios/schema/cross_checks.h"
#include "scenarios/schema/eligibility_check.h"
#include "scenarios/schema/read_config.h"
#include "tiny_scenario.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

Config sound() { return load_scenario_text("tiny", tiny_scenario).config; }

std::string codes(const Config& config) {
    Diagnostics diagnostics;
    cross_check(config, map_node(), diagnostics);
    std::string all;
    for (const Diagnostic& one : diagnostics.all()) { all += (one.severity == Severity::warning ? "w" : "") + one.code + " "; }
    return all;
}

}  // namespace

TEST_CASE("a sound configuration raises nothing") { CHECK(codes(sound()).empty()); }

TEST_CASE("a run is no longer than the key of a draw allows") {
    Config config = sound();
    config.time.horizon_months = most_steps - config.time.warm_up_months;
    CHECK(codes(config).empty());
    ++config.time.horizon_months;
    CHECK(codes(config) == std::string{code::too_long} + " ");
}

TEST_CASE("no more instruments than the bit sets hold") {
    Config config = sound();
    config.policy.instruments.resize(most_instruments, config.policy.instruments.front());
    CHECK(codes(config).empty());
    config.policy.instruments.push_back(config.policy.instruments.front());
    CHECK(codes(config) == std::string{code::too_many} + " ");
}

TEST_CASE("no more firms than ids can tell apart, and a warning if there are none") {
    Config config = sound();
    config.sectors[0].firms_at_start = {2e9, 0, 0};
    CHECK(codes(config) == std::string{code::too_many} + " ");
    config.policy.instruments.clear();
    for (SectorConfig& sector : config.sectors) { sector.firms_at_start = {0, 0, 0}; }
    CHECK(codes(config) == "w" + std::string{code::empty_list} + " ");
}

TEST_CASE("probabilities must sum to one to nine digits, shares to six") {
    Config config = sound();
    config.environment.regimes.transition[1][1] += 1e-8;
    CHECK(codes(config) == std::string{code::rows_sum} + " ");
    config = sound();
    config.uk_regions[0].firm_share += 1e-8;
    CHECK(codes(config).empty());
    config.uk_regions[0].firm_share += 1e-5;
    CHECK(codes(config) == std::string{code::rows_sum} + " ");
}

TEST_CASE("eligibility is looked at against the population") {
    Config config = sound();
    EligibilityConfig open;
    open.max_knowledge = 1;
    CHECK(why_nobody_is_eligible(config, open).empty());
    config.firms.knowledge = distribution_of(Distribution::Kind::uniform, {0.3, 0.6});
    EligibilityConfig narrow = open;
    narrow.max_knowledge = 0.2;
    CHECK(why_nobody_is_eligible(config, narrow).find("`max_knowledge` 0.2 is below the least knowledge 0.3") != std::string::npos);
    narrow = open;
    narrow.size_bands = {"medium"};
    narrow.sectors = {"net_zero"};
    CHECK_FALSE(why_nobody_is_eligible(config, narrow).empty());
    narrow = open;
    narrow.statuses = {"home", "searching"};
    narrow.china_regions = {"greater_bay_area"};
    CHECK_FALSE(why_nobody_is_eligible(config, narrow).empty());
    narrow.statuses.push_back("partnered");
    CHECK(why_nobody_is_eligible(config, narrow).empty());
}

namespace {

void set_effect(InstrumentConfig& instrument, Lever lever, const Distribution& effect) { instrument.effects[static_cast<std::size_t>(lever)] = effect; }

}  // namespace

TEST_CASE("levers that only the system has are noticed on an award") {
    for (const Lever lever : {Lever::regulatory_drag, Lever::regime_tension, Lever::intermediary_capacity, Lever::intermediary_screening}) {
        INFO(lever_names[static_cast<std::size_t>(lever)]);
        Config config = sound();
        InstrumentConfig& instrument = config.policy.instruments[0];
        set_effect(instrument, lever, distribution_of(Distribution::Kind::uniform, {0, 0.2}));
        CHECK(codes(config) == "w" + std::string{code::wrong_reach} + " ");
        instrument.reach = Reach::all_eligible;
        CHECK(codes(config) == "w" + std::string{code::wrong_reach} + " ");
        instrument.reach = Reach::system;
        CHECK(codes(config).empty());
    }
}

TEST_CASE("cases are published by awards and by the system, not by what is open to all") {
    Config config = sound();
    InstrumentConfig& instrument = config.policy.instruments[0];
    set_effect(instrument, Lever::public_cases, constant(0.5));
    CHECK(codes(config).empty());
    instrument.reach = Reach::all_eligible;
    CHECK(codes(config) == "w" + std::string{code::wrong_reach} + " ");
}

TEST_CASE("a gift that nobody pays is noticed, whichever way it is given") {
    for (const Lever lever : {Lever::search_cost, Lever::entry_cost, Lever::setup_cost, Lever::stage_cost}) {
        INFO(lever_names[static_cast<std::size_t>(lever)]);
        Config config = sound();
        InstrumentConfig& instrument = config.policy.instruments[0];
        set_effect(instrument, Lever::search_cost, constant(0));
        instrument.delivery_cost_gbp = 0;
        CHECK(codes(config).empty());  // lowers no cost
        set_effect(instrument, lever, constant(0.2));
        CHECK(codes(config) == "w" + std::string{code::nobody_pays} + " ");
        for (double InstrumentConfig::*term : {&InstrumentConfig::award_gbp, &InstrumentConfig::award_share, &InstrumentConfig::delivery_cost_gbp, &InstrumentConfig::fixed_cost_gbp_per_year}) {
            instrument.*term = 0.5;
            CHECK(codes(config).empty());
            instrument.*term = 0;
        }
    }
}

TEST_CASE("co-funding and reliefs book what they give, so they need no other cost") {
    Config config = sound();
    InstrumentConfig& instrument = config.policy.instruments[0];
    instrument.delivery_cost_gbp = 0;
    set_effect(instrument, Lever::search_cost, constant(0));
    for (const Lever lever : {Lever::co_funding, Lever::own_research, Lever::zone_tax}) { set_effect(instrument, lever, constant(0.2)); }
    CHECK(codes(config).empty());
}

TEST_CASE("a deliverer without agents or time is noticed") {
    Config config = sound();
    IntermediaryConfig advisers;
    advisers.name = "advisers";
    advisers.count = 1;
    advisers.capacity_per_month = 5;
    config.intermediaries = {advisers};
    config.policy.instruments[0].delivered_by = "advisers";
    CHECK(codes(config).empty());
    config.intermediaries[0].capacity_per_month = 0;
    CHECK(codes(config) == "w" + std::string{code::nobody_delivers} + " ");
    config.intermediaries[0].capacity_per_month = 5;
    config.intermediaries[0].count = 0;
    CHECK(codes(config) == "w" + std::string{code::nobody_delivers} + " ");
    config.policy.instruments[0].reach = Reach::system;  // needs no delivery
    CHECK(codes(config).empty());
}
