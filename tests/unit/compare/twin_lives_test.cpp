// Two lives of one firm: that they part where the scheme reaches it and nowhere else, and that the stories of a study are the same whenever it is run.

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "analysis/compare/study_stories.h"
#include "analysis/compare/twin_lives.h"
#include "output/story_trace.h"
#include "scenarios/schema/scheme.h"
#include "sim/error.h"
#include "tests/unit/compare/study_files.h"

using namespace pactsim;
using namespace pactsim::testing;

namespace {

struct WorldPair {
    std::shared_ptr<const Constants> without, with;
};

WorldPair pair_of(const std::string& scheme, const std::vector<std::string>& overrides = {}) {
    const std::vector<std::string> schemes{scheme};
    return {std::make_shared<const Constants>(load_arm(shipped("smoke.yaml"), "", {}, overrides).config),
            std::make_shared<const Constants>(load_arm(shipped("smoke.yaml"), "", schemes, overrides).config)};
}

std::vector<std::int64_t> all_firms(const TwinOutcomes& twins) {
    std::vector<std::int64_t> ids;
    for (const FirmOutcome& firm : twins.with.firms) ids.push_back(firm.firm);
    return ids;
}

/// Turns of a life before a month, as what a reader hears of.
std::vector<std::tuple<int, EventKind, std::uint8_t, std::string>> turns_before(const FirmLife& life, int month) {
    std::vector<std::tuple<int, EventKind, std::uint8_t, std::string>> turns;
    for (const StoryTurn& t : life.turns) {
        if (t.month < month) turns.emplace_back(t.month, t.event.kind, t.event.detail, t.other);
    }
    return turns;
}

void check_prose(const std::string& text) {
    INFO(text);
    CHECK(text.size() > 20);
    for (const char* mark : {"_", "{", "}", "  ", "..", ",.", " ,", ",,", "@", "nan", "inf"}) CHECK(text.find(mark) == std::string::npos);
}

}  // namespace

TEST_CASE("no life parts under a scheme that leaves no trace") {
    const StudyFiles files;
    const WorldPair pair = pair_of(files.nothing());
    const TwinOutcomes twins = run_twin_outcomes(pair.without, pair.with, 0, 1);
    CHECK(choose_story_firms(twins).empty());
    for (const TwinLife& twin : trace_twins(pair.without, pair.with, 0, all_firms(twins))) {
        CHECK_FALSE(twin.parting);
        CHECK_FALSE(twin.trace);
        CHECK(twin.without.end.cash == twin.with.end.cash);
    }
}

TEST_CASE("without interaction the life of a firm that no scheme can reach never parts") {
    const StudyFiles files;
    // Only digital firms may ask; firms do not see each other, and partners have room for everybody.
    const std::string scheme = files.scheme("digital_only",
                                            "  instruments:\n"
                                            "    - name: digital_grant\n"
                                            "      funder: innovate_uk\n"
                                            "      award_gbp: 200000\n"
                                            "      eligibility: {sectors: [digital]}\n"
                                            "      budget_gbp_per_year: 5000000\n"
                                            "      awareness: 0.9\n"
                                            "      effort_hours: 10\n");
    const WorldPair pair = pair_of(scheme, {"forms.interactions=false"});
    const TwinOutcomes twins = run_twin_outcomes(pair.without, pair.with, 1, 1);
    const std::vector<std::int64_t> ids = all_firms(twins);
    const std::vector<TwinLife> lives = trace_twins(pair.without, pair.with, 1, ids);
    int beyond_reach = 0, parted = 0;
    for (std::size_t k = 0; k < lives.size(); ++k) {
        const std::string& sector = pair.with->config.sectors[pair.with->sector_of_cell(twins.with.firms[k].cell)].name;
        if (sector == "digital") {
            parted += lives[k].parting ? 1 : 0;
            continue;
        }
        ++beyond_reach;
        INFO(ids[k] << ": " << (lives[k].parting ? lives[k].parting->reason() : ""));
        CHECK_FALSE(lives[k].parting);
    }
    CHECK(beyond_reach > 5);
    CHECK(parted > 2);
}

TEST_CASE("lives are the same until they part, and those of supported firms part with the support or before it") {
    const StudyFiles files;
    const WorldPair pair = pair_of(files.grants());
    const TwinOutcomes twins = run_twin_outcomes(pair.without, pair.with, 0, 1);
    const std::vector<std::int64_t> ids = all_firms(twins);
    const std::vector<TwinLife> lives = trace_twins(pair.without, pair.with, 0, ids);
    int by_application = 0;
    for (std::size_t k = 0; k < lives.size(); ++k) {
        const TwinLife& twin = lives[k];
        INFO("firm " << ids[k]);
        if (!twin.parting) {
            CHECK(twins.supported[k] == 0);
            CHECK(turns_before(twin.without, 1000) == turns_before(twin.with, 1000));
            continue;
        }
        const int month = twin.parting->month;
        CHECK(turns_before(twin.without, month) == turns_before(twin.with, month));
        check_prose(twin.parting->reason());
        if (twins.supported[k] == 0) continue;
        const auto award = std::find_if(twin.with.turns.begin(), twin.with.turns.end(), [](const StoryTurn& t) { return t.event.kind == EventKind::awarded && t.other == "‘test grant’"; });
        REQUIRE(award != twin.with.turns.end());
        CHECK(month <= award->month);
        if (twin.parting->applied_for != "‘test grant’") continue;
        ++by_application;
        CHECK(twin.parting->cause == "‘test grant’ is part of the scheme and is not there without it");
        // What the parting says of the application is what the life says of it.
        const auto asked = std::find_if(twin.with.turns.begin(), twin.with.turns.end(), [](const StoryTurn& t) { return t.event.kind == EventKind::applied && t.other == "‘test grant’"; });
        REQUIRE(asked != twin.with.turns.end());
        CHECK(asked->month == month);
        CHECK_FALSE(twin.parting->then.empty());
    }
    CHECK(by_application > 0);
}

TEST_CASE("what followed two worlds is what each of them is alone, on one thread and on two") {
    const StudyFiles files;
    const WorldPair pair = pair_of(files.vouchers());
    const std::vector<std::int64_t> ids{2, 7, 19};
    const std::vector<TwinLife> one = trace_twins(pair.without, pair.with, 1, ids), two = trace_twins(pair.without, pair.with, 1, ids, 2);
    for (std::size_t k = 0; k < ids.size(); ++k) {
        CHECK(story_text(one[k].without) == story_text(trace_firm(pair.without, 1, ids[k])));
        CHECK(story_text(one[k].with) == story_text(trace_firm(pair.with, 1, ids[k])));
        CHECK(story_text(one[k].with) == story_text(two[k].with));
        CHECK(one[k].parting.has_value() == two[k].parting.has_value());
        if (one[k].parting) CHECK(one[k].parting->reason() == two[k].parting->reason());
    }
    CHECK_THROWS_AS(trace_twins(pair.without, pair.with, 1, {99999}), UsageError);
}

TEST_CASE("roles go to the firms that gain and lose most, and to the middle one of those that gain") {
    TwinOutcomes twins;
    const std::vector<Pence> without{100, 100, 100, 100, 100, 100}, with{150, 100, 400, 20, 110, 900};
    for (std::size_t i = 0; i < without.size(); ++i) {
        FirmOutcome a, b;
        a.firm = b.firm = static_cast<std::uint32_t>(i + 1);
        a.uk_gva = without[i];
        b.uk_gva = with[i];
        twins.without.firms.push_back(a);
        twins.with.firms.push_back(b);
    }
    twins.supported = {1, 1, 1, 0, 1, 0};   // firm 6 gains most without support; of the supported, 5, 1 and 3 gain 10, 50 and 300
    const std::vector<StoryChoice> chosen = choose_story_firms(twins);
    REQUIRE(chosen.size() == 3);
    CHECK(chosen[0].role == "median");
    CHECK(chosen[0].firm == 1);
    CHECK(chosen[1].role == "helped");
    CHECK(chosen[1].firm == 6);
    CHECK(chosen[2].role == "harmed");
    CHECK(chosen[2].firm == 4);
    CHECK(most_changed_firm(twins) == std::optional<std::int64_t>(3));
    twins.supported.assign(6, 0);
    CHECK(most_changed_firm(twins) == std::optional<std::int64_t>(6));
    CHECK_FALSE(most_changed_firm(TwinOutcomes{}));
}

TEST_CASE("a study tells up to three firms of its best scheme, the same in the same words on any number of threads") {
    const StudyFiles files;
    const StudyPlan plan = smoke_plan({files.nothing(), files.vouchers()}, 3);
    const StudyData one = run_plan(plan, 1).study, two = run_plan(plan, 2).study;
    REQUIRE_FALSE(one.stories.empty());
    REQUIRE(one.stories.size() == two.stories.size());
    std::set<std::uint32_t> firms;
    for (std::size_t k = 0; k < one.stories.size(); ++k) {
        const TwinStory& a = one.stories[k];
        const TwinStory& b = two.stories[k];
        CHECK(a.role == b.role);
        CHECK(a.firm == b.firm);
        CHECK(a.parted_month == b.parted_month);
        CHECK(a.reason == b.reason);
        CHECK(a.without_scheme == b.without_scheme);
        CHECK(a.with_scheme == b.with_scheme);
        CHECK(firms.insert(a.firm).second);
        CHECK(std::any_of(one.layout.arms.begin() + 1, one.layout.arms.end(), [&](const StudyArm& arm) { return arm.name == a.arm; }));
        CHECK(a.parted_month < static_cast<int>(one.layout.months.size()));
        check_prose(a.reason);
        REQUIRE_FALSE(a.with_scheme.empty());
        for (const auto* life : {&a.without_scheme, &a.with_scheme}) {
            for (const std::string& text : *life) check_prose(text);
        }
        CHECK(a.without_scheme != a.with_scheme);
    }
}
