#include "scenarios/schema/codes.h"
#include "scenarios/schema/scheme.h"
#include "sim/error.h"
#include "tests/temporary_folder.h"
#include "tiny_scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

/// A folder with the tiny scenario and whatever a test writes beside it.
struct Folder : testing::TemporaryFolder {
    [[nodiscard]] std::string scheme(const std::string& name, const std::string& body) const { return write(name, "schema: 1\nkind: scheme\n" + body); }

    std::string base = write("base.yaml", testing::tiny_scenario);
};

using Paths = std::vector<std::string>;

Config arm(const Folder& folder, const Paths& schemes, const std::string& world = {}, const Paths& overrides = {}) {
    return load_arm(folder.base, world, schemes, overrides).config;
}

const InstrumentConfig& instrument(const Config& config, const std::string& name) {
    const auto& all = config.policy.instruments;
    const auto found = std::find_if(all.begin(), all.end(), [&](const InstrumentConfig& one) { return one.name == name; });
    REQUIRE(found != all.end());
    return *found;
}

std::vector<std::string> instrument_names(const Config& config) {
    std::vector<std::string> names;
    for (const InstrumentConfig& one : config.policy.instruments) { names.push_back(one.name); }
    return names;
}

std::string first_code(const Folder& folder, const Paths& schemes) {
    Diagnostics diagnostics;
    CHECK_FALSE(try_load_arm(folder.base, "", schemes, {}, diagnostics).has_value());
    REQUIRE_FALSE(diagnostics.all().empty());
    return diagnostics.all().front().code;
}

constexpr const char* parts = R"(schema: 1
policy:
  agents:
    - {name: dbt, evaluation_accuracy: 0.7}
    - {name: innovate_uk, evaluation_accuracy: 0.9}
    - {name: fcdo}
  take_up: {peer_weight: 0.9}
  instruments:
    - {name: mission, funder: dbt, delivery_cost_gbp: 6000, awareness: 0.25}
    - {name: clinic, funder: fcdo, delivery_cost_gbp: 100}
    - {name: search_voucher, funder: innovate_uk, delivery_cost_gbp: 1, effects: {knowledge: 0.5}}
)";

}  // namespace

TEST_CASE("without world and schemes an arm is the scenario") {
    const Folder folder;
    CHECK(load_arm(folder.base, "", {}).resolved_yaml == load_scenario(folder.base).resolved_yaml);
    CHECK(arm_name({}) == "baseline");
}

TEST_CASE("instruments of one name merge, new ones join, remove drops one") {
    const Folder folder;
    const std::string more = folder.scheme("more.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 3e6}\n    - {name: clinic, funder: innovate_uk, delivery_cost_gbp: 5}\n");
    const Config with = arm(folder, {more});
    CHECK(instrument_names(with) == Paths{"clinic", "search_voucher"});
    CHECK(instrument(with, "search_voucher").budget_gbp_per_year == 3e6);
    CHECK(instrument(with, "search_voucher").delivery_cost_gbp == 8000);  // the scenario's, not mentioned by the scheme
    const std::string none = folder.scheme("none.yaml", "policy:\n  instruments:\n    - {name: search_voucher, remove: true}\n");
    CHECK(arm(folder, {none}).policy.instruments.empty());
    CHECK(instrument_names(arm(folder, {more, none})) == Paths{"clinic"});
}

TEST_CASE("of a mix the later scheme wins where both say something") {
    const Folder folder;
    const std::string a = folder.scheme("a.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 1e6, awareness: 0.4}\n");
    const std::string b = folder.scheme("b.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 2e6}\n");
    CHECK(instrument(arm(folder, {a, b}), "search_voucher").budget_gbp_per_year == 2e6);
    CHECK(instrument(arm(folder, {b, a}), "search_voucher").budget_gbp_per_year == 1e6);
    CHECK(instrument(arm(folder, {a, b}), "search_voucher").awareness == 0.4);
}

TEST_CASE("overrides change the scenario, and schemes lie over them") {
    const Folder folder;
    const std::string a = folder.scheme("a.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 1e6}\n");
    const Paths overrides{"policy.instruments.search_voucher.budget_gbp_per_year=5", "policy.instruments.search_voucher.awareness=0.6", "run.seed=9"};
    const Config config = arm(folder, {a}, "", overrides);
    CHECK(instrument(config, "search_voucher").budget_gbp_per_year == 1e6);
    CHECK(instrument(config, "search_voucher").awareness == 0.6);
    CHECK(config.run.seed == 9);
}

TEST_CASE("parts lend what a scheme names, and nothing else") {
    const Folder folder;
    folder.write("parts.yaml", parts);
    const std::string a = folder.scheme("a.yaml", "extends: parts.yaml\npolicy:\n  instruments:\n    - {name: mission, budget_gbp_per_year: 1e6}\n    - {name: search_voucher, budget_gbp_per_year: 4e6}\n");
    const Config config = arm(folder, {a});
    CHECK(instrument_names(config) == Paths{"mission", "search_voucher"});  // not the clinic
    CHECK(instrument(config, "mission").delivery_cost_gbp == 6000);
    CHECK(instrument(config, "search_voucher").delivery_cost_gbp == 8000);  // the scenario has it, so its terms stand
    CHECK(instrument(config, "search_voucher").effects[static_cast<std::size_t>(Lever::knowledge)] == constant(0));
    REQUIRE(config.policy.agents.size() == 2);  // the payer of the mission joins, fcdo does not
    CHECK(config.policy.agents[0].name == "dbt");
    CHECK(config.policy.agents[0].evaluation_accuracy == 0.7);
    CHECK(config.policy.agents[1].evaluation_accuracy == 0.3);  // innovate_uk as it is in the scenario
    CHECK(config.policy.take_up.peer_weight == 0.2);            // nor does the behaviour of firms
}

TEST_CASE("parts of one scheme do not undo what another scheme of the mix says") {
    const Folder folder;
    folder.write("parts.yaml", parts);
    const std::string a = folder.scheme("a.yaml", "extends: parts.yaml\npolicy:\n  instruments:\n    - {name: mission, budget_gbp_per_year: 1e6, awareness: 0.8}\n");
    const std::string b = folder.scheme("b.yaml", "extends: parts.yaml\npolicy:\n  instruments:\n    - {name: mission, effort_hours: 3}\n");
    const Config config = arm(folder, {a, b});
    CHECK(instrument(config, "mission").awareness == 0.8);
    CHECK(instrument(config, "mission").effort_hours == 3);
}

TEST_CASE("a scheme that extends schemes is their mix, and its own words come last") {
    const Folder folder;
    folder.write("parts.yaml", parts);
    const std::string a = folder.scheme("a.yaml", "label: A\nextends: parts.yaml\npolicy:\n  instruments:\n    - {name: mission, budget_gbp_per_year: 1e6}\n");
    const std::string b = folder.scheme("b.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 7}\n");
    const std::string both = folder.scheme("both.yaml", "label: Both\nextends: [a.yaml, b.yaml]\n");
    CHECK(load_arm(folder.base, "", Paths{both}).resolved_yaml == load_arm(folder.base, "", Paths{a, b}).resolved_yaml);
    const std::string halved = folder.scheme("halved.yaml", "extends: [a.yaml, b.yaml]\npolicy:\n  instruments:\n    - {name: mission, budget_gbp_per_year: 5e5}\n");
    CHECK(instrument(arm(folder, {halved}), "mission").budget_gbp_per_year == 5e5);
    CHECK(read_patch_file(both, PatchKind::scheme).label == "Both");
}

TEST_CASE("a world lies under the schemes and leaves policy alone") {
    const Folder folder;
    const std::string world = folder.write("calm.yaml", "schema: 1\nkind: world\nenvironment: {public_knowledge: 0.5}\nchina_regions:\n  - {name: greater_bay_area, ip_enforcement: 0.9}\n");
    const std::string a = folder.scheme("a.yaml", "policy:\n  instruments:\n    - {name: search_voucher, budget_gbp_per_year: 1e6}\n");
    const Config config = arm(folder, {a}, world);
    CHECK(config.environment.public_knowledge == 0.5);
    CHECK(config.china_regions[0].ip_enforcement == 0.9);
    CHECK(config.china_regions[0].partner_share == 1);
    CHECK(instrument(config, "search_voucher").budget_gbp_per_year == 1e6);
    CHECK(instruments_changed(load_scenario(folder.base).config, arm(folder, {}, world)).empty());
}

TEST_CASE("a scheme may add or pay for intermediaries, not change those that live on fees") {
    const Folder folder;
    folder.write("base.yaml", std::string{testing::tiny_scenario} + "intermediaries:\n  - {name: advisers, type: legal_adviser, fee_gbp: 500}\n  - {name: initiative, type: sector_initiative, funded_by: innovate_uk}\n");
    const Config paid = arm(folder, {folder.scheme("pay.yaml", "intermediaries:\n  - {name: advisers, funded_by: innovate_uk}\n  - {name: initiative, capacity_per_month: 40}\n  - {name: desk, type: platform, funded_by: innovate_uk}\n")});
    REQUIRE(paid.intermediaries.size() == 3);
    CHECK(paid.intermediaries[0].funded_by == "innovate_uk");
    CHECK(paid.intermediaries[0].fee_gbp == 500);
    CHECK(paid.intermediaries[2].capacity_per_month == 40);
    CHECK(first_code(folder, {folder.scheme("x.yaml", "intermediaries:\n  - {name: advisers, fee_gbp: 0}\n")}) == code::not_for_patch);
    CHECK(first_code(folder, {folder.scheme("y.yaml", "intermediaries:\n  - {name: desk, type: platform}\n")}) == code::not_for_patch);
    CHECK(arm(folder, {folder.scheme("z.yaml", "intermediaries:\n  - {name: initiative, remove: true}\n")}).intermediaries.size() == 1);
}

TEST_CASE("problems of all files are shown at once") {
    const Folder folder;
    const std::string a = folder.scheme("a.yaml", "firms: {}\npolicy:\n  instruments:\n    - {name: search_voucher, awareness: 2}\n");
    const std::string b = folder.scheme("b.yaml", "run: {seed: 3}\n");
    Diagnostics diagnostics;
    CHECK_FALSE(try_load_arm(folder.base, "", Paths{a, b}, {}, diagnostics).has_value());
    REQUIRE(diagnostics.all().size() == 3);
    CHECK(diagnostics.all()[0].place.file == a);
    CHECK(diagnostics.all()[0].place.line == 3);
    CHECK(diagnostics.all()[1].place.file == b);
    CHECK(diagnostics.all()[2].code == code::out_of_range);
}

TEST_CASE("a scheme is no scenario, in either place") {
    const Folder folder;
    const std::string a = folder.scheme("a.yaml", "policy: {}\n");
    CHECK_THROWS_WITH(load_scenario(a), Catch::Contains("this file is a scheme"));
    CHECK_THROWS_WITH(load_arm(a, "", Paths{a}), Catch::Contains("this file is a scheme"));
    CHECK_THROWS_WITH(read_patch_file(folder.base, PatchKind::scheme), Catch::Contains("is a whole scenario"));
    CHECK_THROWS_WITH(read_patch_file(a, PatchKind::world), Catch::Contains("is a scheme, and a world is wanted"));
}

TEST_CASE("what a patch says about itself") {
    const Folder folder;
    const std::string text = "label: Vouchers\nsummary: More of them.\nsource: assumption\npolicy: {}\n";
    const PatchFile file = read_patch_file(folder.scheme("vouchers.yaml", text), PatchKind::scheme);
    CHECK(file.name == "vouchers");
    CHECK(file.label == "Vouchers");
    CHECK(file.summary == "More of them.");
    CHECK(file.source == "assumption");
    CHECK(file.text == "schema: 1\nkind: scheme\n" + text);
    CHECK(read_patch_file(folder.scheme("plain.yaml", "policy: {}\n"), PatchKind::scheme).label == "plain");
}

TEST_CASE("settings that differ, in full where both have them, in brief where one lacks the item") {
    const Folder folder;
    const std::string a = folder.scheme("a.yaml", R"(policy:
  agents: [{name: dbt, adaptation: thompson}]
  instruments:
    - {name: search_voucher, budget_gbp_per_year: 3e6, effects: {search_cost: {triangular: {low: 0, mode: 0.1, high: 0.2}}}}
    - {name: clinic, funder: dbt, delivery_cost_gbp: 5, eligibility: {statuses: [searching]}}
)");
    const Config base = load_scenario(folder.base).config;
    const Config with = arm(folder, {a});
    std::string shown;
    for (const SettingChange& change : settings_changed(base, with)) { shown += change.path + ": " + change.before + " -> " + change.after + "\n"; }
    CHECK(shown == R"(policy.agents.dbt.name:  -> dbt
policy.agents.dbt.adaptation:  -> thompson
policy.instruments.clinic.name:  -> clinic
policy.instruments.clinic.funder:  -> dbt
policy.instruments.clinic.eligibility.statuses:  -> [searching]
policy.instruments.clinic.delivery_cost_gbp:  -> 5
policy.instruments.search_voucher.effects.search_cost: 0.3 -> {triangular: {low: 0, mode: 0.1, high: 0.2}}
policy.instruments.search_voucher.budget_gbp_per_year: 2000000 -> 3000000
)");
    CHECK(settings_changed(base, base).empty());
    const std::vector<SettingChange> back = settings_changed(with, base);
    REQUIRE(back.size() == 8);
    CHECK(back[5].before == "5");
    CHECK(back[5].after.empty());
}

TEST_CASE("instruments that differ") {
    const Folder folder;
    const Config base = load_scenario(folder.base).config;
    const auto fates = [&](const std::string& items) {
        std::string shown;
        for (const InstrumentChange& change : instruments_changed(base, arm(folder, {folder.scheme("a.yaml", "policy:\n  instruments:\n" + items)}))) { shown += change.name + std::to_string(static_cast<int>(change.fate)) + " "; }
        return shown;
    };
    CHECK(fates("    - {name: search_voucher, award_gbp: 5}\n    - {name: clinic, funder: innovate_uk}\n") == "clinic0 search_voucher2 ");
    CHECK(fates("    - {name: search_voucher, remove: true}\n") == "search_voucher1 ");
    CHECK(fates("    - {name: search_voucher, label: Other words, kind: another}\n").empty());
}

TEST_CASE("the files of a mix") {
    CHECK(split_mix("a.yaml") == Paths{"a.yaml"});
    CHECK(split_mix("x/a.yaml+y/b.yml+c.yaml") == Paths{"x/a.yaml", "y/b.yml", "c.yaml"});
    CHECK(split_mix("c++/a.yaml") == Paths{"c++/a.yaml"});
    CHECK(split_mix("a.yaml+") == Paths{"a.yaml", ""});
    CHECK(arm_name(Paths{"x/a.yaml", "b.yaml"}) == "a+b");
}
