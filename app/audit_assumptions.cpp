#include "app/audit_assumptions.h"

#include "app/audit_comments.h"
#include "scenarios/schema/emit.h"
#include "scenarios/schema/fields/tables.h"
#include "scenarios/schema/yaml_source.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string_view>

namespace pactsim {

namespace {

/// How the source of a value starts that is not the default and has no comment: then nothing is known of it, whatever is known of the default.
constexpr std::string_view no_comment = "set by the scenario, no comment at hand";

Node parsed(const std::string& name, const std::string& text) {
    Diagnostics diagnostics;
    std::optional<Node> tree = parse_yaml(name, text, diagnostics);
    if (!tree) throw InputError(fmt::format("{} cannot be read as YAML", name));
    return std::move(*tree);
}

/// A value of the tree with the row that describes it.
struct Found {
    std::string path, pattern;
    const RowShape* row = nullptr;
    const Node* node = nullptr;
};

void find_values(const TableShape& table, const Node& node, const std::string& path, const std::string& pattern, std::vector<Found>& out);

void find_row(const RowShape& row, const Node& node, const std::string& parent, const std::string& parent_pattern, std::vector<Found>& out) {
    const Node* child = node.find(row.key());
    if (child == nullptr) return;
    const std::string path = join_path(parent, row.key()), pattern = join_path(parent_pattern, row.key());
    const TableShape* table = row.value().table();
    const std::string label = row.value().item_label();
    if (table == nullptr) return out.push_back({path, pattern, &row, child});
    if (label.empty()) return find_values(*table, *child, path, pattern, out);
    for (const Entry& entry : child->entries) find_values(*table, entry.value, join_path(path, entry.key), join_path(pattern, label), out);
    for (std::size_t k = 0; k < child->items.size(); ++k) {
        const std::string name = name_of_item(child->items[k]);
        find_values(*table, child->items[k], join_path(path, name.empty() ? std::to_string(k) : name), join_path(pattern, label), out);
    }
}

void find_values(const TableShape& table, const Node& node, const std::string& path, const std::string& pattern, std::vector<Found>& out) {
    for (const RowShape* row : table.shapes()) find_row(*row, node, path, pattern, out);
}

/// Flow texts of all values of a tree by path.
std::map<std::string, std::string> values_by_path(const Node& tree) {
    std::vector<Found> found;
    find_values(scenario_table(), tree, "", "", found);
    std::map<std::string, std::string> values;
    for (const Found& one : found) values[one.path] = to_flow(*one.node);
    return values;
}

/// Paths of `policy` at which an arm has another value than the baseline, or one that the baseline has not (or no longer has): "arm: value" of each such arm.
std::map<std::string, std::vector<std::string>> differing_paths(const AuditSubject& subject) {
    std::map<std::string, std::vector<std::string>> differing;
    if (subject.arms.empty() || subject.arms.front().policy_yaml.empty()) return differing;
    const auto base = values_by_path(parsed("the baseline's policy", subject.arms.front().policy_yaml));
    for (std::size_t a = 1; a < subject.arms.size(); ++a) {
        const auto own = values_by_path(parsed("the policy of " + subject.arms[a].name, subject.arms[a].policy_yaml));
        for (const auto& [path, value] : own) {
            const auto other = base.find(path);
            if (other == base.end() || other->second != value) differing[path].push_back(subject.arms[a].name + ": " + value);
        }
        for (const auto& [path, value] : base) {
            if (!own.contains(path)) differing[path].push_back(subject.arms[a].name + ": not there");
        }
    }
    return differing;
}

bool mentions(const std::string& text, std::string_view word) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b)); };
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
}

std::string basis_of(const AssumptionRow& row, bool on_command_line) {
    if (on_command_line) return "command line";
    if (row.source.empty() || row.source == "the scenario gives it" || row.source.starts_with(no_comment)) return "none recorded";
    if (row.source.starts_with("rule of the") || mentions(row.source, "chosen by the author")) return "choice of the scenario";
    if (mentions(row.source, "assumption") || mentions(row.source, "judgement")) return "assumption";
    return mentions(row.source, "calibration") ? "calibration" : "source or comment";
}

/// The last range of numbers in a source, such as "2.3e4-2e5", "-4 to 0" or "(0.03-0.12)"; empty if there is none.
std::string range_in(const std::string& source) {
    static const std::regex range(R"((^|[\s(,;])(-?\d*\.?\d+(?:e-?\d+)?)\s?(?:-|to)\s?(-?\d*\.?\d+(?:e-?\d+)?)(?![\w.]*\w))");
    std::string last;
    for (auto m = std::sregex_iterator(source.begin(), source.end(), range); m != std::sregex_iterator(); ++m) last = (*m)[2].str() + " to " + (*m)[3].str();
    return last;
}

std::set<std::string> overridden_paths(const std::string& overrides) {
    std::set<std::string> paths;
    for (std::size_t at = 0; at < overrides.size();) {
        const std::size_t end = std::min(overrides.find('\n', at), overrides.size());
        const std::string line = overrides.substr(at, end - at);
        paths.insert(line.substr(0, line.find('=')));
        at = end + 1;
    }
    return paths;
}

/// Whether a value was set on the command line, by itself or with what holds it.
bool is_overridden(const std::set<std::string>& paths, const std::string& path) {
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& set) { return path == set || path.starts_with(set + '.'); });
}

AssumptionRow row_of(const Found& found, const ScenarioComments& comments, bool on_command_line) {
    AssumptionRow row{found.path, found.pattern, to_flow(*found.node), {}, found.row->text().unit, found.row->text().meaning, {}, {}, {}, {}};
    const std::optional<Node> fallback = found.row->default_node();
    if (fallback) row.fallback = to_flow(*fallback);
    const bool is_default = fallback && row.fallback == row.value;
    const std::string comment = comments.of(found.path, row.value);
    if (on_command_line) row.source = "set on the command line; the scenario language says: " + found.row->text().source;
    else if (!comment.empty()) row.source = without_folders(comment);
    else if (is_default || !fallback) row.source = found.row->text().source;
    else row.source = fmt::format("{}; of the default {}: {}", no_comment, row.fallback, found.row->text().source);
    row.range = range_in(row.source);
    if (row.range.empty()) row.range = range_in(found.row->text().source);
    if (row.range.empty() && mentions(found.row->text().source, "half to double")) row.range = "half to double the default";
    if (row.range.empty() && !found.row->value().allowed().empty()) row.range = "allowed: " + found.row->value().allowed();
    row.basis = basis_of(row, on_command_line);
    return row;
}

}  // namespace

std::vector<AssumptionRow> list_assumptions(const AuditSubject& subject, const std::string& scenario_path) {
    const Node tree = parsed("the resolved scenario", subject.provenance.resolved_yaml);
    const ScenarioComments comments = scenario_path.empty() ? ScenarioComments::of_text(subject.provenance.source_text) : ScenarioComments::of_file(scenario_path);
    const std::set<std::string> overridden = overridden_paths(subject.provenance.overrides);
    std::map<std::string, std::vector<std::string>> differing = differing_paths(subject);
    std::vector<Found> found;
    find_values(scenario_table(), tree, "", "", found);
    std::vector<AssumptionRow> rows;
    for (const Found& one : found) {
        rows.push_back(row_of(one, comments, is_overridden(overridden, one.path)));
        const auto differs = differing.find(one.path);
        if (differs == differing.end()) continue;
        rows.back().differs = differs->second;
        differing.erase(differs);
    }
    // What schemes add stands in no row of the baseline.
    for (std::size_t a = 1; a < subject.arms.size(); ++a) {
        const Node policy = parsed("the policy of " + subject.arms[a].name, subject.arms[a].policy_yaml);
        std::vector<Found> own;
        find_values(scenario_table(), policy, "", "", own);
        for (const Found& one : own) {
            const auto differs = differing.find(one.path);
            if (differs == differing.end()) continue;
            rows.push_back(row_of(one, {}, false));
            rows.back().value = "not in the baseline";
            rows.back().differs = differs->second;
            differing.erase(differs);
        }
    }
    return rows;
}

AuditTable assumptions_table(const std::vector<AssumptionRow>& rows) {
    AuditTable table{"assumptions", "Assumptions log",
                     "Every value of the scenario. “Differs in” gives the value of each scheme that holds another one (or none) in `policy`; intermediaries that a scheme pays for stand in the scheme’s file only. The last "
                     "three columns are for people to fill in.",
                     {"path", "value", "default", "unit", "meaning", "basis", "source", "plausible range", "differs in", "reliability", "owner", "sign-off"},
                     {}};
    for (const AssumptionRow& row : rows) {
        table.rows.push_back({row.path, row.value, row.fallback, row.unit, row.meaning, row.basis, row.source, row.range, fmt::format("{}", fmt::join(row.differs, "; ")), "", "", ""});
    }
    return table;
}

}  // namespace pactsim
