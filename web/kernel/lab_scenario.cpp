#include "web/kernel/lab_scenario.h"

#include "scenarios/schema/compose.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/json_source.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/resolved_json.h"
#include "web/kernel/request.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace pactsim {

namespace {

void throw_if_errors(const Diagnostics& diagnostics) {
    if (diagnostics.has_errors()) throw ScenarioProblems(diagnostics);
}

std::vector<Setting> settings_of(const Node& holder) {
    std::vector<Setting> settings;
    for (const Node& item : list_in(holder, "sets")) {
        const Node* value = item.find("value");
        if (value == nullptr) throw InputError("a setting of the request has no `value`");
        settings.push_back({text_in(item, "path"), *value});
    }
    return settings;
}

/// As on a command line: path=value.
std::vector<std::string> overrides_of(const Node& request) {
    std::vector<std::string> overrides;
    for (const Setting& setting : settings_of(request)) overrides.push_back(setting.path + "=" + to_compact_json(setting.value));
    if (request.find("seed") != nullptr) overrides.push_back("run.seed=" + std::to_string(whole_in(request, "seed", 0, INT64_MAX)));
    return overrides;
}

/// A file does not name a replicate, so its description says which one was looked at and how to run it.
void describe(Node& tree, const Node& request) {
    const std::int64_t replicate = whole_in(request, "replicate", 0, 0xffffffff, 0);
    Node* description = tree.find("description");
    if (replicate == 0 || description == nullptr) return;
    *description = plain_text(fmt::format("{} World {} of the page: `pactsim run FILE --first-replicate {} --replicates 1`.", description->text, replicate, replicate));
}

}  // namespace

Node parse_scenario(const std::string& name, const std::string& text) {
    Diagnostics diagnostics;
    diagnostics.remember(name, text);
    std::optional<Node> root = parse_json(name, text, diagnostics);
    throw_if_errors(diagnostics);
    return std::move(*root);
}

Node requested_tree(const Node& base, const Node& request, std::vector<DatedChange>& changes, Diagnostics& diagnostics) {
    Node tree = base;
    apply_overrides(tree, overrides_of(request), diagnostics);
    throw_if_errors(diagnostics);
    for (const Node& event : list_in(request, "events")) {
        changes.push_back({static_cast<int>(whole_in(event, "month", 0, 1200)), settings_of(event), 0});
    }
    apply_dated_changes(tree, changes, diagnostics);
    throw_if_errors(diagnostics);
    return tree;
}

LabScenario requested_scenario(const Node& base, const Node& request) {
    Diagnostics diagnostics;
    LabScenario scenario;
    const Node tree = requested_tree(base, request, scenario.changes, diagnostics);
    std::optional<Config> config = read_tree(tree, diagnostics);
    throw_if_errors(diagnostics);
    scenario.warnings = diagnostics.json();
    scenario.constants = std::make_shared<const Constants>(std::move(config.value()));
    return scenario;
}

std::string scenario_file(const Node& base, const Node& request) {
    Diagnostics diagnostics;
    std::vector<DatedChange> changes;
    Node tree = requested_tree(base, request, changes, diagnostics);
    const std::optional<Config> config = read_tree(tree, diagnostics);
    throw_if_errors(diagnostics);
    Node resolved = resolved_tree(config.value());
    describe(resolved, request);
    return to_json(resolved);
}

}  // namespace pactsim
