// A life story: sentences for everything that can happen, the order of time, and that telling twice gives the same words.

#include "agents/model.h"
#include "output/story.h"
#include "output/story_sentences.h"
#include "output/story_trace.h"
#include "output/story_words.h"
#include "scenarios/schema/read_config.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace pactsim;

constexpr const char* small_world = R"(
schema: 1
name: tiny
run: {seed: 11, replicates: 2}
time: {start: 2025-01, warm_up_months: 24, horizon_months: 84}
sectors:
  - {name: digital, firms_at_start: {micro: 14, small: 8, medium: 2}, firms_per_month: {micro: 0.2}}
  - {name: net_zero, firms_at_start: {micro: 6, small: 4, medium: 1}}
uk_regions:
  - {name: wales, firm_share: 0.4}
  - {name: north_west, firm_share: 0.6}
china_regions:
  - {name: greater_bay_area, partner_share: 1}
partners: {count: 20}
policy:
  agents:
    - {name: innovate_uk}
  instruments:
    - {name: search_voucher, funder: innovate_uk, budget_gbp_per_year: 60000, award_gbp: 5000, effects: {search_cost: 0.3}}
)";

std::shared_ptr<const Constants> world_of(const std::string& text) { return std::make_shared<const Constants>(load_scenario_text("small world", text).config); }

StoryTurn turn(int month, EventKind kind, std::uint8_t detail = 0, double value = 0, double gbp = 0) {
    StoryTurn t;
    t.month = month;
    t.event.kind = kind;
    t.event.detail = detail;
    t.event.value = static_cast<float>(value);
    t.event.amount = to_pence(gbp);
    return t;
}

/// Months named in a text, as months since year 0.
std::vector<int> months_in(const std::string& text) {
    static const std::vector<std::string> names{"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
    static const std::regex month(R"(\b(January|February|March|April|May|June|July|August|September|October|November|December)\s(\d{4})\b)");
    std::vector<int> found;
    for (auto m = std::sregex_iterator(text.begin(), text.end(), month); m != std::sregex_iterator(); ++m) {
        const auto name = std::find(names.begin(), names.end(), (*m)[1].str());
        found.push_back(std::stoi((*m)[2].str()) * 12 + static_cast<int>(name - names.begin()));
    }
    return found;
}

/// What no reader should meet: names of the program, gaps in a template, two blanks or stops in a row.
void check_prose(const std::string& text) {
    INFO(text);
    for (const char* mark : {"_", "{", "}", "  ", "..", ",.", " ,", ",,", "nan", "inf"}) CHECK(text.find(mark) == std::string::npos);
}

FirmLife hand_made_life() {
    FirmLife life;
    life.start = "2025-01";
    life.opening.id = 7;
    life.opening.sector = "digital";
    life.opening.region = "Wales";
    life.opening.size = SizeBand::small;
    life.opening.founded_in_run = true;
    life.opening.quality_rank = 0.7;
    life.opening.state.employees = 12;
    life.opening.state.knowledge = 0.08;
    life.opening.state.cash = to_pence(340000);
    life.opening.state.burn = to_pence(30000);
    return life;
}

}  // namespace

TEST_CASE("every kind of event has a sentence, and a table row of its own") {
    std::set<std::string> seen;
    for (std::size_t k = 0; k < event_kind_count; ++k) {
        const auto kind = static_cast<EventKind>(k);
        INFO(event_names[k]);
        CHECK(sentence_row(kind).kind == kind);
        for (std::size_t way = 0; way < 6; ++way) {
            StoryTurn t = turn(3, kind, 1, 0.4, 12345.0);
            t.other = "a state-owned enterprise in the Yangtze River Delta";
            t.other_number = 312;
            const std::string text = sentence_of(t, {"in April 2025", way, way % 2 == 1});
            CHECK(text.size() > 15);
            CHECK(text.back() == '.');
            CHECK(std::isupper(static_cast<unsigned char>(text[0])) != 0);
            check_prose(text);
            check_prose(reason_of(t, way));
            if (way == 0) seen.insert(text);
        }
    }
    CHECK(seen.size() == event_kind_count);
}

TEST_CASE("every turn of a life has a reason") {
    using K = EventKind;
    for (const K kind : {K::stage_reached, K::established, K::technical_end, K::demand_end, K::entered_search, K::stayed_home, K::gave_up_search, K::proposed, K::accepted, K::talks_failed,
                         K::signed_, K::form_changed, K::rival_appeared, K::suit_won, K::suit_lost, K::breach_seen, K::leadership_changed, K::dissolved,
                         K::partner_left_race, K::sold_stake, K::sold_to_partner, K::sold_elsewhere, K::blocked_by_screening, K::export_stop, K::refused, K::equity_round,
                         K::project_paused, K::project_resumed, K::orderly_stop, K::failed_cash, K::closed_other, K::became_client, K::protection_chosen}) {
        INFO(event_names[static_cast<std::size_t>(kind)]);
        CHECK(reason_of(turn(3, kind, 1, 0.4, 5000.0)).size() > 15);
    }
    for (std::uint8_t reason = 0; reason < end_reason_names.size(); ++reason) CHECK(reason_of(turn(3, K::dissolved, reason, 0.4)).size() > 15);
}

TEST_CASE("a hand-made life gives the expected story") {
    FirmLife life = hand_made_life();
    StoryTurn stay = turn(2, EventKind::stayed_home, 0, 0.2, -50000);
    stay.state.knowledge = 0.08;
    stay.entry.risk = -90000;
    stay.entry.market = 40000;
    stay.entry.peers = 3;
    StoryTurn fail = turn(16, EventKind::failed_cash, 0, 0, -20000);
    fail.state.negative_months = 2;
    fail.state.burn = to_pence(30000);
    life.turns = {stay, turn(4, EventKind::milestone), turn(9, EventKind::milestone), turn(11, EventKind::setback), fail};
    life.ending = Status::failed;
    life.last_month = 16;
    life.totals.home_business = to_pence(1234567);
    CHECK(story_text(life, 1000) ==
          "Firm 7: a small firm in the digital sector, Wales\n"
          "=================================================\n"
          "\n"
          "Firm 7 was founded in January 2025: a small firm in the digital sector, 12 people in Wales. Its technology was better than that of seven in ten other firms, and its "
          "project stood at prototyping. Of China it knew next to nothing (8%). It had £340,000 in the bank, which would have paid for 11 months.\n"
          "\n"
          "In March 2025 it weighed up China and stayed at home. By its own reckoning going was worth £50,000 less than staying, because of the risk of leaks and of a "
          "partnership that breaks (£90,000). In favour spoke a larger market (£40,000). None of the three firms it watched worked there. By December 2025 it had passed two "
          "milestones of prototyping, with one setback on the way.\n"
          "\n"
          "In May 2026 the firm failed. The account had been empty for three months, £20,000 was owed, another £30,000 went out every month, and no investor "
          "had come forward. Over the 17 months of this story its everyday business sold goods and services worth £1.2 million; the project never earned a penny. It had no public "
          "support, and no investor came in.\n");
}

TEST_CASE("stories from a run name months in order, read as prose and do not depend on threads or on being told twice") {
    const auto constants = world_of(small_world);
    for (std::int64_t id = 1; id <= 35; ++id) {
        const std::string text = story_text(trace_firm(constants, 1, id), 80);
        INFO(text);
        CHECK(text == story_text(trace_firm(constants, 1, id, 2), 80));
        const std::vector<int> months = months_in(text);
        CHECK(!months.empty());
        CHECK(std::is_sorted(months.begin(), months.end()));
        std::string line;
        for (std::istringstream lines(text); std::getline(lines, line);) check_prose(line);
    }
}

TEST_CASE("following a firm changes nothing and misses nothing") {
    const auto constants = world_of(small_world);
    World world(constants, 0, 1);
    const std::int64_t id = most_eventful_firm(constants, 0);
    std::vector<std::pair<int, EventKind>> expected;
    for (const int steps = constants->calendar.steps(); world.step < steps; ++world.step) {
        for (const Phase<World>& phase : month_phases()) phase.run(world);
        for (const Event& event : world.events) {
            if (world.firms.id[event.firm] == id) expected.emplace_back(world.month(), event.kind);
        }
    }
    const FirmLife life = trace_firm(constants, 0, id);
    std::vector<std::pair<int, EventKind>> told;
    for (const StoryTurn& t : life.turns) told.emplace_back(t.month, t.event.kind);
    CHECK(told.size() > 5);
    CHECK(told == expected);
    const auto at = static_cast<std::size_t>(std::find(world.firms.id.begin(), world.firms.id.end(), static_cast<std::uint32_t>(id)) - world.firms.id.begin());
    CHECK(life.end.cash == world.firms.cash[at]);
}

TEST_CASE("the terms of an entry decision add up to the difference it was taken on") {
    const auto constants = world_of(small_world);
    int decisions = 0;
    for (std::int64_t id = 1; id <= 20; ++id) {
        for (const StoryTurn& t : trace_firm(constants, 0, id).turns) {
            if (t.event.kind != EventKind::entered_search && t.event.kind != EventKind::stayed_home) continue;
            const EntryReason& r = t.entry;
            CHECK(r.market + r.speed + r.running_cost + r.risk + r.entry_cost + r.team_at_home == Approx(to_gbp(t.event.amount)).margin(0.01));
            CHECK(r.market != 0.0);
            ++decisions;
        }
    }
    CHECK(decisions > 5);
}

TEST_CASE("a firm that is not there is refused with the range of those that are") {
    const auto constants = world_of(small_world);
    for (const std::int64_t id : {std::int64_t{0}, std::int64_t{-3}, std::int64_t{100000}}) {
        CHECK_THROWS_AS(trace_firm(constants, 0, id), UsageError);
        CHECK_THROWS_WITH(trace_firm(constants, 0, id), Catch::Contains("has the firms 1 to "));
    }
}

TEST_CASE("numbers, months and names read as a person would say them") {
    CHECK(money_words(123456.0) == "£120,000");
    CHECK(money_words(1249000.0) == "£1.2 million");
    CHECK(money_words(999600.0) == "£1 million");
    CHECK(money_words(23400000.0) == "£23 million");
    CHECK(money_words(-4200.0) == "minus £4,200");
    CHECK(money_words(7.4) == "£7");
    CHECK(month_words("2025-01", 0) == "January 2025");
    CHECK(month_words("2025-11", 14) == "January 2027");
    CHECK(month_words("2025-01", -1) == "December 2024");
    CHECK_THROWS_AS(month_words("soon", 1), InputError);
    CHECK(span_words(12) == "a year");
    CHECK(span_words(18) == "a year and a half");
    CHECK(span_words(31) == "two and a half years");
    CHECK(counted(1, "milestone") == "one milestone");
    CHECK(counted(12, "milestone") == "12 milestones");
    CHECK(place_words("", "north_west") == "the North West");
    CHECK(place_words("Yangtze River Delta (Shanghai, Jiangsu)", "x") == "the Yangtze River Delta");
    CHECK(subject_words("Net zero", "x") == "net zero");
    CHECK(subject_words("AI and data", "x") == "AI and data");
    CHECK(list_words({"a", "b", "c"}) == "a, b and c");
}
