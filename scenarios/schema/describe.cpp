#include "scenarios/schema/describe.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/emit.h"

#include <fmt/format.h>

namespace pactsim {

namespace {

std::string path_of_items(const std::string& path, const ValueShape& value) {
    return value.item_label().empty() ? path : join_path(path, value.item_label());
}

std::string default_text(const RowShape& row, const std::string& parent, const Node* parent_default) {
    if (row.is_required()) { return "required"; }
    const Node* inherited = parent_default == nullptr ? nullptr : parent_default->find(row.key());
    if (inherited != nullptr) { return to_flow(*inherited); }
    const std::optional<Node> own = row.default_node();
    return own ? to_flow(*own) : fmt::format("see `{}`", parent);
}

void list_table(const TableShape& table, const std::string& path, const Node* given, std::vector<ParameterInfo>& out);

void list_row(const RowShape& row, const std::string& parent, const Node* given, std::vector<ParameterInfo>& out) {
    const std::string path = join_path(parent, row.key());
    const ValueShape& value = row.value();
    if (value.table() == nullptr) {
        out.push_back({path, value.type_name(), row.text().unit, default_text(row, parent, given), value.allowed(), row.text().meaning, row.text().source});
        return;
    }
    const std::optional<Node> own = row.default_node();
    const Node* inherited = own && value.item_label().empty() ? &*own : nullptr;
    list_table(*value.table(), path_of_items(path, value), inherited, out);
}

void list_table(const TableShape& table, const std::string& path, const Node* given, std::vector<ParameterInfo>& out) {
    for (const RowShape* row : table.shapes()) { list_row(*row, path, given, out); }
}

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) { text.insert(at, "\\"); }
    return text;
}

/// Defaults of records per word are shown as a table of their own: rows are keys, columns the words.
std::string defaults_by_word(const RowShape& row) {
    const std::optional<Node> given = row.default_node();
    if (!given || row.value().item_label().empty() || given->kind != Node::Kind::map || given->entries.empty()) { return {}; }
    std::string text = fmt::format("Defaults by {}:\n\n| key |", row.value().item_label().substr(1, row.value().item_label().size() - 2));
    std::string rule = "\n|---|";
    for (const Entry& entry : given->entries) {
        text += fmt::format(" {} |", entry.key);
        rule += "---|";
    }
    text += rule + "\n";
    for (const RowShape* inner : row.value().table()->shapes()) {
        text += fmt::format("| `{}` |", inner->key());
        for (const Entry& entry : given->entries) {
            const Node* value = entry.value.find(inner->key());
            text += fmt::format(" {} |", value == nullptr ? std::string{} : cell(to_flow(*value)));
        }
        text += "\n";
    }
    return text + "\n";
}

std::string heading(const std::string& path) { return path.empty() ? "## Top level" : fmt::format("## `{}`", path); }

void write_table(const TableShape& table, const std::string& path, const Node* given, const RowShape* holder, std::string& out) {
    out += fmt::format("{}\n\n{}\n\n| key | type | unit | allowed | default | meaning | source |\n|---|---|---|---|---|---|---|\n", heading(path), table.meaning());
    for (const RowShape* row : table.shapes()) {
        const ValueShape& value = row->value();
        const bool opened = value.table() != nullptr;
        const std::string fallback = opened ? (row->is_required() ? "required" : "see below") : default_text(*row, path, given);
        out += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", row->key(), cell(value.type_name()), cell(row->text().unit), cell(value.allowed()), cell(fallback), cell(row->text().meaning), cell(row->text().source));
    }
    out += "\n";
    if (holder != nullptr) { out += defaults_by_word(*holder); }
    for (const RowShape* row : table.shapes()) {
        if (row->value().table() == nullptr) { continue; }
        const std::optional<Node> own = row->default_node();
        const Node* inherited = own && row->value().item_label().empty() ? &*own : nullptr;
        write_table(*row->value().table(), path_of_items(join_path(path, row->key()), row->value()), inherited, row, out);
    }
}

}  // namespace

std::vector<ParameterInfo> list_parameters(const TableShape& root) {
    std::vector<ParameterInfo> parameters;
    list_table(root, "", nullptr, parameters);
    return parameters;
}

std::string parameters_json(const TableShape& root) {
    Node list = sequence_node();
    for (const ParameterInfo& one : list_parameters(root)) {
        Node item = map_node();
        item.add("path", text_node(one.path)).add("type", text_node(one.type)).add("unit", text_node(one.unit)).add("default", text_node(one.fallback));
        item.add("bounds", text_node(one.bounds)).add("meaning", text_node(one.meaning)).add("source", text_node(one.source));
        list.items.push_back(std::move(item));
    }
    return to_json(list);
}

std::string write_reference(const TableShape& root) {
    std::string out = fmt::format(
        "# Scenario reference\n\nGenerated from the field tables in `scenarios/schema/fields/`; do not edit by hand. Schema version {}.\n\n"
        "Every file starts with `schema: {}`. `extends:` names a file (or a list of files) that this one is laid over: maps merge key by key, lists of\n"
        "named items merge by name (`remove: true` drops an item), other lists and whole distributions replace. `--set path=value` overrides one value;\n"
        "items of named lists are addressed by name. Shares run from 0 to 1, months count from the start of the horizon or are written `YYYY-MM`.\n\n"
        "Where the source is an assumption, its plausible range is a judgement; where nothing better is known it is half to double the default.\n\n",
        schema_version, schema_version);
    write_table(root, "", nullptr, nullptr, out);
    return out;
}

}  // namespace pactsim
