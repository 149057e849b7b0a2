// The reader of JSON against the reader of YAML: of the same text both give the same tree at the same places, because JSON is YAML.
#include <catch2/catch.hpp>

#include "scenarios/schema/emit.h"
#include "scenarios/schema/json_source.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/resolved_json.h"
#include "scenarios/schema/yaml_source.h"

#include <cstdlib>
#include <string>

namespace {

using namespace pactsim;

std::string problem_of(const std::string& text) {
    Diagnostics diagnostics;
    const auto node = parse_json("t.json", text, diagnostics);
    REQUIRE_FALSE(node.has_value());
    REQUIRE(diagnostics.has_errors());
    return diagnostics.all().front().message;
}

/// Both trees, with the line of every value.
bool same_tree(const Node& a, const Node& b) {
    if (a.kind != b.kind || a.text != b.text || a.place.line != b.place.line || a.place.column != b.place.column) { return false; }
    if (a.kind == Node::Kind::scalar && a.quoted != b.quoted) { return false; }
    if (a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) { return false; }
    for (std::size_t k = 0; k < a.items.size(); ++k) {
        if (!same_tree(a.items[k], b.items[k])) { return false; }
    }
    for (std::size_t k = 0; k < a.entries.size(); ++k) {
        if (a.entries[k].key != b.entries[k].key || !same_tree(a.entries[k].value, b.entries[k].value)) { return false; }
    }
    return true;
}

bool both_agree(const std::string& text) {
    Diagnostics diagnostics;
    const auto json = parse_json("t", text, diagnostics), yaml = parse_yaml("t", text, diagnostics);
    return json && yaml && same_tree(*json, *yaml);
}

}  // namespace

TEST_CASE("json and yaml readers agree on texts that are both", "[json]") {
    CHECK(both_agree(R"({"a": 1, "b": [1.5, -2e3, true, false], "c": {"d": "x", "e": "12"}})"));
    CHECK(both_agree("{\n  \"a\": [\n    {\"name\": \"x\"},\n    {\"name\": \"y\", \"v\": 0.25}\n  ]\n}\n"));
    CHECK(both_agree(R"({"text": "quote \" backslash \\ pound \u00a3 line \n end"})"));
    CHECK_FALSE(both_agree(R"({"a": 'single quotes are YAML alone'})"));
}

TEST_CASE("a shipped scenario resolved as json reads back to the same configuration", "[json]") {
    const char* root = std::getenv("PACTSIM_SOURCE_DIR");
    REQUIRE(root != nullptr);
    const LoadedScenario loaded = load_scenario(std::string(root) + "/scenarios/uk_2025.yaml");
    const std::string text = resolved_json(loaded.config);
    Diagnostics diagnostics;
    const auto compact = parse_json("t", text, diagnostics);
    const auto indented = parse_json("t", to_json(resolved_tree(loaded.config)), diagnostics);
    REQUIRE(compact.has_value());
    REQUIRE(indented.has_value());
    CHECK(to_compact_json(*indented) == text);
    const auto again = read_composed(*compact, text, diagnostics);
    REQUIRE(again.has_value());
    CHECK(again->resolved_yaml == loaded.resolved_yaml);
}

TEST_CASE("characters are read as UTF-8", "[json]") {
    Diagnostics diagnostics;
    const auto node = parse_json("t", R"(["\u0041\u00e9\u20ac\ud83d\ude00\t"])", diagnostics);
    REQUIRE(node.has_value());
    CHECK(node->items.front().text == "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\t");
}

TEST_CASE("what is no JSON is told with its place", "[json]") {
    Diagnostics diagnostics;
    CHECK_FALSE(parse_json("t.json", "{\n  \"a\": 1,\n  \"b\" 2\n}", diagnostics).has_value());
    CHECK(diagnostics.all().front().place.line == 3);
    CHECK(diagnostics.all().front().place.column == 7);
    CHECK(problem_of("") == "this is not JSON (it ends too early)");
    CHECK(problem_of("[1, 2") == "this is not JSON (it ends too early)");
    CHECK(problem_of("[1] 2") == "this is not JSON (there is more after its end)");
    CHECK(problem_of("[01]").find("value is expected") != std::string::npos);
    CHECK(problem_of("[1.]").find("digit is expected") != std::string::npos);
    CHECK(problem_of("{\"a\": 1, \"a\": 2}") == "the key `a` stands twice in one map");
    CHECK(problem_of(std::string(70, '[') + std::string(70, ']')).find("64 deep") != std::string::npos);
    CHECK(problem_of("[\"\\ud800\"]").find("half a character") != std::string::npos);
    CHECK(problem_of("[\"a\nb\"]").find("not closed on its line") != std::string::npos);
}
