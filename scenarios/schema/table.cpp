#include "scenarios/schema/table.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/unit_hint.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

std::vector<std::string> TableShape::keys() const {
    std::vector<std::string> keys;
    for (const RowShape* row : shapes_) { keys.push_back(row->key()); }
    return keys;
}

void TableShape::check_keys(Reader& reader, const Node& map, bool whole) const {
    const std::vector<std::string> accepted = keys();
    for (const Entry& entry : map.entries) {
        if (std::find(accepted.begin(), accepted.end(), entry.key) != accepted.end()) { continue; }
        std::string help = unit_hint(entry.key, accepted);
        if (help.empty()) { help = suggestion_help(entry.key, accepted, "keys"); }
        const std::string where = reader.path().empty() ? std::string{"the scenario"} : fmt::format("`{}`", reader.path());
        reader.key_problem(code::unknown_key, entry.place, entry.key, fmt::format("unknown key `{}` in {}", entry.key, where), std::move(help));
    }
    for (const RowShape* row : shapes_) {
        if (!whole || !row->is_required() || map.find(row->key()) != nullptr) { continue; }
        const std::string unit = row->text().unit.empty() ? std::string{} : fmt::format(", {}", row->text().unit);
        reader.problem(code::missing_key, map, fmt::format("the key `{}` is missing in {} (it has no default)", row->key(), reader.path().empty() ? "the scenario" : fmt::format("`{}`", reader.path())),
                       fmt::format("{} ({}{})", row->text().meaning, row->value().type_name(), unit));
    }
}

bool TableShape::check_is_map(Reader& reader, const Node& node) {
    if (node.kind == Node::Kind::map || node.kind == Node::Kind::null) { return true; }
    reader.problem(code::wrong_type, node, fmt::format("`{}` is {}, not a map of keys", reader.key(), kind_in_words(node)), "write its keys below it, indented by two spaces");
    return false;
}

bool TableShape::lacks_value(Reader& reader, const Node& node, const ValueShape& value) {
    if (node.kind != Node::Kind::null || value.table() != nullptr) { return false; }
    reader.problem(code::wrong_type, node, fmt::format("`{}` has no value", reader.key()), "give a value, or remove the key to get the default");
    return true;
}

}  // namespace pactsim
