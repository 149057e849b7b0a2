#include "analysis/experiments/design_csv.h"
#include "analysis/experiments/designs/methods.h"
#include "output/csv.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>

namespace pactsim {

namespace {

constexpr std::array<std::string_view, 4> place_columns{"scramble", "base", "part", "changed"};
constexpr std::array<std::string_view, 3> scrambling_names{"none", "owen", "linear"};

void check_names(const std::vector<std::string>& names) {
    std::set<std::string> seen;
    for (const std::string& name : names) {
        if (name.empty() || name.front() == '#') throw UsageError(fmt::format("`{}` cannot be the name of a factor", name));
        if (std::find(place_columns.begin(), place_columns.end(), name) != place_columns.end()) throw UsageError(fmt::format("every design has a column `{}`: give the factor another name", name));
        if (!seen.insert(name).second) throw UsageError(fmt::format("two factors are called `{}`", name));
    }
}

/// What read_design needs to know, in one line.
std::string line_for_programs(const DesignSheet& sheet) {
    const DesignConfig& d = sheet.design;
    nlohmann::ordered_json factors = nlohmann::ordered_json::array(), correlations = nlohmann::ordered_json::array();
    for (const SweepFactor& factor : sheet.factors) {
        factors.push_back({{"name", factor.name}, {"path", factor.path}, {"unit", factor.unit}, {"role", factor_role_names[static_cast<std::size_t>(factor.role)]}, {"labels", factor.labels}});
    }
    for (const RankCorrelationConfig& c : d.rank_correlations) correlations.push_back({{"a", c.a}, {"b", c.b}, {"value", c.value}});
    return nlohmann::ordered_json{{"schema", "pactsim.design/1"}, {"method", design_method_names[static_cast<std::size_t>(d.method)]}, {"k", d.k}, {"points", d.points},
                                  {"scrambles", d.scrambles}, {"scrambling", scrambling_names[static_cast<std::size_t>(sheet.scrambling)]}, {"second_order", d.second_order},
                                  {"trajectories", d.trajectories}, {"levels", d.levels}, {"rank_correlations", correlations}, {"seed", sheet.seed},
                                  {"in_unit_cube", sheet.in_unit_cube}, {"rows", sheet.rows}, {"factors", factors}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string size_text(const DesignSheet& sheet) {
    const DesignConfig& d = sheet.design;
    switch (d.method) {
        case DesignMethod::sobol:
        case DesignMethod::saltelli: return fmt::format(", 2^{} base points, {}", d.k, d.scrambles == 0 ? "not scrambled" : fmt::format("{} scramble{}", d.scrambles, d.scrambles == 1 ? "" : "s"));
        case DesignMethod::morris: return fmt::format(", {} trajectories, {} levels", d.trajectories, d.levels);
        default: return {};
    }
}

}  // namespace

DesignSheet range_sheet(const DesignConfig& design, std::vector<std::string> names, std::vector<double> lower, std::vector<double> upper, std::int64_t seed, ScrambleKind scrambling) {
    check_names(names);
    for (std::size_t j = 0; j < names.size(); ++j) {
        if (!(lower[j] < upper[j]) || !std::isfinite(lower[j]) || !std::isfinite(upper[j])) {
            throw UsageError(fmt::format("the range of `{}` goes from {} to {}: the lower end is below the upper one", names[j], lower[j], upper[j]));
        }
    }
    DesignSheet sheet;
    for (std::string& name : names) sheet.factors.push_back({std::move(name), {}, {}, FactorRole::uncertainty, {}});
    const std::shared_ptr<const UnitDesign> points = make_unit_design(design, sheet.factors.size(), seed, design.scrambles == 0 ? ScrambleKind::none : scrambling);
    sheet.design = design;
    sheet.scrambling = scrambling;
    sheet.seed = seed;
    sheet.rows = points->rows();
    sheet.place = [points](std::size_t row) { return points->place(row); };
    sheet.values = [points, lower = std::move(lower), upper = std::move(upper)](std::size_t row, std::span<double> values) {
        points->point(row, values);
        for (std::size_t j = 0; j < values.size(); ++j) values[j] = lower[j] + (upper[j] - lower[j]) * values[j];
    };
    return sheet;
}

void write_design(const DesignSheet& sheet, const std::function<void(std::string_view)>& put) {
    put(fmt::format("# a {} design of {} factors and {} rows{}, seed {}\n", design_method_names[static_cast<std::size_t>(sheet.design.method)], sheet.factors.size(), sheet.rows,
                    size_text(sheet), sheet.seed));
    put("# keep the rows in this order; results go to a file with a column y and a row per row of this one: pactsim analyse --design THIS --response THAT\n");
    put("# pactsim-design " + line_for_programs(sheet) + '\n');
    std::string text;
    for (const SweepFactor& factor : sheet.factors) text += csv_field(factor.name) + ',';
    for (std::size_t c = 0; c < place_columns.size(); ++c) text += fmt::format("{}{}", c > 0 ? "," : "", place_columns[c]);
    text += '\n';
    std::vector<double> values(sheet.factors.size());
    for (std::size_t row = 0; row < sheet.rows; ++row) {
        sheet.values(row, values);
        for (std::size_t j = 0; j < values.size(); ++j) {
            const std::vector<std::string>& labels = sheet.factors[j].labels;
            text += labels.empty() ? fmt::format("{},", values[j]) : csv_field(labels[static_cast<std::size_t>(values[j])]) + ',';
        }
        const RowPlace place = sheet.place(row);
        text += fmt::format("{},{},{},{}\n", place.scramble, place.base, place.part, place.changed);
        if (text.size() < (1U << 16)) continue;
        put(text);
        text.clear();
    }
    put(text);
}

}  // namespace pactsim
