#include "analysis/experiments/csv_table.h"
#include "analysis/experiments/design_csv.h"
#include "analysis/experiments/designs/methods.h"
#include "analysis/experiments/designs/rank_correlation.h"
#include "analysis/experiments/sweep_input.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>

namespace pactsim {

namespace {

using Json = nlohmann::json;

constexpr std::array<const char*, 4> place_columns{"scramble", "base", "part", "changed"};

/// What the comment for programs says; nothing if there is none or it is not whole.
struct Facts {
    bool known = false;
    bool in_unit_cube = false;
    DesignConfig design;
    ScrambleKind scrambling = ScrambleKind::owen;
    std::int64_t seed = 1;
    std::vector<SweepFactor> factors;
};

template <typename Names>
std::size_t index_in(const Names& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) throw std::invalid_argument(name);
    return static_cast<std::size_t>(found - names.begin());
}

Facts facts_of_json(const Json& line) {
    Facts facts;
    DesignConfig& d = facts.design;
    d.method = static_cast<DesignMethod>(index_in(design_method_names, line.at("method").get<std::string>()));
    d.k = line.at("k").get<int>();
    d.points = line.at("points").get<std::uint32_t>();
    d.scrambles = line.at("scrambles").get<std::uint32_t>();
    d.second_order = line.at("second_order").get<bool>();
    d.trajectories = line.at("trajectories").get<std::uint32_t>();
    d.levels = line.at("levels").get<int>();
    for (const Json& c : line.at("rank_correlations")) d.rank_correlations.push_back({c.at("a").get<std::string>(), c.at("b").get<std::string>(), c.at("value").get<double>()});
    facts.scrambling = static_cast<ScrambleKind>(index_in(std::array<std::string_view, 3>{"none", "owen", "linear"}, line.at("scrambling").get<std::string>()));
    if (d.scrambles == 0) facts.scrambling = ScrambleKind::none;
    facts.seed = line.at("seed").get<std::int64_t>();
    facts.in_unit_cube = line.at("in_unit_cube").get<bool>();
    for (const Json& f : line.at("factors")) {
        facts.factors.push_back({f.at("name").get<std::string>(), f.at("path").get<std::string>(), f.at("unit").get<std::string>(),
                                 static_cast<FactorRole>(index_in(factor_role_names, f.at("role").get<std::string>())), f.at("labels").get<std::vector<std::string>>()});
    }
    facts.known = true;
    return facts;
}

Facts facts_of(const CsvTable& table) {
    constexpr std::string_view mark = " pactsim-design ";
    for (const std::string& comment : table.comments) {
        if (comment.rfind(mark, 0) != 0) continue;
        try {
            return facts_of_json(Json::parse(comment.substr(mark.size())));
        } catch (const std::exception& error) {
            throw InputError(fmt::format("{}: the comment that begins with `# pactsim-design` is damaged ({})\n = help: write the design again, or take the line out: the rows then count as a plain sample", table.path,
                                         error.what()));
        }
    }
    return {};
}

std::vector<std::string> factor_columns(const CsvTable& table) {
    std::vector<std::string> names;
    for (const std::string& name : table.header) {
        if (std::find(place_columns.begin(), place_columns.end(), name) == place_columns.end()) names.push_back(name);
    }
    if (names.empty()) throw InputError(fmt::format("{}: no column holds a factor", table.path));
    return names;
}

/// Labels of a column that holds words: all of them, sorted. Empty for a column of numbers.
std::vector<std::string> labels_in(const CsvTable& table, std::size_t column) {
    const bool any_number = std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return csv_number(row[column]).has_value(); });
    if (any_number) return {};
    std::vector<std::string> labels;
    for (const auto& row : table.rows) labels.push_back(row[column]);
    std::sort(labels.begin(), labels.end());
    labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
    return labels;
}

double value_in(const CsvTable& table, std::size_t row, std::size_t column, const SweepFactor& factor) {
    const std::string& field = table.rows[row][column];
    if (!factor.labels.empty()) {
        const auto found = std::find(factor.labels.begin(), factor.labels.end(), field);
        if (found == factor.labels.end()) throw InputError(fmt::format("{}: `{}` is not a value of `{}`", table.place(row), field, factor.name));
        return static_cast<double>(found - factor.labels.begin());
    }
    const auto value = csv_number(field);
    if (!value) throw InputError(fmt::format("{}: `{}` in the column `{}` is not a number", table.place(row), field, factor.name));
    return *value;
}

std::int64_t whole_in(const CsvTable& table, std::size_t row, std::size_t column, std::int64_t low, std::int64_t high) {
    const auto value = csv_number(table.rows[row][column]);
    if (!value || *value != std::floor(*value) || *value < static_cast<double>(low) || *value > static_cast<double>(high)) {
        throw InputError(fmt::format("{}: `{}` in the column `{}` is not a whole number from {} to {}", table.place(row), table.rows[row][column], table.header[column], low, high));
    }
    return static_cast<std::int64_t>(*value);
}

void read_places(const CsvTable& table, AnalysisInput& input) {
    std::array<std::optional<std::size_t>, 4> columns;
    for (std::size_t c = 0; c < columns.size(); ++c) columns[c] = table.find(place_columns[c]);
    for (std::size_t row = 0; row < input.rows; ++row) {
        RowPlace place{0, static_cast<std::uint32_t>(row), 0, -1};
        const auto d = static_cast<std::int64_t>(input.dimensions());
        const auto most = static_cast<std::int64_t>(input.rows) - 1;
        if (columns[0]) place.scramble = static_cast<std::uint32_t>(whole_in(table, row, *columns[0], 0, most));
        if (columns[1]) place.base = static_cast<std::uint32_t>(whole_in(table, row, *columns[1], 0, std::int64_t{1} << 31));
        if (columns[2]) place.part = static_cast<std::uint32_t>(whole_in(table, row, *columns[2], 0, 2 * d + 2));
        if (columns[3]) place.changed = static_cast<std::int32_t>(whole_in(table, row, *columns[3], -1, d - 1));
        input.places.push_back(place);
    }
}

/// Two results at one place would leave it to chance which of them counts.
void refuse_doubles(const CsvTable& table, const AnalysisInput& input) {
    std::vector<std::size_t> order(input.rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t row) { return std::tuple(input.places[row].scramble, input.places[row].base, input.places[row].part); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (key(order[i]) != key(order[i - 1])) continue;
        throw InputError(fmt::format("{}: this row has the scramble, base and part of line {}", table.place(order[i]), table.lines[order[i - 1]]));
    }
}

/// Levels of the grid that the columns show: the most different values of one, and an even number as in all such designs. Values count as one where only rounding tells them apart.
int levels_seen(const AnalysisInput& input) {
    std::size_t most = 0;
    for (std::size_t j = 0; j < input.dimensions(); ++j) {
        std::vector<double> column;
        for (std::size_t row = 0; row < input.rows; ++row) column.push_back(input.value_at(row, j));
        std::sort(column.begin(), column.end());
        const double apart = 1e-9 * (column.back() - column.front());
        std::size_t count = 1;
        for (std::size_t i = 1; i < column.size(); ++i) count += column[i] - column[i - 1] > apart ? 1U : 0U;
        most = std::max(most, count);
    }
    return static_cast<int>(most + most % 2);
}

/// A method from where rows stand, for tables whose comment is lost.
void guess_method(const CsvTable& table, AnalysisInput& input) {
    input.design.method = DesignMethod::table;
    if (!table.find("scramble") || !table.find("base") || !table.find("part")) return;
    std::uint32_t most_part = 0, most_scramble = 0;
    for (const RowPlace& place : input.places) {
        most_part = std::max(most_part, place.part);
        most_scramble = std::max(most_scramble, place.scramble);
    }
    input.design.scrambles = most_scramble + 1;
    const auto d = static_cast<std::uint32_t>(input.dimensions());
    const bool moves = table.find("changed").has_value();
    if (most_part == 0) input.design.method = DesignMethod::sobol;
    else if (most_part == d && moves) input.design.method = DesignMethod::morris;
    else if (most_part == d + 1 || most_part == 2 * d + 1) input.design.method = DesignMethod::saltelli;
    if (input.design.method == DesignMethod::morris) input.design.levels = levels_seen(input);
    input.design.second_order = input.design.method == DesignMethod::saltelli && most_part == 2 * d + 1;
}

/// Coordinates as the design has them; false if the rows do not stand as they were written.
bool computed_units(const Facts& facts, AnalysisInput& input) {
    if (!facts.known || !facts.in_unit_cube) return false;
    try {
        const auto design = make_unit_design(facts.design, input.dimensions(), facts.seed, facts.scrambling);
        if (design->rows() != input.rows) return false;
        std::vector<std::string> names;
        for (const SweepFactor& factor : input.factors) names.push_back(factor.name);
        const RankCorrelation correlation(facts.design.rank_correlations, names);
        for (std::size_t row = 0; row < input.rows; ++row) {
            if (!(design->place(row) == input.places[row])) return false;
            const std::span<double> unit = std::span(input.unit).subspan(row * input.dimensions(), input.dimensions());
            design->point(row, unit);
            correlation.apply(unit);
        }
    } catch (const UsageError&) {
        return false;  // a comment that somebody changed
    }
    return true;
}

}  // namespace

AnalysisInput read_design(const std::string& path) {
    const CsvTable table = read_csv_table(path);
    if (table.rows.empty()) throw InputError(fmt::format("{}: a header and no rows", path));
    const Facts facts = facts_of(table);
    AnalysisInput input;
    input.rows = table.rows.size();
    for (const std::string& name : factor_columns(table)) {
        const auto known = std::find_if(facts.factors.begin(), facts.factors.end(), [&](const SweepFactor& f) { return f.name == name; });
        input.factors.push_back(known != facts.factors.end() ? *known : SweepFactor{name, {}, {}, FactorRole::uncertainty, labels_in(table, *table.find(name))});
    }
    if (facts.known && input.dimensions() != facts.factors.size()) {
        throw InputError(fmt::format("{}: {} columns of factors where the design has {}\n = help: results go to a file of their own", path, input.dimensions(), facts.factors.size()));
    }
    std::vector<std::size_t> columns;
    for (const SweepFactor& factor : input.factors) columns.push_back(*table.find(factor.name));
    for (std::size_t row = 0; row < input.rows; ++row) {
        for (std::size_t j = 0; j < columns.size(); ++j) input.values.push_back(value_in(table, row, columns[j], input.factors[j]));
    }
    read_places(table, input);
    refuse_doubles(table, input);
    if (facts.known) input.design = facts.design;
    else guess_method(table, input);
    input.unit.resize(input.values.size());
    if (!computed_units(facts, input)) fill_ranked_units(input);
    return input;
}

}  // namespace pactsim
