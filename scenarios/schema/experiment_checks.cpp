#include "scenarios/schema/experiment_checks.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/number.h"
#include "scenarios/schema/place_of.h"
#include "scenarios/schema/suggest.h"
#include "scenarios/schema/user_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace pactsim {

namespace {

struct Check {
    const ExperimentConfig& config;
    const Node& root;
    Diagnostics& diagnostics;

    void error(std::string_view code, const std::string& path, std::string message, std::string help) const {
        diagnostics.add({Severity::error, std::string{code}, path, std::move(message), std::move(help), place_of(root, path), 1});
    }
};

bool states_values(DesignMethod method) { return method == DesignMethod::list || method == DesignMethod::table; }
/// Whether the method puts points on the very ends of a factor.
bool meets_ends(const DesignConfig& design) { return design.method == DesignMethod::morris || (design.scrambles == 0 && (design.method == DesignMethod::sobol || design.method == DesignMethod::saltelli)); }

/// Whether the factor is given as one of the four kinds.
bool is_given(const Node& root, const FactorConfig& factor) {
    const Node* node = find_path(root, "factors." + factor.name);
    const auto has = [&](std::string_view key) { return node != nullptr && node->find(key) != nullptr; };
    return has("range") || has("dist") || has("values") || has("empirical");
}

void check_kind(const Check& check, const FactorConfig& factor) {
    const DesignConfig& design = check.config.design;
    const std::string path = "factors." + factor.name;
    const std::string_view method = design_method_names[static_cast<std::size_t>(design.method)];
    const bool given = is_given(check.root, factor);
    if (states_values(design.method)) {
        if (given) { check.error(code::inconsistent, path, fmt::format("the factor `{}` has a range, and the method `{}` states its values", factor.name, method), "keep `path`, `unit`, `role` and `source`, or choose another method"); }
        return;
    }
    if (!given) {
        check.error(code::missing_key, path, fmt::format("the factor `{}` has no values", factor.name), "give one of `range`, `dist`, `values` or `empirical`");
        return;
    }
    if (design.method == DesignMethod::zip && factor.kind != FactorKind::values) { check.error(code::inconsistent, path, fmt::format("the method `zip` needs `values` for the factor `{}`", factor.name), "all factors have lists of one length, read side by side"); }
    if (factor.kind != FactorKind::distribution) { return; }
    const bool open = std::isinf(quantile(factor.distribution, 0)) || std::isinf(quantile(factor.distribution, 1));
    if (open && meets_ends(design)) { check.error(code::inconsistent, path + ".dist", fmt::format("the method `{}` goes to the ends of a factor, and the distribution of `{}` has no end", method, factor.name), "cut it with `min` and `max`"); }
    if (factor.distribution.kind == Distribution::Kind::constant) { check.error(code::inconsistent, path + ".dist", fmt::format("the factor `{}` is one number, so it does not vary", factor.name), "give a range, or put the number under `overrides`"); }
}

void check_zip(const Check& check) {
    if (check.config.design.method != DesignMethod::zip) { return; }
    const std::size_t length = check.config.factors.front().values.size();
    for (const FactorConfig& factor : check.config.factors) {
        if (factor.values.size() == length) { continue; }
        check.error(code::wrong_length, "factors." + factor.name + ".values", fmt::format("`{}` has {} values, and `{}` has {}", factor.name, factor.values.size(), check.config.factors.front().name, length), "`zip` reads lists of one length side by side; `grid` combines all with all");
    }
}

void check_list_design(const Check& check) {
    const std::size_t factors = check.config.factors.size();
    for (std::size_t i = 0; i < check.config.design.list.size(); ++i) {
        const std::size_t length = check.config.design.list[i].size();
        if (length != factors) { check.error(code::wrong_length, fmt::format("design.list.{}", i), fmt::format("point {} has {} value{}, and there are {} factors", i + 1, length, length == 1 ? "" : "s", factors), "write one value for each factor, in the order of `factors`"); }
    }
}

void check_grid(const Check& check) {
    constexpr double most = 1e8;
    if (check.config.design.method != DesignMethod::grid) { return; }
    double points = 1;
    for (const FactorConfig& factor : check.config.factors) { points *= factor.kind == FactorKind::values ? static_cast<double>(factor.values.size()) : check.config.design.levels; }
    if (points > most) { check.error(code::too_many, "design", fmt::format("the grid would have {:g} points", points), "take fewer levels, or a method such as lhs, sobol or morris"); }
}

void check_correlations(const Check& check) {
    std::vector<std::string> names;
    for (const FactorConfig& factor : check.config.factors) { names.push_back(factor.name); }
    const auto& pairs = check.config.design.rank_correlations;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        for (const auto& [key, name] : {std::pair{"a", pairs[i].a}, std::pair{"b", pairs[i].b}}) {
            if (std::find(names.begin(), names.end(), name) == names.end()) { check.error(code::unknown_name, fmt::format("design.rank_correlations.{}.{}", i, key), fmt::format("there is no factor `{}`", name), suggestion_help(name, names, "factors")); }
        }
        if (pairs[i].a == pairs[i].b) { check.error(code::inconsistent, fmt::format("design.rank_correlations.{}", i), fmt::format("`{}` is paired with itself", pairs[i].a), "name two factors"); }
    }
}

std::optional<std::vector<double>> empirical_column(const Check& check, const FactorConfig& factor) {
    const std::optional<UserTable> table = read_user_table(factor.file, check.diagnostics);
    if (!table) { return std::nullopt; }
    const std::optional<std::size_t> column = table->find(factor.column);
    if (!column) {
        check.error(code::unknown_name, "factors." + factor.name + ".empirical.column", fmt::format("the table `{}` has no column `{}`", factor.file, factor.column), suggestion_help(factor.column, table->columns, "columns"));
        return std::nullopt;
    }
    return numbers_in_column(*table, *column, check.diagnostics);
}

void check_design_table(const Check& check) {
    const std::optional<UserTable> table = read_user_table(check.config.design.table, check.diagnostics);
    if (!table) { return; }
    for (const FactorConfig& factor : check.config.factors) {
        if (!table->find(factor.name)) { check.error(code::unknown_name, "design.table", fmt::format("the table `{}` has no column `{}`", check.config.design.table, factor.name), suggestion_help(factor.name, table->columns, "columns")); }
    }
    for (const std::string& column : table->columns) {
        const bool known = std::any_of(check.config.factors.begin(), check.config.factors.end(), [&](const FactorConfig& factor) { return factor.name == column; });
        if (!known) { check.error(code::unknown_name, "design.table", fmt::format("the column `{}` of `{}` is no factor", column, check.config.design.table), "declare it under `factors`, or take it out of the table"); }
    }
}

}  // namespace

void check_study_itself(const ExperimentConfig& config, const Node& root, Diagnostics& diagnostics) {
    const Check check{config, root, diagnostics};
    std::set<std::string> paths;
    for (const FactorConfig& factor : config.factors) {
        const std::string path = "factors." + factor.name + ".path";
        if (!paths.insert(factor.path).second) { check.error(code::repeated_name, path, fmt::format("two factors set `{}`", factor.path), "give each factor a path of its own"); }
        if (factor.path == "schema" || factor.path == "name" || factor.path == "run.replicates" || factor.path == "run.seed" || factor.path.find('=') != std::string::npos) {
            check.error(code::set_path, path, fmt::format("`{}` cannot be a factor", factor.path), "replicates stand under `replications`; all points share the seed of the scenario");
        }
        check_kind(check, factor);
    }
    check_zip(check);
    check_list_design(check);
    check_grid(check);
    check_correlations(check);
    if (!config.replications.outcome.empty() && config.schemes.empty()) { check.error(code::inconsistent, "replications", "a target is set for differences from the baseline, and there is no scheme", "add `schemes`, or give a number of replicates"); }
}

std::vector<std::vector<double>> check_tables(const ExperimentConfig& config, const Node& root, Diagnostics& diagnostics) {
    const Check check{config, root, diagnostics};
    std::vector<std::vector<double>> columns(config.factors.size());
    for (std::size_t f = 0; f < config.factors.size(); ++f) {
        if (config.factors[f].kind != FactorKind::empirical) { continue; }
        if (std::optional<std::vector<double>> column = empirical_column(check, config.factors[f])) { columns[f] = std::move(*column); }
    }
    if (config.design.method == DesignMethod::table) { check_design_table(check); }
    return columns;
}

Place place_in(const Node& root, const std::string& path, std::size_t item) {
    const Node* list = find_path(root, path);
    return list != nullptr && item < list->items.size() ? list->items[item].place : place_of(root, path);
}

}  // namespace pactsim
