#include "scenarios/schema/emit.h"
#include "scenarios/schema/merge.h"
#include "scenarios/schema/yaml_source.h"

#include <catch2/catch.hpp>

#include <string>

using namespace pactsim;

namespace {

Node parsed(const std::string& text) {
    Diagnostics diagnostics;
    return parse_yaml("x", text, diagnostics).value();
}

std::string merged(const std::string& base, const std::string& over) {
    Diagnostics diagnostics;
    const Node result = merge(parsed(base), parsed(over), diagnostics);
    return diagnostics.has_errors() ? diagnostics.all().front().code : to_flow(result);
}

}  // namespace

TEST_CASE("maps merge key by key") {
    CHECK(merged("{a: 1, b: {c: 2, d: 3}}", "{b: {d: 4, e: 5}, f: 6}") == "{a: 1, b: {c: 2, d: 4, e: 5}, f: 6}");
    CHECK(merged("{a: {b: 1}}", "{a: 5}") == "{a: 5}");
    CHECK(merged("{a: 5}", "{a: {b: 1}}") == "{a: {b: 1}}");
}

TEST_CASE("lists of named items merge by name, other lists replace") {
    CHECK(merged("[{name: a, x: 1}, {name: b, x: 2}]", "[{name: b, y: 3}, {name: c, x: 4}]") == "[{name: a, x: 1}, {name: b, x: 2, y: 3}, {name: c, x: 4}]");
    CHECK(merged("[{name: a}, {name: b}]", "[{name: a, remove: true}]") == "[{name: b}]");
    CHECK(merged("[1, 2, 3]", "[4]") == "[4]");
    CHECK(merged("[{name: a}]", "[]") == "[]");
    CHECK(merged("[{name: a}]", "[1]") == "[1]");
    CHECK(merged("[{name: a}]", "[{name: z, remove: true}]") == "P0042");
    CHECK(merged("{l: []}", "{l: [{name: z, remove: true}]}") == "P0042");
}

TEST_CASE("a distribution and a dated series are one value and replace as a whole") {
    CHECK(merged("{d: {normal: {mean: 1, sd: 2}, min: 0}}", "{d: {uniform: {low: 1, high: 2}}}") == "{d: {uniform: {low: 1, high: 2}}}");
    CHECK(merged("{d: {\"2025-01\": 1, \"2026-01\": 2}}", "{d: {\"2027-01\": 3}}") == "{d: {\"2027-01\": 3}}");
    CHECK(merged("{d: {12: 1}}", "{d: {-3: 3}}") == "{d: {\"-3\": 3}}");
}

TEST_CASE("merging is associative over three files") {
    const std::string a = "{m: {x: 1, y: 1}, l: [{name: p, v: 1}, {name: q, v: 1}]}";
    const std::string b = "{m: {y: 2}, l: [{name: q, v: 2}]}";
    const std::string c = "{m: {z: 3}, l: [{name: r, v: 3}]}";
    CHECK(merged(merged(a, b), c) == merged(a, merged(b, c)));
}
