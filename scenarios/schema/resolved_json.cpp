#include "scenarios/schema/resolved_json.h"

#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"

namespace pactsim {

Node resolved_tree(const Config& config) {
    // Twice: maps keyed by the names of a list can be written only once the names are known.
    const Names names = names_in_tree(scenario_table().write(config, {}));
    return scenario_table().write(config, names);
}

std::string resolved_json(const Config& config) { return to_compact_json(resolved_tree(config)); }

std::string to_compact_json(const Node& node) {
    if (node.kind == Node::Kind::null || node.kind == Node::Kind::scalar) {
        std::string leaf = to_json(node);
        leaf.pop_back();  // its line break
        return leaf;
    }
    const bool map = node.kind == Node::Kind::map;
    std::string out(1, map ? '{' : '[');
    for (const Entry& entry : node.entries) {
        if (out.size() > 1) out += ',';
        out += to_compact_json(text_node(entry.key)) + ':' + to_compact_json(entry.value);
    }
    for (const Node& item : node.items) {
        if (out.size() > 1) out += ',';
        out += to_compact_json(item);
    }
    return out += map ? '}' : ']';
}

}  // namespace pactsim
