// Trying factors out on the arms of a study: a mistake in a range should cost a second, not a night.

#include "scenarios/schema/codes.h"
#include "scenarios/schema/compose.h"
#include "scenarios/schema/experiment_checks.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/place_of.h"
#include "scenarios/schema/read_config.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/user_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace pactsim {

namespace {

constexpr std::size_t most_trials = 100;   // of one factor: enough for every list a person writes

/// Names of what stands under a node: keys of a map, names or positions in a list.
std::vector<std::string> steps_under(const Node& node) {
    std::vector<std::string> steps;
    for (const Entry& entry : node.entries) { steps.push_back(entry.key); }
    for (std::size_t i = 0; i < node.items.size(); ++i) { steps.push_back(is_named_list(node) ? name_of_item(node.items[i]) : std::to_string(i)); }
    return steps;
}

void paths_ending_in(const Node& node, const std::string& path, const std::string& last, std::vector<std::string>& found) {
    for (const Entry& entry : node.entries) {
        if (entry.key == last) { found.push_back(join_path(path, entry.key)); }
        paths_ending_in(entry.value, join_path(path, entry.key), last, found);
    }
    if (!is_named_list(node)) { return; }
    for (const Node& item : node.items) { paths_ending_in(item, join_path(path, name_of_item(item)), last, found); }
}

/// Where the path leaves the tree, and what would have been right.
std::string advice(const std::vector<Node>& trees, const std::string& path) {
    const std::vector<std::string> steps = split_path(path);
    std::vector<std::string> near;
    for (const Node& tree : trees) { paths_ending_in(tree, "", steps.back(), near); }
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
    if (!near.empty() && near.size() <= 3) { return fmt::format("did you mean {}?", quoted_list(near, "or")); }
    const Node* deepest = nullptr;
    std::size_t depth = 0;
    for (const Node& tree : trees) {
        const Node* node = &tree;
        std::size_t at = 0;
        for (const Node* next = node; at < steps.size(); ++at, node = next) {
            next = find_path(*node, steps[at]);
            if (next == nullptr) { break; }
        }
        if (deepest == nullptr || at > depth) { deepest = node, depth = at; }
    }
    const std::vector<std::string> under = steps_under(*deepest);
    if (under.empty()) { return fmt::format("the path ends before `{}`", steps[depth]); }
    return fmt::format("{} (at `{}`); `pactsim describe parameters` lists all paths", suggestion_help(steps[depth], under, "names"), steps[depth]);
}

class Trials {
 public:
    Trials(const std::vector<ExperimentArm>& arms, const Node& root, Diagnostics& diagnostics) : root_(root), diagnostics_(diagnostics) {
        for (const ExperimentArm& arm : arms) {
            Diagnostics none;
            trees_.push_back(compose_text(arm.name, arm.scenario.resolved_yaml, none).value());
        }
    }

    void check(const FactorConfig& factor, const std::vector<std::string>& values) {
        const auto arm = std::find_if(trees_.begin(), trees_.end(), [&](const Node& tree) { return find_path(tree, factor.path) != nullptr; });
        const std::string place = "factors." + factor.name;
        if (arm == trees_.end()) {
            add(code::set_path, place + ".path", fmt::format("no arm of the study has a setting `{}`", factor.path), advice(trees_, factor.path));
            return;
        }
        for (const std::string& value : values) {
            if (!try_one(*arm, factor, value)) { return; }
        }
    }

 private:
    void add(std::string_view code, const std::string& path, std::string message, std::string help) {
        diagnostics_.add({Severity::error, std::string{code}, path, std::move(message), std::move(help), place_of(root_, path), 1});
    }

    /// False after a report.
    bool try_one(const Node& tree, const FactorConfig& factor, const std::string& value) {
        Diagnostics found;
        Node changed = tree;
        const std::vector<std::string> line{factor.path + "=" + value};
        apply_overrides(changed, line, found);
        if (!found.has_errors()) { static_cast<void>(read_tree(changed, found)); }
        if (!found.has_errors()) { return true; }
        const Diagnostic& first = *std::find_if(found.all().begin(), found.all().end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
        static constexpr std::array<const char*, 4> keys{"range", "dist", "values", "empirical"};
        add(first.code, fmt::format("factors.{}.{}", factor.name, keys[static_cast<std::size_t>(factor.kind)]), fmt::format("the factor `{}` cannot be {}: {}", factor.name, value, first.message), first.help);
        return false;
    }

    const Node& root_;
    Diagnostics& diagnostics_;
    std::vector<Node> trees_;
};

/// The cells of a factor in a list or table of points.
std::vector<std::string> stated_values(const ExperimentConfig& config, std::size_t factor) {
    std::set<std::string> cells;
    if (config.design.method == DesignMethod::list) {
        for (const auto& point : config.design.list) { cells.insert(point[factor]); }
    } else {
        Diagnostics reported;
        const std::optional<UserTable> table = read_user_table(config.design.table, reported);
        const std::optional<std::size_t> column = table ? table->find(config.factors[factor].name) : std::nullopt;
        if (!column) { return {}; }
        for (const auto& row : table->rows) { cells.insert(row[*column]); }
    }
    std::vector<std::string> values(cells.begin(), cells.end());
    const bool numeric = std::all_of(values.begin(), values.end(), [](const std::string& v) { return parse_real(v).verdict == NumberVerdict::number; });
    if (numeric) {
        std::sort(values.begin(), values.end(), [](const std::string& a, const std::string& b) { return parse_real(a).value < parse_real(b).value; });
        return {values.front(), values.back()};
    }
    return values;
}

}  // namespace

std::vector<std::string> trial_values(const FactorConfig& factor, const std::vector<double>& column) {
    switch (factor.kind) {
        case FactorKind::range: return {shortest(factor.range[0]), shortest(factor.range[1])};
        case FactorKind::distribution: {
            const auto end = [&](double u, double inside) {
                const double outermost = quantile(factor.distribution, u);
                return std::isinf(outermost) ? quantile(factor.distribution, inside) : outermost;
            };
            return {shortest(end(0, 0.001)), shortest(end(1, 0.999))};
        }
        case FactorKind::values: return factor.values;
        case FactorKind::empirical:
            if (column.empty()) { return {}; }
            return {shortest(*std::min_element(column.begin(), column.end())), shortest(*std::max_element(column.begin(), column.end()))};
    }
    return {};
}

void check_factors(const ExperimentConfig& config, const std::vector<ExperimentArm>& arms, const std::vector<std::vector<double>>& columns, const Node& root, Diagnostics& diagnostics) {
    Trials trials(arms, root, diagnostics);
    const bool stated = config.design.method == DesignMethod::list || config.design.method == DesignMethod::table;
    for (std::size_t f = 0; f < config.factors.size(); ++f) {
        std::vector<std::string> values = stated ? stated_values(config, f) : trial_values(config.factors[f], columns[f]);
        if (values.size() > most_trials) { values.resize(most_trials); }
        trials.check(config.factors[f], values);
    }
}

void pass_on(const Diagnostics& from, Diagnostics& to) {
    for (const Diagnostic& one : from.all()) {
        const auto same = [&](const Diagnostic& d) { return d.place.file == one.place.file && d.place.line == one.place.line && d.place.column == one.place.column && d.message == one.message; };
        if (one.severity != Severity::error || std::any_of(to.all().begin(), to.all().end(), same)) { continue; }
        to.remember(one.place.file, std::string{from.text_of(one.place.file)});
        to.add(one);
    }
}

}  // namespace pactsim
