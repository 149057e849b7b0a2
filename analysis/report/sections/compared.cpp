// Section 3: what differs? Only the settings in which an option departs from the baseline.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/yaml_source.h"

#include <fmt/format.h>

#include <array>
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

/// The list item that a path belongs to: "instruments.trade_mission" of "instruments.trade_mission.kind"; empty for settings outside named lists.
std::string item_of(const std::string& path) {
    const std::size_t list = path.find('.');
    const std::size_t item = list == std::string::npos ? list : path.find('.', list + 1);
    return item == std::string::npos ? std::string() : path.substr(0, item);
}

bool has_item(const Settings& settings, const std::string& item) {
    const auto found = settings.lower_bound(item + ".");
    return found != settings.end() && found->first.compare(0, item.size() + 1, item + ".") == 0;
}

/// A setting of a new instrument that a reader wants to know; values that say "nothing" or "no limit" are passed over.
struct Term {
    std::string_view key, words;
};
constexpr std::array<Term, 9> terms{{{"budget_gbp_per_year", "budget GBP {} a year"},
                                     {"award_gbp", "award GBP {}"},
                                     {"award_share", "award {} of project cost"},
                                     {"award_cap_gbp", "at most GBP {}"},
                                     {"delivery_cost_gbp", "delivery GBP {} each"},
                                     {"fixed_cost_gbp_per_year", "running cost GBP {} a year"},
                                     {"fee_gbp", "fee GBP {}"},
                                     {"reach", "reach: {}"},
                                     {"funder", "paid by {}"}}};

/// A new item of a list in a line: its telling terms, then what it works on.
std::string terms_of(const Settings& settings, const std::string& item) {
    std::vector<std::string> parts;
    for (const Term& term : terms) {
        const auto found = settings.find(fmt::format("{}.{}", item, term.key));
        if (found == settings.end() || found->second == "0" || found->second == "1000000000") continue;
        parts.push_back(fmt::format(fmt::runtime(term.words), found->second));
    }
    const std::string effects = item + ".effects.";
    std::set<std::string> levers;
    for (auto row = settings.lower_bound(effects); row != settings.end() && row->first.compare(0, effects.size(), effects) == 0; ++row) {
        if (row->second != "0") levers.insert(row->first.substr(effects.size(), row->first.find('.', effects.size()) - effects.size()));
    }
    if (!levers.empty()) parts.push_back(fmt::format("works on {}", fmt::join(levers, ", ")));
    return parts.empty() ? "there" : fmt::format("{}", fmt::join(parts, "; "));
}

struct Differences {
    ReportTable table;
    std::set<std::string> items, settings;  // list items that are new or gone, and single settings
};

/// Rows of one option: an item that one side lacks is one row, a setting that both have is another.
void add_rows(const StudyView& view, std::size_t arm, const Settings& baseline, const Settings& option, Differences& found) {
    std::set<std::string> paths;
    for (const auto* side : {&baseline, &option}) {
        for (const auto& [path, value] : *side) paths.insert(path);
    }
    std::set<std::string> told;
    for (const std::string& path : paths) {
        if (value_at(baseline, path) == value_at(option, path)) continue;
        const std::string item = item_of(path);
        const bool before = has_item(baseline, item), after = has_item(option, item);
        if (!item.empty() && before != after) {
            if (!told.insert(item).second) continue;
            found.items.insert(item);
            found.table.rows.push_back({{word_cell(view.label(arm)), word_cell(item), word_cell(before ? terms_of(baseline, item) : "not there"),
                                         word_cell(after ? terms_of(option, item) : "not there")},
                                        arm});
        } else {
            found.settings.insert(path);
            found.table.rows.push_back({{word_cell(view.label(arm)), word_cell(path), word_cell(value_at(baseline, path)), word_cell(value_at(option, path))}, arm});
        }
    }
}

Differences differences_of(const StudyView& view) {
    Differences found;
    found.table.columns = {{"Option", "option", false}, {"Setting", "setting", false}, {"Baseline", "baseline", false}, {"Option has", "option_value", false}};
    const auto& arms = view.study().layout.arms;
    const Settings baseline = settings_of(arms.front());
    for (const std::size_t arm : view.schemes()) add_rows(view, arm, baseline, settings_of(arms[arm]), found);
    return found;
}

}  // namespace

std::string build_compared(const SectionContext& context) {
    const Differences found = differences_of(context.view);
    const std::string html =
        paragraph("All options are run in the same futures with the same random draws; they differ in policy alone, never in firms, horizon or seed.");
    if (found.table.rows.empty()) return html + paragraph("No setting differs between the baseline and the options: every difference below is exactly zero.");
    Exhibit exhibit;
    exhibit.number = "3";
    exhibit.caption.bold = fmt::format("Options add or drop {} and change {}", counted(static_cast<std::int64_t>(found.items.size()), "instrument", "instruments"),
                                       counted(static_cast<std::int64_t>(found.settings.size()), "other setting", "other settings"));
    exhibit.caption.rest = ".";
    exhibit.caption.subtitle = "Against the baseline; an instrument that one side lacks is \u201cnot there\u201d. Every setting is in the study file.";
    exhibit.table = found.table;
    return html + exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
