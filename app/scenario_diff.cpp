#include "app/scenario_diff.h"

#include "scenarios/schema/emit.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/yaml_source.h"

#include <map>

namespace pactsim {

namespace {

using Values = std::map<std::string, std::string>;

bool holds_records(const Node& node) {
    for (const Node& item : node.items) {
        if (item.kind != Node::Kind::scalar) return true;
    }
    return false;
}

/// Every leaf with its dotted path; lists of scalars are leaves.
void flatten(const Node& node, const std::string& path, Values& values) {
    if (node.kind == Node::Kind::map) {
        for (const Entry& entry : node.entries) flatten(entry.value, join_path(path, entry.key), values);
    } else if (node.kind == Node::Kind::sequence && holds_records(node)) {
        const bool named = is_named_list(node);
        for (std::size_t i = 0; i < node.items.size(); ++i) flatten(node.items[i], join_path(path, named ? name_of_item(node.items[i]) : std::to_string(i)), values);
    } else {
        values[path] = to_flow(node);
    }
}

Values values_of(const std::string& path) {
    const LoadedScenario scenario = load_scenario(path);
    Diagnostics diagnostics;
    const std::optional<Node> root = parse_yaml(path, scenario.resolved_yaml, diagnostics);
    diagnostics.throw_if_errors();
    Values values;
    flatten(*root, "", values);
    return values;
}

}  // namespace

std::vector<ScenarioDifference> compare_scenarios(const std::string& path_a, const std::string& path_b) {
    const Values a = values_of(path_a), b = values_of(path_b);
    std::map<std::string, ScenarioDifference> found;
    for (const auto& [path, value] : a) {
        const auto other = b.find(path);
        if (other == b.end() || other->second != value) found[path] = {path, value, other == b.end() ? "" : other->second};
    }
    for (const auto& [path, value] : b) {
        if (!a.contains(path)) found[path] = {path, "", value};
    }
    std::vector<ScenarioDifference> list;
    for (auto& [path, difference] : found) list.push_back(std::move(difference));
    return list;
}

}  // namespace pactsim
