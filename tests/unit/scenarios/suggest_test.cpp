#include "scenarios/schema/suggest.h"
#include "scenarios/schema/unit_hint.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace pactsim;

TEST_CASE("edit distances") {
    CHECK(edit_distance("kitten", "sitting") == 3);  // the textbook example of Levenshtein's distance
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("same", "same") == 0);
    CHECK(edit_distance("serach", "search") == 1);  // neighbours swapped count once
    CHECK(edit_distance("abc", "ca") == 3);         // of the optimal string alignment (Damerau's own would give 2)
}

TEST_CASE("at most three suggestions, nearest first, within a third of the word") {
    const std::vector<std::string> accepted{"horizon_months", "warm_up_months", "start", "price_year"};
    CHECK(suggestions("horizon_monts", accepted) == std::vector<std::string>{"horizon_months"});
    CHECK(suggestions("banana", accepted).empty());
    const std::vector<std::string> similar{"aab", "aac", "aad", "aae"};
    CHECK(suggestions("aaa", similar) == std::vector<std::string>{"aab", "aac", "aad"});
    CHECK(suggestions("x", std::vector<std::string>{"y"}) == std::vector<std::string>{"y"});
    CHECK(suggestions(std::string(100000, 'a'), similar).empty());
}

TEST_CASE("the help names what is near, else all that is accepted") {
    const std::vector<std::string> accepted{"beta", "ratchet"};
    CHECK(suggestion_help("betta", accepted, "choices") == "did you mean `beta`?");
    CHECK(suggestion_help("zzzzz", accepted, "choices") == "accepted choices: beta, ratchet");
    CHECK(suggestion_help("zzzzz", {}, "names") == "there are no names to choose from");
}

TEST_CASE("a key in another unit is recognised") {
    const std::vector<std::string> accepted{"budget_gbp_per_year", "duration_months", "share"};
    CHECK(stem_of("budget_gbp_per_year") == "budget");
    CHECK(stem_of("duration_years") == "duration");
    CHECK(unit_hint("budget_usd", accepted).find("`budget_gbp_per_year`") != std::string::npos);
    CHECK(unit_hint("duration_years", accepted).find("`duration_months`") != std::string::npos);
    CHECK(unit_hint("colour", accepted).empty());
}
