#include "scenarios/schema/merge.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/distribution.h"
#include "scenarios/schema/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace pactsim {

namespace {

bool is_removal(const Node& item) {
    const Node* remove = item.kind == Node::Kind::map ? item.find("remove") : nullptr;
    return remove != nullptr && remove->text == "true" && !remove->quoted;
}

bool has_removals(const Node& list) { return std::any_of(list.items.begin(), list.items.end(), is_removal); }

std::vector<std::string> names_in(const Node& list) {
    std::vector<std::string> names;
    for (const Node& item : list.items) { names.push_back(name_of_item(item)); }
    return names;
}

void lay_item(Node& list, const Node& item, Diagnostics& diagnostics) {
    const std::string name = name_of_item(item);
    const auto same_name = [&](const Node& other) { return name_of_item(other) == name; };
    const auto found = std::find_if(list.items.begin(), list.items.end(), same_name);
    if (!is_removal(item)) {
        if (found == list.items.end()) {
            list.items.push_back(item);
        } else {
            *found = merge(*found, item, diagnostics);
        }
    } else if (found != list.items.end()) {
        list.items.erase(found);
    } else {
        const std::vector<std::string> names = names_in(list);
        diagnostics.error(code::nothing_to_remove, item.place, fmt::format("there is no `{}` to remove", name), suggestion_help(name, names, "names"));
    }
}

/// Items of one file with the same name are left as they are, so that the reader can report them.
bool names_are_distinct(const Node& list) {
    std::vector<std::string> names = names_in(list);
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end();
}

Node merge_maps(const Node& base, const Node& over, Diagnostics& diagnostics) {
    Node merged = base;
    merged.place = over.place;
    for (const Entry& entry : over.entries) {
        Node* old = merged.find(entry.key);
        if (old == nullptr) {
            merged.entries.push_back(entry);
            merged.entries.back().value = merge(Node{}, entry.value, diagnostics);
            continue;
        }
        *old = merge(*old, entry.value, diagnostics);
        const auto same_key = [&](const Entry& other) { return other.key == entry.key; };
        std::find_if(merged.entries.begin(), merged.entries.end(), same_key)->place = entry.place;
    }
    return merged;
}

Node merge_lists(const Node& base, const Node& over, Diagnostics& diagnostics) {
    Node merged = is_named_list(base) ? base : sequence_node();
    merged.place = over.place;
    for (const Node& item : over.items) { lay_item(merged, item, diagnostics); }
    return merged;
}

}  // namespace

bool is_one_value(const Node& map) {
    if (map.entries.empty()) { return false; }
    const auto digit_first = [](const Entry& entry) {
        const std::string_view digits = std::string_view{entry.key}.substr(entry.key.starts_with('-') ? 1 : 0);
        return !digits.empty() && std::isdigit(static_cast<unsigned char>(digits[0])) != 0;
    };
    if (std::all_of(map.entries.begin(), map.entries.end(), digit_first)) { return true; }
    for (const DistributionShape& shape : distribution_shapes()) {
        const Node* inner = map.find(shape.name);
        if (inner != nullptr && inner->kind == Node::Kind::map && map.entries.size() <= 3) { return true; }
    }
    return false;
}

Node merge(const Node& base, const Node& over, Diagnostics& diagnostics) {
    if (over.kind == Node::Kind::map && !is_one_value(over)) {
        const bool onto_map = base.kind == Node::Kind::map && !is_one_value(base);
        Node empty = map_node();
        return merge_maps(onto_map ? base : empty, over, diagnostics);
    }
    const bool by_name = is_named_list(over) && names_are_distinct(over) && (is_named_list(base) || has_removals(over));
    return by_name ? merge_lists(base, over, diagnostics) : over;
}

}  // namespace pactsim
