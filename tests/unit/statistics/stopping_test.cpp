// Rules that end a study, on data that are known and on cases that must not pass.

#include "analysis/statistics/stopping.h"

#include "sim/draws.h"
#include "sim/error.h"
#include "sim/math.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

const std::vector<double> bank{1.53, 1.66, 1.24, 2.34, 2.00, 1.69, 2.69, 2.86, 1.70, 2.60};

StoppingRule rule_of(StoppingKind kind, double target) {
    StoppingRule rule;
    rule.kind = kind;
    rule.target = target;
    rule.confidence = 0.9;
    return rule;
}

}  // namespace

TEST_CASE("a fixed number stops at that number") {
    StoppingRule rule;
    rule.at_least = 10;
    CHECK(decide_stop(rule, bank).verdict == StoppingVerdict::reached);
    rule.at_least = 11;
    CHECK(decide_stop(rule, bank).verdict == StoppingVerdict::go_on);
    CHECK(decide_stop(rule, bank).reason == "10 of 11 replicates done");
    CHECK(decide_stop(rule, {}).verdict == StoppingVerdict::go_on);
}

TEST_CASE("the bank needs 16 days for +-0.25 and 27 for 10 %") {
    const StoppingDecision absolute = decide_stop(rule_of(StoppingKind::absolute, 0.25), bank);
    CHECK(absolute.verdict == StoppingVerdict::go_on);
    CHECK(*absolute.half_width == Approx(0.3223).margin(5e-5));
    CHECK(*absolute.expected_count == 16);
    CHECK(decide_stop(rule_of(StoppingKind::absolute, 0.33), bank).verdict == StoppingVerdict::reached);
    const StoppingDecision relative = decide_stop(rule_of(StoppingKind::relative, 0.10), bank);
    CHECK(relative.verdict == StoppingVerdict::go_on);
    CHECK(*relative.expected_count == 27);
    CHECK(*relative.wanted_half_width == Approx(2.031 * 0.1 / 1.1));
}

TEST_CASE("no rule stops before the least number, and the cap ends it") {
    StoppingRule rule = rule_of(StoppingKind::absolute, 100.0);
    rule.at_least = 11;
    CHECK(decide_stop(rule, bank).verdict == StoppingVerdict::go_on);
    CHECK(StoppingRule{}.at_least == 10);
    rule = rule_of(StoppingKind::absolute, 0.01);
    rule.at_most = 10;
    const StoppingDecision capped = decide_stop(rule, bank);
    CHECK(capped.verdict == StoppingVerdict::capped);
    CHECK(capped.reason.find("the cap is 10") != std::string::npos);
}

TEST_CASE("a share of a mean near zero is refused with a reason") {
    std::vector<double> near_zero = bank;
    for (double& x : near_zero) x -= 2.0;
    const StoppingDecision decision = decide_stop(rule_of(StoppingKind::relative, 0.10), near_zero);
    CHECK(decision.verdict == StoppingVerdict::refused);
    CHECK(decision.reason == "the mean 0.031 +- 0.3223 cannot be told from zero, so a share of it is no target: give an absolute half-width");
    CHECK(decide_stop(rule_of(StoppingKind::absolute, 0.33), near_zero).verdict == StoppingVerdict::reached);
    // A null scheme: zero in every replicate is known exactly.
    CHECK(decide_stop(rule_of(StoppingKind::relative, 0.10), std::vector<double>(10, 0.0)).verdict == StoppingVerdict::reached);
}

TEST_CASE("all metrics must hold, and the slowest speaks") {
    const std::vector<double> steady(10, 5.0);
    std::vector<double> near_zero = bank, wild = bank;
    for (double& x : near_zero) x -= 2.0;
    for (double& x : wild) x *= 3.0;
    const StoppingRule rule = rule_of(StoppingKind::absolute, 0.33);
    CHECK(decide_stop_all(rule, {steady, bank}).verdict == StoppingVerdict::reached);
    CHECK(decide_stop_all(rule, {steady, bank, wild}).verdict == StoppingVerdict::go_on);
    CHECK(*decide_stop_all(rule, {wild, steady}).expected_count > 20);
    CHECK(decide_stop_all(rule_of(StoppingKind::relative, 0.1), {bank, near_zero, steady}).verdict == StoppingVerdict::refused);
    CHECK(decide_stop_all(rule, {}).verdict == StoppingVerdict::go_on);
    CHECK(decide_stop_all(rule, {{}, {}}).verdict == StoppingVerdict::go_on);
    CHECK(decide_stop_all(rule, {{1.0}, {1.0}}).verdict == StoppingVerdict::go_on);
}

TEST_CASE("rules that make no sense") {
    CHECK_THROWS_AS(decide_stop(rule_of(StoppingKind::absolute, 0.0), bank), InvariantError);
    StoppingRule rule = rule_of(StoppingKind::absolute, 1.0);
    rule.at_most = 5;
    CHECK_THROWS_AS(decide_stop(rule, bank), InvariantError);
    rule.at_least = 1;
    CHECK_THROWS_AS(decide_stop(rule, bank), InvariantError);
}

TEST_CASE("half-widths of the bank as shares of the running mean") {
    const auto widths = relative_half_widths(bank, 0.95);
    const double wanted[] = {.3617, .4381, .3018, .2301, .2460, .2416, .2149, .1958};
    CHECK_FALSE(widths[0]);
    for (std::size_t n = 3; n <= 10; ++n) CHECK(*widths[n - 1] == Approx(wanted[n - 3]).margin(5e-5));
    // +-1: the mean of two is zero.
    CHECK_FALSE(relative_half_widths(std::vector<double>{1.0, -1.0}, 0.95)[1]);
    CHECK(*relative_half_widths(std::vector<double>{0.0, 0.0}, 0.95)[1] == 0.0);
}

TEST_CASE("the look-ahead lasts 5 replicates, and 5 % beyond 100") {
    const LookAheadRule rule;
    CHECK(look_ahead_length(rule, 3) == 5);
    CHECK(look_ahead_length(rule, 100) == 5);
    CHECK(look_ahead_length(rule, 119) == 5);
    CHECK(look_ahead_length(rule, 120) == 6);
    CHECK(look_ahead_length(rule, 1000) == 50);
}

TEST_CASE("look-ahead: a lucky third replicate does not stop the bank") {
    LookAheadRule rule;
    rule.start = 3;
    rule.precision = 0.40;  // holds at 3, fails at 4, holds from 5 on
    const LookAheadDecision decision = decide_look_ahead(rule, {bank});
    CHECK(decision.verdict == StoppingVerdict::reached);
    CHECK(*decision.solution == 5);
    rule.precision = 0.25;  // holds from 6 on; confirmed only at 11
    CHECK(decide_look_ahead(rule, {bank}).verdict == StoppingVerdict::go_on);
    std::vector<double> longer = bank;
    longer.push_back(2.0);
    CHECK(*decide_look_ahead(rule, {longer}).solution == 6);
    // Every metric must hold over the whole stretch.
    std::vector<double> shaky{5.0, 5.1, 4.9, 5.0, 5.1, 4.9, 5.0, 5.0, 1000.0, 5.0, 5.0};
    CHECK(decide_look_ahead(rule, {longer, shaky}).verdict == StoppingVerdict::go_on);
    rule.at_most = 11;
    CHECK(decide_look_ahead(rule, {longer, shaky}).verdict == StoppingVerdict::capped);
}

TEST_CASE("look-ahead: defaults start at ten; nothing to look at goes on") {
    CHECK(LookAheadRule{}.start == 10);
    CHECK(decide_look_ahead({}, {}).verdict == StoppingVerdict::go_on);
    CHECK(*decide_look_ahead({}, {std::vector<double>(15, 7.0)}).solution == 10);
    CHECK(*decide_look_ahead({}, {std::vector<double>(15, 0.0)}).solution == 10);
    CHECK(decide_look_ahead({}, {std::vector<double>(14, 7.0)}).verdict == StoppingVerdict::go_on);
    CHECK_THROWS_AS(decide_look_ahead({}, {{1.0}, {1.0, 2.0}}), InvariantError);
    LookAheadRule rule;
    rule.start = 1;
    CHECK_THROWS_AS(decide_look_ahead(rule, {bank}), InvariantError);
}
