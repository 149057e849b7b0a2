// Every scheme and world that is shipped loads over the shipped scenarios, and changes what it may change alone.

#include "scenarios/schema/codes.h"
#include "scenarios/schema/scheme.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

namespace fs = std::filesystem;
using Paths = std::vector<std::string>;

fs::path scenarios() {
    const char* source = std::getenv("PACTSIM_SOURCE_DIR");
    return (source != nullptr ? fs::path(source) : fs::path(__FILE__).parent_path() / "../../..") / "scenarios";
}

Paths files_in(const std::string& folder) {
    Paths paths;
    for (const auto& entry : fs::directory_iterator(scenarios() / folder)) {
        if (entry.path().extension() == ".yaml") { paths.push_back(entry.path().string()); }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

Paths all_schemes() {
    Paths paths = files_in("schemes");
    const Paths checks = files_in("schemes/checks");
    paths.insert(paths.end(), checks.begin(), checks.end());
    return paths;
}

/// The resolved text cut at its top-level keys: an account of what changed that owes nothing to settings_changed().
std::map<std::string, std::string> sections_of(const std::string& resolved_yaml) {
    std::map<std::string, std::string> sections;
    std::string key;
    for (std::size_t at = 0; at < resolved_yaml.size();) {
        const std::size_t end = std::min(resolved_yaml.find('\n', at), resolved_yaml.size());
        const std::string line = resolved_yaml.substr(at, end - at);
        if (!line.empty() && line[0] != ' ' && line[0] != '-' && line.find(':') != std::string::npos) { key = line.substr(0, line.find(':')); }
        sections[key] += line + "\n";
        at = end + 1;
    }
    return sections;
}

std::set<std::string> changed_sections(const LoadedScenario& base, const LoadedScenario& arm) {
    const auto before = sections_of(base.resolved_yaml);
    const auto after = sections_of(arm.resolved_yaml);
    REQUIRE(before.size() > 20);
    std::set<std::string> changed;
    for (const auto& [key, text] : before) {
        if (!after.contains(key) || after.at(key) != text) { changed.insert(key); }
    }
    CHECK(after.size() == before.size());
    return changed;
}

double yearly_budget(const std::string& base, const std::string& scheme) {
    const Config before = load_scenario((scenarios() / base).string()).config;
    const Config after = load_arm((scenarios() / base).string(), "", Paths{(scenarios() / "schemes" / (scheme + ".yaml")).string()}).config;
    double sum = 0;
    for (const InstrumentConfig& one : after.policy.instruments) { sum += one.budget_gbp_per_year; }
    for (const InstrumentConfig& one : before.policy.instruments) { sum -= one.budget_gbp_per_year; }
    return sum;
}

}  // namespace

TEST_CASE("every scheme changes policy alone, and at least one instrument with money") {
    for (const char* name : {"uk_2025.yaml", "classroom.yaml"}) {
        const std::string base_path = (scenarios() / name).string();
        const LoadedScenario base = load_scenario(base_path);
        REQUIRE(all_schemes().size() >= 30);
        for (const std::string& scheme : all_schemes()) {
            INFO(name << " with " << fs::path(scheme).filename().string());
            const LoadedScenario arm = load_arm(base_path, "", Paths{scheme});
            for (const std::string& section : changed_sections(base, arm)) { CHECK((section == "policy" || section == "intermediaries")); }
            const std::vector<InstrumentChange> changes = instruments_changed(base.config, arm.config);
            CHECK_FALSE(changes.empty());
            for (const InstrumentChange& change : changes) {
                const auto& all = arm.config.policy.instruments;
                const auto found = std::find_if(all.begin(), all.end(), [&](const InstrumentConfig& one) { return one.name == change.name; });
                REQUIRE(found != all.end());  // none of them drops an instrument of today
                CHECK(found->budget_gbp_per_year > 0);
                CHECK(found->from_month <= 0);
            }
            // The small world has no network of investors, so nobody can deliver that one scheme; every other loads without a word.
            const bool undeliverable = std::string{name} == "classroom.yaml" && fs::path(scheme).stem() == "matchmaking_investor_networks";
            REQUIRE(arm.warnings.size() == (undeliverable ? 1 : 0));
            if (undeliverable) { CHECK(arm.warnings[0].code == code::nobody_delivers); }
        }
    }
}

TEST_CASE("every world changes environment and partners alone, and no instrument") {
    for (const char* name : {"uk_2025.yaml", "classroom.yaml"}) {
        const std::string base_path = (scenarios() / name).string();
        const LoadedScenario base = load_scenario(base_path);
        REQUIRE(files_in("worlds").size() == 8);
        for (const std::string& world : files_in("worlds")) {
            INFO(name << " in " << fs::path(world).filename().string());
            const LoadedScenario arm = load_arm(base_path, world, {});
            const std::set<std::string> changed = changed_sections(base, arm);
            CHECK_FALSE(changed.empty());
            for (const std::string& section : changed) { CHECK((section == "environment" || section == "partners" || section == "china_regions")); }
            CHECK(arm.warnings.empty());
            CHECK(instruments_changed(base.config, arm.config).empty());
        }
    }
}

TEST_CASE("schemes and worlds tell who they are") {
    std::set<std::string> labels;
    std::vector<std::pair<std::string, PatchKind>> all;
    for (const std::string& path : all_schemes()) { all.emplace_back(path, PatchKind::scheme); }
    for (const std::string& path : files_in("worlds")) { all.emplace_back(path, PatchKind::world); }
    for (const auto& [path, kind] : all) {
        INFO(path);
        const PatchFile file = read_patch_file(path, kind);
        CHECK(file.label != file.name);
        CHECK(file.label.size() <= 44);  // a row of a table, a line under a bar
        CHECK(labels.insert(file.label).second);
        CHECK(file.summary.size() > 40);
        CHECK((file.summary.ends_with('.') || file.summary.ends_with('?')));
        CHECK_FALSE(file.source.empty());
    }
}

TEST_CASE("schemes that are read beside each other cost the same") {
    CHECK(yearly_budget("uk_2025.yaml", "matched_grants_early") == 11e6);
    CHECK(yearly_budget("uk_2025.yaml", "matched_grants_late") == 11e6);
    CHECK(yearly_budget("uk_2025.yaml", "matched_grants_mixed") == 11e6);
    CHECK(yearly_budget("uk_2025.yaml", "trade_missions") == yearly_budget("uk_2025.yaml", "trade_missions_with_follow_up"));
    CHECK(yearly_budget("uk_2025.yaml", "patient_finance") == yearly_budget("uk_2025.yaml", "short_grants"));
    CHECK(yearly_budget("uk_2025.yaml", "case_studies_with_failures") == yearly_budget("uk_2025.yaml", "case_studies_successes_only"));
    CHECK(yearly_budget("uk_2025.yaml", "combination_three_barriers") == yearly_budget("uk_2025.yaml", "search_vouchers"));
}

TEST_CASE("the null scheme gives nothing and costs nothing, and firms can have it") {
    const Config config = load_arm((scenarios() / "uk_2025.yaml").string(), "", Paths{(scenarios() / "schemes/checks/null.yaml").string()}).config;
    const auto& all = config.policy.instruments;
    const auto found = std::find_if(all.begin(), all.end(), [](const InstrumentConfig& one) { return one.name == "null_instrument"; });
    REQUIRE(found != all.end());
    for (const Distribution& effect : found->effects) { CHECK(effect == constant(0)); }
    CHECK(found->award_gbp + found->award_share + found->delivery_cost_gbp + found->fixed_cost_gbp_per_year == 0);
    CHECK(found->budget_gbp_per_year > 0);
    CHECK(found->awareness == 1);
}
