#include "scenarios/schema/read_config.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/cross_checks.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "sim/calendar.h"

#include <utility>

namespace pactsim {

namespace {

/// The start of time is needed before the rest is read, because months may be written as dates.
std::string start_of(const Node& root) {
    const Node* given = find_path(root, "time.start");
    const bool sound = given != nullptr && given->kind == Node::Kind::scalar && months_since(given->text, given->text);
    return sound ? given->text : time_table().make().start;
}

std::optional<LoadedScenario> read_tree(Node root, std::string source_text, std::span<const std::string> overrides, Diagnostics& diagnostics) {
    apply_overrides(root, overrides, diagnostics);
    LoadedScenario loaded;
    loaded.config = scenario_table().make();
    Reader reader(diagnostics, names_in_tree(root), start_of(root));
    scenario_table().read(reader, root, loaded.config);
    if (!diagnostics.has_errors()) { cross_check(loaded.config, root, diagnostics); }
    if (diagnostics.has_errors()) { return std::nullopt; }
    loaded.resolved_yaml = write_resolved(loaded.config);
    loaded.source_text = std::move(source_text);
    loaded.warnings = diagnostics.all();
    loaded.warnings_text = diagnostics.render();
    return loaded;
}

LoadedScenario or_throw(std::optional<LoadedScenario> loaded, const Diagnostics& diagnostics) {
    diagnostics.throw_if_errors();
    return std::move(loaded.value());
}

}  // namespace

std::optional<LoadedScenario> try_load_scenario(const std::string& path, std::span<const std::string> overrides, Diagnostics& diagnostics) {
    std::optional<Node> root = compose_files(path, diagnostics);
    if (!root) { return std::nullopt; }
    return read_tree(std::move(*root), std::string{diagnostics.text_of(path)}, overrides, diagnostics);
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
    if (root) { loaded = read_tree(std::move(*root), text, overrides, diagnostics); }
    return or_throw(std::move(loaded), diagnostics);
}

std::string write_resolved(const Config& config) {
    // Twice: maps keyed by the names of a list can be written only once the names are known.
    const Names names = names_in_tree(scenario_table().write(config, {}));
    return to_yaml(scenario_table().write(config, names));
}

}  // namespace pactsim
