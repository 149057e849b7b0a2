#include "scenarios/schema/targets.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/place_of.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <utility>

namespace pactsim {

namespace {

struct Check {
    const Node& root;
    Diagnostics& diagnostics;

    void error(std::string_view code, const std::string& path, std::string message, std::string help) const {
        diagnostics.add({Severity::error, std::string{code}, path, std::move(message), std::move(help), place_of(root, path), 1});
    }
};

constexpr const char* ways = "give `value` and `standard_error`, or `low` and `high`, or one of `low` and `high`";

void read_shape(const Check& check, const std::string& path, const Node& node, TargetConfig& target) {
    const auto has = [&](std::string_view key) { return node.find(key) != nullptr; };
    const bool low = has("low"), high = has("high"), value = has("value"), error = has("standard_error");
    if (value && !low && !high) {
        target.shape = TargetShape::about;
        if (!error && target.discrepancy == 0) { check.error(code::missing_key, path, fmt::format("the target `{}` has no uncertainty", target.name), "give `standard_error`, `discrepancy` or both"); }
        return;
    }
    if (value || error || (!low && !high)) {
        check.error(code::inconsistent, path, fmt::format("the target `{}` says in {} way what is observed", target.name, value || error ? "more than one" : "no"), ways);
        return;
    }
    target.shape = low && high ? TargetShape::between : low ? TargetShape::at_least : TargetShape::at_most;
    if (low && high && target.low >= target.high) {
        check.error(code::inconsistent, path + ".low", fmt::format("the target `{}` has low {:g} not below high {:g}", target.name, target.low, target.high), "low < high");
    }
    if (low != high && target.discrepancy == 0) {
        check.error(code::missing_key, path, fmt::format("the one-sided target `{}` has no scale", target.name), "give `discrepancy`: how far beyond the bound still counts as near");
    }
}

void check_reading(const Check& check, const std::string& path, const TargetConfig& target) {
    if ((target.reading == TargetReading::year) != (target.year != 0)) {
        check.error(code::inconsistent, path, fmt::format("the target `{}` has `reading: year` without a year, or a year without it", target.name), "`reading: year` and `year: 5` go together");
    }
    if (target.reading == TargetReading::pattern && (!target.over.empty() || target.group != "total")) {
        check.error(code::inconsistent, path, fmt::format("the pattern of target `{}` takes neither `over` nor `group`", target.name), "choose another reading, or leave them out");
    }
}

std::optional<TargetsConfig> read_tree(const Node& root, Diagnostics& diagnostics) {
    TargetsConfig config = targets_table().make();
    Reader reader(diagnostics, names_in_tree(root), "2000-01");
    targets_table().read(reader, root, config);
    if (diagnostics.has_errors()) { return std::nullopt; }
    const Check check{root, diagnostics};
    const Node* list = root.find("targets");
    std::set<std::string> names;
    for (std::size_t i = 0; i < config.targets.size(); ++i) {
        TargetConfig& target = config.targets[i];
        const std::string path = fmt::format("targets.{}", i);
        if (!names.insert(target.name).second) { check.error(code::repeated_name, path, fmt::format("the target `{}` is there twice", target.name), "names tell targets apart"); }
        read_shape(check, path, list->items.at(i), target);
        check_reading(check, path, target);
    }
    if (diagnostics.has_errors()) { return std::nullopt; }
    return config;
}

}  // namespace

TargetsConfig load_targets(const std::string& path) {
    Diagnostics diagnostics;
    const std::optional<Node> root = compose_files(path, diagnostics);
    std::optional<TargetsConfig> config;
    if (root) { config = read_tree(*root, diagnostics); }
    diagnostics.throw_if_errors();
    return std::move(config.value());
}

TargetsConfig load_targets_text(const std::string& name, const std::string& text) {
    Diagnostics diagnostics;
    const std::optional<Node> root = compose_text(name, text, diagnostics);
    std::optional<TargetsConfig> config;
    if (root) { config = read_tree(*root, diagnostics); }
    diagnostics.throw_if_errors();
    return std::move(config.value());
}

}  // namespace pactsim
