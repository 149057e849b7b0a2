#include "scenarios/schema/patch.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/merge.h"
#include "scenarios/schema/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 2> scheme_sections{"policy", "intermediaries"};
constexpr std::array<std::string_view, 3> world_sections{"environment", "partners", "china_regions"};

std::string_view word_of_kind(PatchKind kind) { return patch_kind_names[static_cast<std::size_t>(kind)]; }

bool contains(std::span<const std::string_view> words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool is_row(const TableShape& table, std::string_view key) {
    const auto& rows = table.shapes();
    return std::any_of(rows.begin(), rows.end(), [&](const RowShape* row) { return row->key() == key; });
}

void report_key(Diagnostics& diagnostics, std::string_view code, const Entry& entry, const std::string& path, std::string message, std::string help) {
    diagnostics.add({Severity::error, std::string{code}, path, std::move(message), std::move(help), entry.place, static_cast<int>(entry.key.size())});
}

/// What a patch of this kind is for, and where other changes belong.
std::string advice(PatchKind kind) {
    if (kind == PatchKind::scheme) {
        return "a scheme changes `policy` (instruments and agents) and the intermediaries that policy pays; put what all arms share in the scenario, and what is outside policy's reach in a world";
    }
    return "a world changes `environment`, `partners` and `china_regions`; put policy in a scheme, and what all arms share in the scenario";
}

/// The file name without its folder, for messages about the file as a whole.
std::string file_of(const Node& own) { return std::filesystem::path(own.place.file).filename().string(); }

/// False after a report unless the file says that it is a patch of the kind `wanted`.
bool check_kind(const Node& own, PatchKind wanted, Diagnostics& diagnostics) {
    const std::string_view word = word_of_kind(wanted);
    const Node* kind = own.find("kind");
    if (kind != nullptr && kind->text == word) { return true; }
    if (kind != nullptr && contains(patch_kind_names, kind->text)) {
        diagnostics.error(code::patch_kind, kind->place, fmt::format("`{}` is a {}, and a {} is wanted here", file_of(own), kind->text, word),
                          wanted == PatchKind::scheme ? "name worlds behind `--worlds`" : "name schemes after the scenario, not behind `--worlds`");
    } else if (kind != nullptr) {
        const std::vector<std::string> accepted(patch_kind_names.begin(), patch_kind_names.end());
        const std::string given = kind->kind == Node::Kind::scalar ? fmt::format("`{}`", kind->text) : kind_in_words(*kind);
        diagnostics.error(code::patch_kind, kind->place, fmt::format("`kind` is {}, not `{}`", given, word), suggestion_help(kind->text, accepted, "kinds"));
    } else if (own.find("name") != nullptr || own.find("run") != nullptr || own.find("sectors") != nullptr) {
        diagnostics.error(code::patch_kind, own.place, fmt::format("`{}` is a whole scenario, and a {} is wanted here", file_of(own), word),
                          fmt::format("only the first file is a scenario; a {} holds no more than what it changes, and the line `kind: {}`", word, word));
    } else {
        diagnostics.error(code::patch_kind, own.place, fmt::format("the key `kind` is missing in `{}`, so it is not clear what the file is", file_of(own)), fmt::format("add the line `kind: {}` if it is a {}", word, word));
    }
    return false;
}

/// Reports a key at the top of a patch that is neither of its header nor a section that it may change.
void check_top_key(const Entry& entry, PatchKind kind, Diagnostics& diagnostics) {
    if (is_row(patch_table(), entry.key) || contains(patch_sections(kind), entry.key)) { return; }
    if (is_row(scenario_table(), entry.key)) {
        report_key(diagnostics, code::not_for_patch, entry, entry.key, fmt::format("a {} may not change `{}`", word_of_kind(kind), entry.key), advice(kind));
        return;
    }
    std::vector<std::string> accepted = patch_table().keys();
    accepted.emplace_back("extends");
    for (const std::string_view section : patch_sections(kind)) { accepted.emplace_back(section); }
    report_key(diagnostics, code::unknown_key, entry, entry.key, fmt::format("unknown key `{}` in the {}", entry.key, word_of_kind(kind)), suggestion_help(entry.key, accepted, "keys"));
}

/// The sections that the patch may change; nothing else.
Node sections_of(const Node& own, PatchKind kind) {
    Node sections = map_node();
    sections.place = own.place;
    for (const Entry& entry : own.entries) {
        if (contains(patch_sections(kind), entry.key)) { sections.entries.push_back(entry); }
    }
    return sections;
}

/// Named items that `own` mentions, `scenario` lacks (it may be null) and `parts` has, in the same lists; nothing if there are none.
Node mentioned(const Node& own, const Node* scenario, const Node& parts) {
    Node found;
    if (own.kind == Node::Kind::map && parts.kind == Node::Kind::map) {
        for (const Entry& entry : own.entries) {
            const Node* part = parts.find(entry.key);
            Node inner = part == nullptr ? Node{} : mentioned(entry.value, scenario == nullptr ? nullptr : scenario->find(entry.key), *part);
            if (inner.kind == Node::Kind::null) { continue; }
            if (found.kind == Node::Kind::null) { found = map_node(); }
            found.add(entry.key, std::move(inner));
        }
    } else if (is_named_list(own) && is_named_list(parts)) {
        for (const Node& item : own.items) {
            const std::string name = name_of_item(item);
            const Node* part = find_path(parts, name);
            const bool has = scenario != nullptr && find_path(*scenario, name) != nullptr;
            if (part == nullptr || has) { continue; }
            if (found.kind == Node::Kind::null) { found = sequence_node(); }
            found.items.push_back(*part);
        }
    }
    return found;
}

/// Adds the agents that pay for something in `added`, which the scenario lacks and the parts have.
void take_payers(Node& scenario, const Node& added, const Node& parts, Diagnostics& diagnostics) {
    const auto take = [&](const Node* payer) {
        if (payer == nullptr || payer->text.empty() || find_path(scenario, "policy.agents." + payer->text) != nullptr) { return; }
        const Node* agent = find_path(parts, "policy.agents." + payer->text);
        if (agent == nullptr) { return; }
        scenario = merge(scenario, map_node().add("policy", map_node().add("agents", sequence_node({*agent}))), diagnostics);
    };
    if (const Node* instruments = find_path(added, "policy.instruments")) {
        for (const Node& item : instruments->items) { take(item.find("funder")); }
    }
    if (const Node* intermediaries = added.find("intermediaries")) {
        for (const Node& item : intermediaries->items) { take(item.find("funded_by")); }
    }
}

/// Removes and reports `take_up`: it says how firms behave.
void check_policy(Node& sections, Diagnostics& diagnostics) {
    Node* policy = sections.find("policy");
    if (policy == nullptr) { return; }
    const auto found = std::find_if(policy->entries.begin(), policy->entries.end(), [](const Entry& entry) { return entry.key == "take_up"; });
    if (found == policy->entries.end()) { return; }
    report_key(diagnostics, code::not_for_patch, *found, "policy.take_up", "a scheme may not change `policy.take_up`, which says how firms behave", advice(PatchKind::scheme));
    policy->entries.erase(found);
}

/// True after a report if an item changes something that is neither in the scenario nor described in full (`needed` is the key that tells).
bool is_missing(const Node& item, const Node* list, const std::string& path, std::string_view needed, Diagnostics& diagnostics) {
    const std::string name = name_of_item(item);
    if (item.find(needed) != nullptr || item.find("remove") != nullptr || (list != nullptr && find_path(*list, name) != nullptr)) { return false; }
    std::vector<std::string> names;
    if (list != nullptr) {
        for (const Node& other : list->items) { names.push_back(name_of_item(other)); }
    }
    std::string near = suggestion_help(name, names, "names");
    if (!near.ends_with('?')) { near += ';'; }
    const Node& place = *item.find("name");
    diagnostics.add({Severity::error, std::string{code::nothing_to_patch}, fmt::format("{}.{}", path, name), fmt::format("the scenario has no `{}` in `{}` to change", name, path),
                     fmt::format("{} a new one needs `{}` and its other terms, or `extends` a file that has them", near, needed), place.place, static_cast<int>(name.size())});
    return true;
}

/// Drops the items of the named list under `key` that are at fault; an emptied list goes with its key, because an empty list has a meaning.
template <class Fault>
void drop_items(Node* map, std::string_view key, Fault fault) {
    Node* list = map == nullptr ? nullptr : map->find(key);
    if (list == nullptr || !is_named_list(*list)) { return; }
    std::erase_if(list->items, fault);
    if (list->items.empty()) { std::erase_if(map->entries, [&](const Entry& entry) { return entry.key == key; }); }
}

bool is_paid(const Node* intermediary) {
    const Node* payer = intermediary == nullptr ? nullptr : intermediary->find("funded_by");
    return payer != nullptr && !payer->text.empty();
}

/// True after a report if policy pays for the intermediary neither in the scenario (`existing`, or null) nor as the scheme adds it (`part`,
/// or null, is what it extends).
bool is_private(const Node& item, const Node* existing, const Node* part, Diagnostics& diagnostics) {
    if (is_paid(existing)) { return false; }
    const std::string name = name_of_item(item);
    const std::string path = "intermediaries." + name;
    if (existing == nullptr && is_paid(item.find("funded_by") != nullptr ? &item : part)) { return false; }
    if (existing == nullptr) {
        diagnostics.add({Severity::error, std::string{code::not_for_patch}, path, fmt::format("no policy agent pays for the intermediary `{}`", name),
                         "a scheme may add intermediaries that policy pays: add `funded_by` with the name of an agent", item.find("name")->place, static_cast<int>(name.size())});
        return true;
    }
    const auto other = [](const Entry& entry) { return entry.key != "name" && entry.key != "funded_by"; };
    const auto found = std::find_if(item.entries.begin(), item.entries.end(), other);
    if (found == item.entries.end()) { return false; }
    const std::string what = found->key == "remove" ? fmt::format("remove `{}`", name) : fmt::format("change `{}` of `{}`", found->key, name);
    report_key(diagnostics, code::not_for_patch, *found, join_path(path, found->key), fmt::format("a scheme may not {}, which lives on fees", what),
               "a scheme may pay for it (`funded_by`), add another that policy pays, or support it by an instrument");
    return true;
}

/// Removes and reports what a scheme says of instruments and intermediaries that are not there, or that policy does not pay.
void check_items(Node& sections, const Node& scenario, const Node& taken, Diagnostics& diagnostics) {
    const auto at = [](const Node& tree, const std::string& list, const Node& item) { return find_path(tree, list + "." + name_of_item(item)); };
    const auto missing = [&](const Node& item, const std::string& list, std::string_view needed) {
        return at(taken, list, item) == nullptr && is_missing(item, find_path(scenario, list), list, needed, diagnostics);
    };
    drop_items(sections.find("policy"), "instruments", [&](const Node& item) { return missing(item, "policy.instruments", "funder"); });
    drop_items(&sections, "intermediaries", [&](const Node& item) { return missing(item, "intermediaries", "type"); });
    drop_items(&sections, "intermediaries",
               [&](const Node& item) { return is_private(item, at(scenario, "intermediaries", item), at(taken, "intermediaries", item), diagnostics); });
}

}  // namespace

std::span<const std::string_view> patch_sections(PatchKind kind) {
    if (kind == PatchKind::scheme) { return scheme_sections; }
    return world_sections;
}

std::optional<PatchHeader> read_header(const Node& own, PatchKind wanted, Diagnostics& diagnostics) {
    if (!check_kind(own, wanted, diagnostics)) { return std::nullopt; }
    PatchHeader header = patch_table().make();
    Node keys = map_node();
    keys.place = own.place;
    for (const Entry& entry : own.entries) {
        check_top_key(entry, wanted, diagnostics);
        if (is_row(patch_table(), entry.key)) { keys.entries.push_back(entry); }
    }
    Reader reader(diagnostics, {}, time_table().make().start);
    patch_table().read(reader, keys, header);
    return header;
}

void lay_patch(Node& scenario, const PatchLayer& layer, PatchKind kind, Diagnostics& diagnostics) {
    Node sections = sections_of(layer.own, kind);
    const Node taken = mentioned(sections, &scenario, sections_of(layer.parts, kind));
    if (kind == PatchKind::scheme) {
        check_policy(sections, diagnostics);
        check_items(sections, scenario, taken, diagnostics);
    }
    if (taken.kind != Node::Kind::null) { scenario = merge(scenario, taken, diagnostics); }
    take_payers(scenario, taken, layer.parts, diagnostics);
    take_payers(scenario, sections, layer.parts, diagnostics);
    scenario = merge(scenario, sections, diagnostics);
}

}  // namespace pactsim
