#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

using namespace pactsim;

namespace {

Node sample() {
    Node inner = map_node();
    inner.add("median", number_node(3)).add("sigma", number_node(0.8));
    Node item = map_node();
    item.add("name", text_node("a")).add("label", text_node("5")).add("cash", map_node().add("lognormal", inner));
    Node root = map_node();
    root.add("text", text_node("a: \"b\" #c\n\ttab \\ é")).add("empty", text_node("")).add("date", text_node("2025-01"));
    root.add("yes", text_node("yes")).add("list", sequence_node({item, item})).add("numbers", sequence_node({number_node(-0.1), number_node(1e300)}));
    root.add("nothing", sequence_node()).add("none", Node{}).add("on", boolean_node(true)).add("odd key: x", integer_node(-7));
    return root;
}

/// Same values, wherever they were written.
bool same(const Node& a, const Node& b) {
    if (a.kind != b.kind || a.text != b.text || a.items.size() != b.items.size() || a.entries.size() != b.entries.size()) { return false; }
    for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!same(a.items[i], b.items[i])) { return false; }
    }
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        if (a.entries[i].key != b.entries[i].key || !same(a.entries[i].value, b.entries[i].value)) { return false; }
    }
    return true;
}

}  // namespace

TEST_CASE("what is written as YAML reads back to the same tree") {
    const Node root = sample();
    Diagnostics diagnostics;
    const std::string yaml = to_yaml(root);
    INFO(yaml);
    const std::optional<Node> back = parse_yaml("x", yaml, diagnostics);
    INFO(diagnostics.render());
    REQUIRE(back.has_value());
    CHECK(same(*back, root));
    CHECK(to_yaml(*back) == yaml);
    const std::optional<Node> flow = parse_yaml("x", to_flow(root), diagnostics);
    REQUIRE(flow.has_value());
    CHECK(same(*flow, root));
}

TEST_CASE("JSON is what another library understands, with types") {
    const nlohmann::json json = nlohmann::json::parse(to_json(sample()));
    CHECK(json.at("text") == "a: \"b\" #c\n\ttab \\ é");
    CHECK(json.at("list").size() == 2);
    CHECK(json.at("list").at(0).at("label") == "5");
    CHECK(json.at("list").at(0).at("cash").at("lognormal").at("sigma") == 0.8);
    CHECK(json.at("numbers").at(1) == 1e300);
    CHECK(json.at("nothing").empty());
    CHECK(json.at("none").is_null());
    CHECK(json.at("on") == true);
    CHECK(json.at("yes").is_string());
}
