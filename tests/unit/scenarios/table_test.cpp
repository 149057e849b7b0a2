#include "toy_table.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

struct Outcome {
    Toy toy;
    std::vector<Diagnostic> problems;
};

Outcome read(const std::string& text) {
    Diagnostics diagnostics;
    const Node root = parse_yaml("toy.yaml", text, diagnostics).value();
    Outcome outcome{toy_table().make(), {}};
    Reader reader(diagnostics, names_in_tree(root), "2025-01");
    toy_table().read(reader, root, outcome.toy);
    outcome.problems = diagnostics.all();
    return outcome;
}

Toy sound(const std::string& text) {
    const Outcome outcome = read("cost_gbp: 5\n" + text);
    for (const Diagnostic& problem : outcome.problems) { FAIL(problem.message); }
    return outcome.toy;
}

/// The code and path of the one problem.
std::string problem(const std::string& text) {
    const Outcome outcome = read("cost_gbp: 5\n" + text);
    REQUIRE(outcome.problems.size() == 1);
    return outcome.problems[0].code + " " + outcome.problems[0].path;
}

std::string with(std::string_view code, const std::string& path) { return std::string{code} + " " + path; }

}  // namespace

TEST_CASE("what is left out gets the default of its row") {
    const Toy toy = sound("");
    CHECK(toy.rate == 0.1);
    CHECK(toy.colour == Colour::green);
    CHECK(toy.triple == std::array{1.0, 2.0, 3.0});
    CHECK(toy.inner == ToyPart{6, 2});
    CHECK(toy.parts[2] == ToyPart{3, 3});
}

TEST_CASE("values of every type are read") {
    const Toy toy = sound(
        "on: true\nseed: 9223372036854775807\nrate: -1\npart: 1\nlabel: 5\ncolour: blue\nmonth: 2026-03\ntriple: [1, 2, 9]\nmany: [4]\n"
        "square: [[1, 0], [0.5, 0.5]]\nby_colour: {blue: 1}\nitems: [{name: z}, {name: a, friend_name: z}]\nby_item: {z: 0.9}\n"
        "spread: {lognormal: {median: 3, sigma: 0.8}, max: 40}\npath: {2025-01: 0, 2027-01: 1}\ninner: {count: 9}\nparts: {red: {count: 0}}\n");
    CHECK(toy.on);
    CHECK(toy.seed == INT64_MAX);
    CHECK(toy.label == "5");
    CHECK(toy.colour == Colour::blue);
    CHECK(toy.month == 14);
    CHECK(toy.square[1][0] == 0.5);
    CHECK(toy.by_colour == std::array{0.1, 0.2, 1.0});
    REQUIRE(toy.items.size() == 2);
    CHECK(toy.items[0].name == "a");
    CHECK(toy.items[0].friend_name == "z");
    CHECK(toy.by_item == std::vector{0.5, 0.9});
    CHECK(toy.spread == truncated(distribution_of(Distribution::Kind::lognormal, {3, 0.8}), -INFINITY, 40));
    CHECK(toy.path.at(12) == 0.5);
    CHECK(toy.inner == ToyPart{6, 9});
    CHECK(toy.parts[0] == ToyPart{1, 0});
}

TEST_CASE("what is written reads back to the same record") {
    const Toy toy = sound("rate: 0.30000000000000004\nitems: [{name: b, weight: 0.1}, {name: a}]\nby_item: {b: 0.25}\nmonth: -3\npath: {-5: 0.1, 2030-01: 0.2}\n"
                          "spread: {empirical: {values: [3, 1], weights: [1, 2]}}\nlabel: \"a: b\"\n");
    const Names names{{"items", {"a", "b"}}};
    const std::string text = to_yaml(toy_table().write(toy, names));
    const Outcome back = read(text);
    INFO(text);
    CHECK(back.problems.empty());
    CHECK(back.toy == toy);
    CHECK(to_yaml(toy_table().write(back.toy, names)) == text);
}

TEST_CASE("each kind of fault has its code and dotted path") {
    CHECK(problem("rat: 1") == with(code::unknown_key, "rat"));
    CHECK(problem("on: yes") == with(code::wrong_type, "on"));
    CHECK(problem("on: \"true\"") == with(code::wrong_type, "on"));
    CHECK(problem("seed: 1.5") == with(code::wrong_type, "seed"));
    CHECK(problem("seed: 9223372036854775808") == with(code::out_of_range, "seed"));
    CHECK(problem("seed: -1") == with(code::out_of_range, "seed"));
    CHECK(problem("rate: 1.5") == with(code::out_of_range, "rate"));
    CHECK(problem("rate: .nan") == with(code::not_finite, "rate"));
    CHECK(problem("rate: 1e400") == with(code::not_finite, "rate"));
    CHECK(problem("rate: fast") == with(code::wrong_type, "rate"));
    CHECK(problem("rate: {a: 1}") == with(code::wrong_type, "rate"));
    CHECK(problem("rate:") == with(code::wrong_type, "rate"));
    CHECK(problem("part: 5") == with(code::out_of_range, "part"));
    CHECK(problem("label: [a]") == with(code::wrong_type, "label"));
    CHECK(problem("colour: grene") == with(code::unknown_choice, "colour"));
    CHECK(problem("month: 700") == with(code::out_of_range, "month"));
    CHECK(problem("month: May") == with(code::bad_month, "month"));
    CHECK(problem("triple: [1, 2]") == with(code::wrong_length, "triple"));
    CHECK(problem("triple: [1, 2, 10]") == with(code::out_of_range, "triple.2"));
    CHECK(problem("many: [1, 2, 3, 4, 5]") == with(code::wrong_length, "many"));
    CHECK(problem("many: 3") == with(code::wrong_type, "many"));
    CHECK(problem("square: [[1, 0], [1]]") == with(code::wrong_length, "square.1"));
    CHECK(problem("by_colour: {pink: 1}") == with(code::unknown_key, "by_colour.pink"));
    CHECK(problem("by_colour: 3") == with(code::wrong_type, "by_colour"));
    CHECK(problem("items: {name: a}") == with(code::wrong_type, "items"));
    CHECK(problem("items: [{weight: 1}]") == with(code::missing_key, "items.0"));
    CHECK(problem("items: [{name: A}]") == with(code::bad_name, "items.A.name"));
    CHECK(problem("items: [{name: a}, {name: a}]") == with(code::repeated_name, "items.a"));
    CHECK(problem("items: [{name: a, friend_name: b}]") == with(code::unknown_name, "items.a.friend_name"));
    CHECK(problem("by_item: {b: 1}") == with(code::unknown_key, "by_item.b"));
    CHECK(problem("spread: {normal: {mean: 1, sd: 0}}") == with(code::no_mass, "spread"));
    CHECK(problem("spread: -1") == with(code::out_of_range, "spread"));
    CHECK(problem("spread: [1]") == with(code::wrong_type, "spread"));
    CHECK(problem("path: {2025-01: 0.1, 0: 0.2}") == with(code::duplicate_key, "path"));
    CHECK(problem("path: {2025-01: 3}") == with(code::out_of_range, "path.2025-01"));
    CHECK(problem("inner: 5") == with(code::wrong_type, "inner"));
    CHECK(problem("inner: {length_months: 0}") == with(code::out_of_range, "inner.length_months"));
    CHECK(problem("parts: {green: {cuont: 1}}") == with(code::unknown_key, "parts.green.cuont"));
}

TEST_CASE("a required key must be there") {
    const Outcome outcome = read("rate: 0.2\n");
    REQUIRE(outcome.problems.size() == 1);
    CHECK(outcome.problems[0].code == code::missing_key);
}

TEST_CASE("a wrong value leaves the default, and the other values are still read") {
    const Outcome outcome = read("cost_gbp: 5\nrate: 9\npart: 0.25\ncolour: purple\n");
    CHECK(outcome.problems.size() == 2);
    CHECK(outcome.toy.rate == 0.1);
    CHECK(outcome.toy.part == 0.25);
    CHECK(outcome.toy.colour == Colour::green);
}

TEST_CASE("range errors name value, unit, range, default and source") {
    const Outcome outcome = read("cost_gbp: 5\nrate: 9\n");
    REQUIRE(outcome.problems.size() == 1);
    CHECK(outcome.problems[0].message == "`rate` is 9 (1/month), above the largest allowed value 1");
    CHECK(outcome.problems[0].help == "real, allowed: -1 to 1 (1/month); default 0.1; source: assumption, plausible 1 to 2");
}

TEST_CASE("the order of a named list in the file never matters") {
    const Toy one = sound("items: [{name: a, weight: 2}, {name: b}, {name: c}]\nby_item: {a: 1, c: 0}\n");
    const Toy two = sound("by_item: {c: 0, a: 1}\nitems: [{name: c}, {weight: 2, name: a}, {name: b}]\n");
    CHECK(one == two);
}
