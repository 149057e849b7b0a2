#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/yaml_source.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace pactsim {

namespace {

constexpr const char* set_file = "--set";

void move_to(Node& node, const Place& place) {
    node.place = place;
    for (Node& item : node.items) { move_to(item, place); }
    for (Entry& entry : node.entries) {
        entry.place = place;
        move_to(entry.value, place);
    }
}

std::vector<std::string> steps_in(const Node& list) {
    std::vector<std::string> steps;
    for (std::size_t i = 0; i < list.items.size(); ++i) { steps.push_back(is_named_list(list) ? name_of_item(list.items[i]) : std::to_string(i)); }
    return steps;
}

/// The node under one step of the path, made if a map lacks it; null after a report.
Node* step_into(Node& node, const std::string& step, const std::string& path, const Place& place, Diagnostics& diagnostics) {
    if (node.kind == Node::Kind::sequence) {
        const Node* found = find_path(node, step);
        if (found != nullptr) { return const_cast<Node*>(found); }
        const std::vector<std::string> steps = steps_in(node);
        diagnostics.error(code::set_path, place, fmt::format("there is no `{}` on the path `{}`", step, path), suggestion_help(step, steps, is_named_list(node) ? "names" : "positions"));
        return nullptr;
    }
    if (node.kind == Node::Kind::scalar) {
        diagnostics.error(code::set_path, place, fmt::format("the path `{}` goes on after a single value, at `{}`", path, step), "end the path before it, or give the whole value");
        return nullptr;
    }
    if (node.kind == Node::Kind::null) { node = map_node(); }
    Node* found = node.find(step);
    if (found != nullptr) { return found; }
    node.entries.push_back({step, place, {}});
    return &node.entries.back().value;
}

void apply_one(Node& root, const std::string& override_text, const Place& line, Diagnostics& diagnostics) {
    const std::size_t equals = override_text.find('=');
    const std::string path = override_text.substr(0, equals);
    const std::vector<std::string> steps = split_path(path);
    bool sound = equals != std::string::npos && !steps.empty();
    for (const std::string& step : steps) { sound = sound && !step.empty(); }
    if (!sound) {
        diagnostics.error(code::set_syntax, line, fmt::format("`{}` is not of the form path=value", override_text), "write for example --set run.replicates=50");
        return;
    }
    const std::string text = override_text.substr(equals + 1);
    Diagnostics quiet;  // its places are of no use: the value is not a file
    std::optional<Node> value = parse_yaml(set_file, text, quiet);
    if (!value) {
        diagnostics.error(code::set_syntax, line, fmt::format("the value `{}` for `{}` cannot be read as YAML", text, path), "put text with special characters in quotes");
        return;
    }
    const Place place{set_file, line.line, static_cast<int>(equals) + 2};
    Node* node = &root;
    for (const std::string& step : steps) {
        node = step_into(*node, step, path, line, diagnostics);
        if (node == nullptr) { return; }
    }
    move_to(*value, place);
    *node = std::move(*value);
}

}  // namespace

void apply_overrides(Node& root, std::span<const std::string> overrides, Diagnostics& diagnostics) {
    if (!overrides.empty()) { diagnostics.remember(set_file, fmt::format("{}", fmt::join(overrides, "\n"))); }
    int line = 0;
    for (const std::string& one : overrides) { apply_one(root, one, {set_file, ++line, 1}, diagnostics); }
}

}  // namespace pactsim
