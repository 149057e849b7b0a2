#include "scenarios/schema/migrate.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/yaml_source.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

struct Edit {
    Place place;
    std::string old_text;
    std::string new_text;
};

void find_keys(const Node& node, std::span<const std::string> path, std::vector<Place>& found) {
    if (path.empty()) { return; }
    if (path[0] == "*") {
        for (const Node& item : node.items) { find_keys(item, path.subspan(1), found); }
        for (const Entry& entry : node.entries) { find_keys(entry.value, path.subspan(1), found); }
        return;
    }
    for (const Entry& entry : node.entries) {
        if (entry.key != path[0]) { continue; }
        if (path.size() == 1) { found.push_back(entry.place); }
        find_keys(entry.value, path.subspan(1), found);
    }
}

std::size_t offset_of(const std::string& text, const Place& place) {
    std::size_t offset = 0;
    for (int line = 1; line < place.line; ++line) { offset = text.find('\n', offset) + 1; }
    return offset + static_cast<std::size_t>(place.column) - 1;
}

/// Applies edits from the end of the text to its start, so that earlier places stay valid.
std::string apply(std::string text, std::vector<Edit> edits) {
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return std::pair{a.place.line, a.place.column} > std::pair{b.place.line, b.place.column}; });
    for (const Edit& edit : edits) {
        std::size_t at = offset_of(text, edit.place);
        if (at < text.size() && (text[at] == '"' || text[at] == '\'')) { ++at; }
        if (text.compare(at, edit.old_text.size(), edit.old_text) == 0) { text.replace(at, edit.old_text.size(), edit.new_text); }
    }
    return text;
}

}  // namespace

std::span<const Rename> renames() { return {}; }

namespace {

/// The version that the text says it has, if it is not newer than `to_version`; else nothing, after a report.
std::optional<int> version_of(const Node& root, int to_version, Diagnostics& diagnostics) {
    const Node* version = root.find("schema");
    const auto number = version != nullptr && version->kind == Node::Kind::scalar ? parse_integer(version->text) : std::nullopt;
    if (number && *number >= 0 && *number <= to_version) { return static_cast<int>(*number); }
    diagnostics.error(code::schema_version, version == nullptr ? root.place : version->place, "the key `schema` does not say a version of the language that this program knows", "add the line `schema: 1` if the file was written for version 1");
    return std::nullopt;
}

/// One version up.
std::string step_up(const std::string& text, const Node& root, std::span<const Rename> renames, int version) {
    const Node* given = root.find("schema");
    std::vector<Edit> edits{{given->place, given->text, std::to_string(version + 1)}};
    for (const Rename& rename : renames) {
        if (rename.from_version != version) { continue; }
        const std::vector<std::string> path = split_path(rename.old_path);
        std::vector<Place> places;
        find_keys(root, path, places);
        for (const Place& place : places) { edits.push_back({place, path.back(), rename.new_key}); }
    }
    return apply(text, std::move(edits));
}

}  // namespace

std::optional<std::string> migrate(const std::string& name, const std::string& text, std::span<const Rename> renames, int to_version, Diagnostics& diagnostics) {
    diagnostics.remember(name, text);
    if (!check_text(name, text, diagnostics)) { return std::nullopt; }
    std::string present = text;
    while (true) {
        const std::optional<Node> root = parse_yaml(name, present, diagnostics);
        const std::optional<int> version = root ? version_of(*root, to_version, diagnostics) : std::nullopt;
        if (!version) { return std::nullopt; }
        if (*version == to_version) { return present; }
        present = step_up(present, *root, renames, *version);
    }
}

}  // namespace pactsim
