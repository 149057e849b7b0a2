// The small shipped scenarios against totals kept in <scenario>/expected.json: whatever changes results is seen, and announced with a reason.
// To accept new totals:  PACTSIM_UPDATE_EXPECTED="why they changed" ./pact test -R regression.expected
// This rewrites expected.json, prints what changed and adds the reason to <scenario>/REASON.md; the changelog's "Results change" says it to users.

#include "output/recorder.h"
#include "output/simulate.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

using namespace pactsim;

namespace {

using Json = nlohmann::ordered_json;

std::filesystem::path source_folder() { return std::getenv("PACTSIM_SOURCE_DIR"); }

/// Adds what a block of [row][month][group] says of the group `total` over all months; whole numbers, so exact in any order.
template <class NameOf>
void add_totals(Json& totals, const std::vector<std::int64_t>& block, std::size_t rows, std::size_t months, std::size_t groups, std::size_t group, NameOf name_of) {
    REQUIRE(block.size() == rows * months * groups);
    for (std::size_t row = 0; row < rows; ++row) {
        std::int64_t sum = 0;
        for (std::size_t month = 0; month < months; ++month) sum += block[(row * months + month) * groups + group];
        Json& total = totals[std::string(name_of(row))];
        total = (total.is_null() ? 0 : total.get<std::int64_t>()) + sum;
    }
}

/// Sums over all replicates and months of every measure, event and payment. A stock is then counted once a month: firms become firm-months.
Json totals_of(const std::string& name) {
    const auto constants = std::make_shared<const Constants>(load_scenario((source_folder() / "scenarios" / (name + ".yaml")).string()).config);
    const auto replicates = static_cast<std::uint32_t>(constants->config.run.replicates);
    const ResultsLayout layout = results_layout(*constants, 0, replicates);
    const auto group = static_cast<std::size_t>(std::find(layout.groups.begin(), layout.groups.end(), "total") - layout.groups.begin());
    const std::size_t months = layout.months.size(), groups = layout.groups.size();
    Json totals = {{"replicates", replicates}, {"months", months}};
    for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
        const ReplicateBlock block = simulate(constants, replicate, 1, RecordFirms::no);
        add_totals(totals["measures"], block.measures, layout.measures.size(), months, groups, group, [&](std::size_t i) { return layout.measures[i].name; });
        add_totals(totals["events"], block.events, layout.event_kinds.size(), months, 1, 0, [&](std::size_t i) { return layout.event_kinds[i]; });
        add_totals(totals["transfers_pence"], block.ledger, layout.transfers.size(), months, 1, 0, [&](std::size_t i) { return layout.transfers[i].kind; });
    }
    return totals;
}

/// One line per number that differs: its path, what was expected, what came out.
std::string difference(const Json& expected, const Json& found) {
    std::string lines;
    const Json before = expected.flatten(), now = found.flatten();
    for (const auto& [path, value] : before.items()) {
        const std::string then = now.contains(path) ? now[path].dump() : "nothing";
        if (then != value.dump()) lines += path + ": " + value.dump() + " -> " + then + "\n";
    }
    for (const auto& [path, value] : now.items()) {
        if (!before.contains(path)) lines += path + ": nothing -> " + value.dump() + "\n";
    }
    return lines;
}

Json read_expected(const std::filesystem::path& file) {
    std::ifstream in(file);
    return in ? Json::parse(in) : Json::object();
}

void update(const std::filesystem::path& folder, const Json& totals, const std::string& changed, const std::string& reason) {
    std::cout << folder.filename().string() << ":\n" << changed;
    std::ofstream(folder / "expected.json") << totals.dump(2) << "\n";
    std::ofstream(folder / "REASON.md", std::ios::app) << "- " << reason << " (" << std::count(changed.begin(), changed.end(), '\n') << " numbers)\n";
}

void check_scenario(const std::string& name) {
    const std::filesystem::path folder = source_folder() / "tests" / "regression" / name;
    const Json totals = totals_of(name);
    const std::string changed = difference(read_expected(folder / "expected.json"), totals);
    const char* reason = std::getenv("PACTSIM_UPDATE_EXPECTED");
    if (reason == nullptr || changed.empty()) {
        INFO("expected -> found; if the change is meant: PACTSIM_UPDATE_EXPECTED=\"why\" ./pact test -R regression.expected");
        CHECK(changed == "");
        return;
    }
    if (std::string_view(reason).size() < 10) FAIL("PACTSIM_UPDATE_EXPECTED holds the reason for the change, in words");
    update(folder, totals, changed, reason);
}

}  // namespace

TEST_CASE("smoke gives the totals that it gave", "[regression]") { check_scenario("smoke"); }

TEST_CASE("classroom gives the totals that it gave", "[regression]") { check_scenario("classroom"); }
