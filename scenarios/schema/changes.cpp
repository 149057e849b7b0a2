#include "scenarios/schema/changes.h"

#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/merge.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace pactsim {

namespace {

/// The configuration as a tree with every value.
Node tree_of(const Config& config) {
    const Names names = names_in_tree(scenario_table().write(config, {}));
    return scenario_table().write(config, names);
}

template <class T>
Node defaults_of(const Table<T>& table) {
    return table.write(table.make(), {});
}

/// An item of the named list at `path` in which everything stands at its default; nothing for lists of other things.
Node default_item(const std::string& path) {
    if (path == "policy.instruments") { return defaults_of(instrument_table()); }
    if (path == "policy.agents") { return defaults_of(policy_agent_table()); }
    if (path == "intermediaries") { return defaults_of(intermediary_table()); }
    if (path == "environment.shocks") { return defaults_of(shock_table()); }
    return {};
}

bool holds_records(const Node& list) {
    return std::any_of(list.items.begin(), list.items.end(), [](const Node& item) { return item.kind != Node::Kind::scalar; });
}

bool is_leaf(const Node& node) {
    if (node.kind == Node::Kind::map) { return is_one_value(node); }
    return node.kind != Node::Kind::sequence || !(is_named_list(node) || (holds_records(node) && !node.items.empty()));
}

/// Walks two trees side by side and notes where they part.
class Comparison {
 public:
    void compare(const std::string& path, const Node* before, const Node* after) {
        if ((before == nullptr || is_leaf(*before)) && (after == nullptr || is_leaf(*after))) {
            note(path, before, after);
        } else if (is_list(before) || is_list(after)) {
            compare_items(path, before, after);
        } else {
            compare_entries(path, before, after);
        }
    }

    std::vector<SettingChange> take() { return std::move(changes_); }

 private:
    static bool is_list(const Node* node) { return node != nullptr && node->kind == Node::Kind::sequence && !node->items.empty(); }

    void note(const std::string& path, const Node* before, const Node* after) {
        const std::string old_value = before == nullptr ? "" : to_flow(*before);
        const std::string new_value = after == nullptr ? "" : to_flow(*after);
        if (old_value != new_value) { changes_.push_back({path, old_value, new_value}); }
    }

    void compare_entries(const std::string& path, const Node* before, const Node* after) {
        std::vector<std::string> keys;
        for (const Node* side : {before, after}) {
            if (side == nullptr) { continue; }
            for (const Entry& entry : side->entries) {
                if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) { keys.push_back(entry.key); }
            }
        }
        for (const std::string& key : keys) { compare(join_path(path, key), before == nullptr ? nullptr : before->find(key), after == nullptr ? nullptr : after->find(key)); }
    }

    /// Items by name, or by position where they have none.
    static std::map<std::string, const Node*> by_step(const Node* list) {
        std::map<std::string, const Node*> items;
        if (list == nullptr) { return items; }
        for (std::size_t i = 0; i < list->items.size(); ++i) { items[is_named_list(*list) ? name_of_item(list->items[i]) : std::to_string(i)] = &list->items[i]; }
        return items;
    }

    void compare_items(const std::string& path, const Node* before, const Node* after) {
        const auto old_items = by_step(before);
        const auto new_items = by_step(after);
        auto all = old_items;
        all.insert(new_items.begin(), new_items.end());
        for (const auto& [step, item] : all) {
            const bool both = old_items.contains(step) && new_items.contains(step);
            const std::string here = join_path(path, step);
            if (both) {
                compare(here, old_items.at(step), new_items.at(step));
            } else {
                one_sided(here, default_item(path), *item, new_items.contains(step));
            }
        }
    }

    /// An item that one side lacks: what of it is not at its default.
    void one_sided(const std::string& path, const Node& defaults, const Node& item, bool is_new) {
        Comparison inner;
        inner.compare(path, defaults.kind == Node::Kind::null ? nullptr : &defaults, &item);
        for (SettingChange& change : inner.changes_) { changes_.push_back({std::move(change.path), is_new ? "" : change.after, is_new ? change.after : ""}); }
    }

    std::vector<SettingChange> changes_;
};

/// The terms of each instrument, as text; what an instrument is called does not count among them.
std::map<std::string, std::string> terms_of(const Config& config) {
    std::map<std::string, std::string> terms;
    for (InstrumentConfig instrument : config.policy.instruments) {
        instrument.label.clear();
        instrument.kind.clear();
        terms[instrument.name] = to_flow(instrument_table().write(instrument, {}));
    }
    return terms;
}

}  // namespace

std::vector<SettingChange> settings_changed(const Config& before, const Config& after) {
    const Node old_tree = tree_of(before);
    const Node new_tree = tree_of(after);
    Comparison comparison;
    for (const Entry& entry : new_tree.entries) {
        if (entry.key != "name" && entry.key != "description") { comparison.compare(entry.key, old_tree.find(entry.key), &entry.value); }
    }
    return comparison.take();
}

std::vector<InstrumentChange> instruments_changed(const Config& before, const Config& after) {
    const auto old_terms = terms_of(before);
    const auto new_terms = terms_of(after);
    std::vector<InstrumentChange> changes;
    for (const auto& [name, terms] : old_terms) {
        const auto found = new_terms.find(name);
        if (found == new_terms.end()) {
            changes.push_back({name, ItemFate::removed});
        } else if (found->second != terms) {
            changes.push_back({name, ItemFate::changed});
        }
    }
    for (const auto& [name, terms] : new_terms) {
        if (!old_terms.contains(name)) { changes.push_back({name, ItemFate::added}); }
    }
    std::sort(changes.begin(), changes.end(), [](const InstrumentChange& a, const InstrumentChange& b) { return a.name < b.name; });
    return changes;
}

}  // namespace pactsim
