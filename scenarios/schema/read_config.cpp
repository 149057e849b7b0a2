#include "scenarios/schema/read_config.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/cross_checks.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "sim/calendar.h"

#include <fmt/format.h>

#include <utility>

namespace pactsim {

namespace {

/// The start of time is needed before the rest is read, because months may be written as dates.
std::string start_of(const Node& root) {
    const Node* given = find_path(root, "time.start");
    const bool sound = given != nullptr && given->kind == Node::Kind::scalar && months_since(given->text, given->text);
    return sound ? given->text : time_table().make().start;
}

/// True after a report if the file is not a scenario but a patch to lay over one.
bool is_patch(const Node& root, Diagnostics& diagnostics) {
    const Node* kind = root.find("kind");
    if (kind == nullptr || (kind->text != "scheme" && kind->text != "world")) { return false; }
    diagnostics.error(code::patch_kind, kind->place, fmt::format("this file is a {}, which changes a scenario, and no scenario itself", kind->text),
                      "`pactsim compare` takes a scenario first and then the schemes to lay over it, and worlds behind `--worlds`");
    return true;
}

LoadedScenario or_throw(std::optional<LoadedScenario> loaded, const Diagnostics& diagnostics) {
    diagnostics.throw_if_errors();
    return std::move(loaded.value());
}

}  // namespace

std::optional<Config> read_tree(const Node& root, Diagnostics& diagnostics) {
    Config config = scenario_table().make();
    Reader reader(diagnostics, names_in_tree(root), start_of(root));
    scenario_table().read(reader, root, config);
    if (!diagnostics.has_errors()) { cross_check(config, root, diagnostics); }
    if (diagnostics.has_errors()) { return std::nullopt; }
    return config;
}

std::optional<LoadedScenario> read_composed(const Node& root, std::string source_text, Diagnostics& diagnostics) {
    if (is_patch(root, diagnostics)) { return std::nullopt; }
    std::optional<Config> config = read_tree(root, diagnostics);
    if (!config) { return std::nullopt; }
    LoadedScenario loaded;
    loaded.config = std::move(*config);
    loaded.resolved_yaml = write_resolved(loaded.config);
    loaded.source_text = std::move(source_text);
    loaded.warnings = diagnostics.all();
    loaded.warnings_text = diagnostics.render();
    return loaded;
}

std::optional<LoadedScenario> try_load_scenario(const std::string& path, std::span<const std::string> overrides, Diagnostics& diagnostics) {
    std::optional<Node> root = compose_files(path, diagnostics);
    if (!root) { return std::nullopt; }
    apply_overrides(*root, overrides, diagnostics);
    return read_composed(*root, std::string{diagnostics.text_of(path)}, diagnostics);
}

LoadedScenario load_scenario(const std::string& path, std::span<const std::string> overrides) {
    Diagnostics diagnostics;
    std::optional<LoadedScenario> loaded = try_load_scenario(path, overrides, diagnostics);
    return or_throw(std::move(loaded), diagnostics);
}

LoadedScenario load_scenario_text(const std::string& name, const std::string& text, std::span<const std::string> overrides) {
    Diagnostics diagnostics;
    std::optional<Node> root = compose_text(name, text, diagnostics);
    std::optional<LoadedScenario> loaded;
    if (root) {
        apply_overrides(*root, overrides, diagnostics);
        loaded = read_composed(*root, text, diagnostics);
    }
    return or_throw(std::move(loaded), diagnostics);
}

std::string write_resolved(const Config& config) {
    // Twice: maps keyed by the names of a list can be written only once the names are known.
    const Names names = names_in_tree(scenario_table().write(config, {}));
    return to_yaml(scenario_table().write(config, names));
}

}  // namespace pactsim
