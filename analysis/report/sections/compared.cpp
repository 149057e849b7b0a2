// Section 3: what differs? Only the settings in which an option departs from the baseline.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace pactsim::report {

namespace {

using Settings = std::map<std::string, std::string>;  // path -> value

void flatten(const Node& node, const std::string& path, Settings& out) {
    if (node.kind == Node::Kind::map) {
        for (const Entry& entry : node.entries) flatten(entry.value, join_path(path, entry.key), out);
    } else if (is_named_list(node)) {
        for (const Node& item : node.items) {
            for (const Entry& entry : item.entries) {
                if (entry.key != "name") flatten(entry.value, join_path(join_path(path, name_of_item(item)), entry.key), out);
            }
        }
    } else {
        out[path] = to_flow(node);
    }
}

Settings settings_of(const StudyArm& arm) {
    Settings settings;
    Diagnostics diagnostics;
    const std::optional<Node> tree = parse_yaml(arm.name, arm.resolved_policy_yaml, diagnostics);
    if (!tree) return settings;
    const Node* policy = tree->find("policy");
    flatten(policy != nullptr ? *policy : *tree, "", settings);
    return settings;
}

std::string value_at(const Settings& settings, const std::string& path) {
    const auto found = settings.find(path);
    return found == settings.end() ? "not there" : found->second;
}

/// A new instrument brings dozens of settings; its name, kind, budget and dates tell a reader most.
bool is_worth_telling(const std::string& path, const Settings& baseline, const Settings& option) {
    if (baseline.count(path) > 0 && option.count(path) > 0) return true;
    const std::string key = path.substr(path.find_last_of('.') + 1);
    static const std::set<std::string> telling{"kind",        "funder",        "budget_gbp_per_year", "from_month", "to_month",
                                               "award_share", "award_cap_gbp", "delivery_cost_gbp",   "allocation", "label",
                                               "reach",       "fee_gbp"};
    return telling.count(key) > 0;
}

struct Differences {
    ReportTable table;
    std::set<std::string> paths;
    std::size_t settings = 0, left_out = 0;
};

Differences differences_of(const StudyView& view) {
    Differences found;
    found.table.columns = {{"Option", "option", false}, {"Setting", "setting", false}, {"Baseline", "baseline", false}, {"Option has", "option_value", false}};
    const auto& arms = view.study().layout.arms;
    const Settings baseline = settings_of(arms.front());
    std::set<std::string> all;
    for (const auto& [path, value] : baseline) all.insert(path);
    for (const std::size_t arm : view.schemes()) {
        const Settings option = settings_of(arms[arm]);
        std::set<std::string> paths;
        for (const auto* side : {&baseline, &option}) {
            for (const auto& [path, value] : *side) paths.insert(path);
        }
        all.insert(paths.begin(), paths.end());
        for (const std::string& path : paths) {
            const std::string before = value_at(baseline, path), after = value_at(option, path);
            if (before == after) continue;
            found.paths.insert(path);
            if (!is_worth_telling(path, baseline, option)) {
                ++found.left_out;
                continue;
            }
            found.table.rows.push_back({{word_cell(view.label(arm)), word_cell(path), word_cell(before), word_cell(after)}, arm});
        }
    }
    found.settings = all.size();
    return found;
}

std::string arms_list(const StudyView& view) {
    std::vector<std::string> items;
    const auto& arms = view.study().layout.arms;
    for (std::size_t arm = 0; arm < arms.size(); ++arm) {
        std::string files, instruments;
        for (const std::string& file : arms[arm].files) files += (files.empty() ? "" : " + ") + file;
        for (const std::string& name : arms[arm].instruments) instruments += (instruments.empty() ? "" : ", ") + name;
        items.push_back(fmt::format("{}{}{}{}", arm == 0 && view.label(arm) != "Baseline" ? "Baseline: " : "", view.label(arm),
                                    files.empty() ? "" : fmt::format(" ({})", files), instruments.empty() ? "" : "; instruments that differ: " + instruments));
    }
    return bullet_list(items);
}

}  // namespace

std::string build_compared(const SectionContext& context) {
    const Differences found = differences_of(context.view);
    std::string html =
        paragraph("All options are run in the same futures with the same random draws; they differ in policy alone, never in firms, horizon or seed.") +
        arms_list(context.view);
    if (found.table.rows.empty()) return html + paragraph("No setting differs between the baseline and the options: every difference below is exactly zero.");
    Exhibit exhibit;
    exhibit.number = "3";
    exhibit.caption.bold = fmt::format("Options differ in {} of {} policy settings", shown_whole(static_cast<std::int64_t>(found.paths.size())),
                                       shown_whole(static_cast<std::int64_t>(found.settings)));
    exhibit.caption.rest = ".";
    exhibit.caption.subtitle = "Settings of the policy section with every default filled in; an instrument that one side lacks is \u201cnot there\u201d.";
    exhibit.table = found.table;
    if (found.left_out > 0) {
        exhibit.notes.push_back(fmt::format("Of instruments that are new or dropped, the telling settings are listed; {} more are in the study file.",
                                            counted(static_cast<std::int64_t>(found.left_out), "setting", "settings")));
    }
    return html + exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
