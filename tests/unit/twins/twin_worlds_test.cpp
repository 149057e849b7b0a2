// Two worlds of the model compared: identical ones differ nowhere, and the parts of different ones add up to the difference measured outside the twins.

#include "agents/model.h"
#include "analysis/evaluators/evaluators.h"
#include "analysis/twins/twins.h"
#include "output/recorder.h"
#include "output/results_writer.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"
#include "sim/error.h"
#include "tests/unit/output/small_world.h"
#include "tests/unit/twins/panel.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

struct Run {
    std::shared_ptr<const Constants> constants;
    FirmOutcomes outcomes;
    ReplicateBlock block;

    [[nodiscard]] std::int64_t total(std::string_view measure) const {
        const std::size_t months = static_cast<std::size_t>(constants->calendar.horizon_months()), groups = GroupAxis(*constants).size();
        std::int64_t sum = 0;
        for (std::size_t month = 0; month < months; ++month) sum += block.measures[(measure_index(measure) * months + month) * groups];
        return sum;
    }
};

Run run(std::shared_ptr<const Constants> constants, std::uint32_t replicate = 0) {
    World world(constants, replicate, 1);
    Recorder recorder(*constants, replicate);
    FirmOutcomeRecorder outcomes;
    run_warm_up(world);
    recorder.prime(world);
    run_replicate(world, [&](const World& finished) {
        recorder.observe(finished);
        outcomes.observe(finished);
    });
    return {std::move(constants), outcomes.take(), recorder.take()};
}

TwinBlock compare(const Run& baseline, const Run& scheme) {
    const InstrumentDifference difference = differing_instruments(*baseline.constants, *scheme.constants);
    const TwinMargins margins(*baseline.constants);
    return compare_twins({.baseline = &baseline.outcomes, .scheme = &scheme.outcomes, .difference = &difference, .margins = &margins});
}

/// A part of the total over all firms.
std::int64_t whole_part(const TwinBlock& block, const Run& run, TwinQuantity quantity, TwinPart part) {
    return block.parts[(static_cast<std::size_t>(quantity) * twin_part_count + static_cast<std::size_t>(part)) * TwinMargins(*run.constants).size()];
}

std::int64_t signed_firms(const Run& run) {
    return std::count_if(run.outcomes.firms.begin(), run.outcomes.firms.end(), [](const FirmOutcome& o) { return o.signed_month != never; });
}

constexpr const char* no_voucher = "policy.instruments.search_voucher.budget_gbp_per_year=0";

std::shared_ptr<const Constants> shipped(const char* file, const std::vector<std::string>& sets) {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    const std::filesystem::path root = source != nullptr ? std::filesystem::path(source) : std::filesystem::path(__FILE__).parent_path() / "../../..";
    return std::make_shared<const Constants>(load_scenario((root / "scenarios" / file).string(), sets).config);
}

}  // namespace

TEST_CASE("identical worlds differ in nothing and support nobody") {
    const Run a = run(small_world()), b = run(small_world());
    const TwinBlock block = compare(a, b);
    CHECK(block.present);
    CHECK(std::all_of(block.parts.begin(), block.parts.end(), [](std::int64_t value) { return value == 0; }));
    CHECK(block.supported_firms == 0);
    CHECK_FALSE(block.has_evaluators);
    for (const auto& fates : block.fates) {
        for (const EventFate fate : {EventFate::additional, EventFate::lost, EventFate::accelerated, EventFate::delayed, EventFate::event_months}) {
            CHECK(fates[static_cast<std::size_t>(fate)] == 0);
        }
        CHECK(fates[static_cast<std::size_t>(EventFate::same)] + fates[static_cast<std::size_t>(EventFate::neither)] == static_cast<std::int64_t>(a.outcomes.firms.size()));
    }
    CHECK(block.fates[0][static_cast<std::size_t>(EventFate::same)] > 0);
}

TEST_CASE("an instrument without effect, award or cost leaves zero in every cell") {
    const Run without = run(small_world({no_voucher}));
    const Run null = run(small_world({"policy.instruments.search_voucher.effects.search_cost=0", "policy.instruments.search_voucher.award_gbp=0",
                                      "policy.instruments.search_voucher.delivery_cost_gbp=0", "policy.instruments.search_voucher.perceived_value_gbp=30000"}));
    REQUIRE(std::any_of(null.outcomes.firms.begin(), null.outcomes.firms.end(), [](const FirmOutcome& o) { return o.support != 0; }));
    const TwinBlock block = compare(without, null);
    CHECK(std::all_of(block.parts.begin(), block.parts.end(), [](std::int64_t value) { return value == 0; }));
    CHECK(block.supported_firms == 0);
}

TEST_CASE("the parts of a real comparison add up to the difference of the measures, and swapping the worlds turns its sign") {
    for (const char* file : {"smoke.yaml", "classroom.yaml"}) {
        const std::vector<std::string> more{"policy.instruments.export_support_china.budget_gbp_per_year=3000000", "policy.instruments.export_support_china.awareness=0.9",
                                            "time.horizon_months=60", "entry.bias=2"};
        std::vector<std::string> none = more;
        none[0] = "policy.instruments.export_support_china.budget_gbp_per_year=0";
        const Run without = run(shipped(file, none)), with = run(shipped(file, more));
        const TwinBlock block = compare(without, with), back = compare(with, without);
        const auto net = [&](const TwinBlock& b, TwinQuantity q) { return whole_part(b, with, q, TwinPart::net); };
        INFO(file);
        CHECK(block.supported_firms > 0);
        CHECK(net(block, TwinQuantity::uk_gva) == with.total("uk_gva") - without.total("uk_gva"));
        CHECK(net(block, TwinQuantity::job_months) == with.total("employees") - without.total("employees"));
        CHECK(net(block, TwinQuantity::leaks) == with.total("leaks") - without.total("leaks"));
        CHECK(net(block, TwinQuantity::partnerships) == signed_firms(with) - signed_firms(without));
        CHECK(net(block, TwinQuantity::established) == with.total("established_in_china") + with.total("established_at_home") - without.total("established_in_china") -
                                                           without.total("established_at_home"));
        CHECK(net(block, TwinQuantity::uk_gva) != 0);
        for (std::size_t q = 0; q < twin_quantity_count; ++q) CHECK(net(block, static_cast<TwinQuantity>(q)) == -net(back, static_cast<TwinQuantity>(q)));
        const auto& fates = block.fates[0];
        CHECK(fates[static_cast<std::size_t>(EventFate::additional)] - fates[static_cast<std::size_t>(EventFate::lost)] == net(block, TwinQuantity::partnerships));
        CHECK(back.supported_firms == block.supported_firms);   // there the support is taken away from the same firms
    }
}

TEST_CASE("supported are the firms with the instrument, by name and not by bit") {
    // A second instrument that sorts before the voucher shifts its bit.
    std::string text = small_scenario;
    text += "    - {name: advice, funder: innovate_uk, budget_gbp_per_year: 9000, delivery_cost_gbp: 400, perceived_value_gbp: 30000, effects: {knowledge: 0.02}}\n";
    const auto both = std::make_shared<const Constants>(load_scenario_text("with advice", text).config);
    const Run without = run(small_world()), with = run(both);
    const InstrumentDifference difference = differing_instruments(*without.constants, *both);
    REQUIRE(both->config.policy.instruments[0].name == "advice");
    CHECK(difference.names == std::vector<std::string>{"advice"});
    CHECK(difference.changed == std::vector<std::uint16_t>{0});
    CHECK(difference.removed.empty());
    const auto flags = supported_flags(without.outcomes, with.outcomes, difference);
    std::size_t wrong = 0, supported = 0;
    for (std::size_t i = 0; i < flags.size(); ++i) {
        wrong += (flags[i] != 0) != ((with.outcomes.firms[i].support & 1) != 0) ? 1 : 0;
        supported += flags[i];
    }
    CHECK(wrong == 0);
    CHECK(supported > 0);
    CHECK(supported < flags.size());
}

TEST_CASE("worlds of different firms are refused") {
    const FirmOutcomes three = make_panel(3, 24, 1), two = make_panel(2, 24, 1);
    FirmOutcomes other = three;
    other.firms[1].firm = 99;
    const InstrumentDifference difference;
    const TwinMargins margins({"digital"}, {"wales"});
    const auto compared = [&](const FirmOutcomes& scheme) {
        return compare_twins({.baseline = &three, .scheme = &scheme, .difference = &difference, .margins = &margins});
    };
    CHECK_THROWS_AS(compared(two), InvariantError);
    CHECK_THROWS_AS(compared(other), InvariantError);
    CHECK_THROWS_AS(compared(make_panel(3, 36, 1)), InvariantError);
    CHECK_NOTHROW(compared(three));
}

TEST_CASE("fates of an event by the months in which it came") {
    FirmOutcomes without = make_panel(6, 60, 1), with = without;
    const std::array<std::array<std::int32_t, 2>, 6> months{{{never, 10}, {10, never}, {30, 21}, {20, 26}, {20, 15}, {never, never}}};
    for (std::size_t i = 0; i < months.size(); ++i) {
        without.firms[i].signed_month = months[i][0];
        with.firms[i].signed_month = months[i][1];
    }
    const EventFates fates = event_fates(without, with);
    CHECK(fates[0] == std::array<std::int64_t, event_fate_count>{1, 1, 1, 1, 1, 1, 9});
    CHECK(fates[1] == std::array<std::int64_t, event_fate_count>{0, 0, 0, 0, 0, 6, 0});
}
