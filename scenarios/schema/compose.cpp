#include "scenarios/schema/compose.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/merge.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/yaml_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

namespace pactsim {

namespace {

namespace fs = std::filesystem;

/// False after a report unless the scenario is written for this version.
bool check_version(const Node& root, Diagnostics& diagnostics) {
    const Node* version = root.find("schema");
    if (version == nullptr) {
        diagnostics.error(code::schema_version, root.place, "the key `schema` is missing (it says for which version of the language the scenario was written)", fmt::format("add the line `schema: {}`", schema_version));
        return false;
    }
    const auto number = version->kind == Node::Kind::scalar ? parse_integer(version->text) : std::nullopt;
    if (!number || *number < 0) {
        diagnostics.error(code::schema_version, version->place, fmt::format("`schema` is {}, not a version number", kind_in_words(*version)), fmt::format("write `schema: {}`", schema_version));
    } else if (*number > schema_version) {
        diagnostics.error(code::schema_version, version->place, fmt::format("this scenario is written for schema {}, this program reads schema {}", *number, schema_version), "use a newer version of pactsim");
    } else if (*number < schema_version) {
        diagnostics.error(code::schema_version, version->place, fmt::format("this scenario is written for schema {}, this program reads schema {}", *number, schema_version), "run `pactsim migrate` on the file, which renames what has changed");
    }
    return number == schema_version;
}

/// Follows `extends` with the chain of files that led here, so that a cycle can be shown.
class Composer {
 public:
    explicit Composer(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    std::optional<Node> file(const std::string& path) {
        std::optional<std::string> text = read_text(path, diagnostics_);
        if (!text) { return std::nullopt; }
        chain_.push_back(path);
        std::optional<Node> composed = this->text(path, *text);
        chain_.pop_back();
        return composed;
    }

    std::optional<Node> text(const std::string& name, const std::string& content) {
        std::optional<Node> root = root_of(name, content);
        if (!root) { return std::nullopt; }
        return over_bases(name, *root);
    }

    std::optional<std::vector<PatchLayer>> patch(const std::string& path) {
        const std::optional<std::string> text = read_text(path, diagnostics_);
        std::optional<Node> root = text ? root_of(path, *text) : std::nullopt;
        const std::optional<std::vector<Node>> bases = root ? take_bases(*root) : std::nullopt;
        if (!bases) { return std::nullopt; }
        chain_.push_back(path);
        std::vector<PatchLayer> layers;
        Node parts = map_node();
        for (const Node& base : *bases) {
            const std::optional<Node> composed = base_file(path, base);
            if (!composed) { return std::nullopt; }
            if (composed->find("kind") == nullptr) {
                parts = merge(parts, *composed, diagnostics_);
                continue;
            }
            const std::optional<std::vector<PatchLayer>> below = patch(path_of(path, base));
            if (!below) { return std::nullopt; }
            layers.insert(layers.end(), below->begin(), below->end());
        }
        chain_.pop_back();
        layers.push_back({std::move(parts), std::move(*root)});
        return layers;
    }

 private:
    /// The map in a file that this program can read; nothing after a report.
    std::optional<Node> root_of(const std::string& name, const std::string& content) {
        std::optional<Node> root = parse_yaml(name, content, diagnostics_);
        if (!root) { return std::nullopt; }
        if (root->kind != Node::Kind::map) {
            diagnostics_.error(code::not_a_map, root->place, fmt::format("a scenario is a map of keys, this is {}", kind_in_words(*root)), "`pactsim new` writes a commented scenario to start from");
            return std::nullopt;
        }
        if (!check_version(*root, diagnostics_)) { return std::nullopt; }  // under another version every key may be another
        return root;
    }

    static std::string path_of(const std::string& name, const Node& base) { return (fs::path(name).parent_path() / base.text).lexically_normal().string(); }

    std::optional<Node> over_bases(const std::string& name, Node& root) {
        const std::optional<std::vector<Node>> bases = take_bases(root);
        if (!bases) { return std::nullopt; }
        Node below;
        for (const Node& base : *bases) {
            std::optional<Node> composed = base_file(name, base);
            if (!composed) { return std::nullopt; }
            below = merge(below, *composed, diagnostics_);
        }
        return merge(below, root, diagnostics_);
    }

    /// Removes `extends` from the map and returns its paths; nothing after a report.
    std::optional<std::vector<Node>> take_bases(Node& root) {
        const auto is_extends = [](const Entry& entry) { return entry.key == "extends"; };
        const auto found = std::find_if(root.entries.begin(), root.entries.end(), is_extends);
        if (found == root.entries.end()) { return std::vector<Node>{}; }
        const Node value = found->value;
        root.entries.erase(found);
        std::vector<Node> bases = value.kind == Node::Kind::sequence ? value.items : std::vector<Node>{value};
        const auto is_path = [](const Node& base) { return base.kind == Node::Kind::scalar && !base.text.empty(); };
        if (std::all_of(bases.begin(), bases.end(), is_path)) { return bases; }
        diagnostics_.error(code::extends_value, value.place, "`extends` is not a path or a list of paths", "write for example `extends: ../uk_2025.yaml`");
        return std::nullopt;
    }

    std::optional<Node> base_file(const std::string& name, const Node& base) {
        constexpr std::size_t longest_chain = 32;
        const std::string path = path_of(name, base);
        const auto same = [&](const std::string& other) { return fs::path(other).lexically_normal() == fs::path(path); };
        const auto found = std::find_if(chain_.begin(), chain_.end(), same);
        if (found != chain_.end() || chain_.size() > longest_chain) {
            const auto start = found == chain_.end() ? chain_.begin() : found;
            diagnostics_.error(code::extends_cycle, base.place, fmt::format("`extends` goes round in a circle: {} -> {}", fmt::join(start, chain_.end(), " -> "), path), "remove one `extends` of the circle");
            return std::nullopt;
        }
        const std::size_t before = diagnostics_.all().size();
        std::optional<Node> composed = file(path);
        const bool not_there = !composed && diagnostics_.all().size() == before + 1 && diagnostics_.all().back().code == code::missing_file;
        if (not_there) {
            diagnostics_.error(code::extends_value, base.place, fmt::format("`extends` names `{}`, which cannot be read (see the other message)", base.text), "paths in `extends` are relative to the file that holds them");
        }
        return composed;
    }

    Diagnostics& diagnostics_;
    std::vector<std::string> chain_;
};

}  // namespace

std::optional<Node> compose_files(const std::string& path, Diagnostics& diagnostics) { return Composer(diagnostics).file(path); }

std::optional<std::vector<PatchLayer>> compose_patch(const std::string& path, Diagnostics& diagnostics) { return Composer(diagnostics).patch(path); }

std::optional<Node> compose_text(const std::string& name, const std::string& text, Diagnostics& diagnostics) {
    diagnostics.remember(name, text);
    if (!check_text(name, text, diagnostics)) { return std::nullopt; }
    return Composer(diagnostics).text(name, text);
}

}  // namespace pactsim
