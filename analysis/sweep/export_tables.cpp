#include "analysis/sweep/export_tables.h"

#include "output/csv.h"
#include "scenarios/schema/number.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace pactsim {

namespace {

using nlohmann::json;

/// Words as a field. csv_field knows commas only, so that beside semicolons words are always quoted.
std::string field_of(std::string_view text, char separator) {
    if (separator == ',') return csv_field(text);
    const std::string quoted = csv_field(text);
    return quoted.size() > text.size() ? quoted : '"' + quoted + '"';
}

std::string cell_of(const SweepData& data, std::size_t row, std::size_t factor, char separator) {
    const double value = data.values[row * data.factors.size() + factor];
    const std::vector<std::string>& labels = data.factors[factor].labels;
    if (labels.empty()) return shortest(value);
    return field_of(labels[static_cast<std::size_t>(value)], separator);
}

/// Mean of an outcome over the replicates that are there.
std::optional<double> mean_of(const SweepData& data, std::size_t row, std::size_t arm, std::size_t outcome) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t r = 0; r < data.replicates; ++r) {
        const std::size_t at = data.at(row, arm, r);
        if (data.present[at] == 0) continue;
        sum += static_cast<double>(data.results[at * sweep_outcome_count + outcome]);
        ++count;
    }
    if (count == 0) return std::nullopt;
    return sum / static_cast<double>(count);
}

bool has_all_arms(const SweepData& data, std::size_t row) {
    for (std::size_t arm = 0; arm < data.arms.size(); ++arm) {
        if (!mean_of(data, row, arm, 0)) return false;
    }
    return true;
}

std::string factor_header(const SweepData& data, char separator) {
    std::string line;
    for (const SweepFactor& factor : data.factors) line += (line.empty() ? "" : std::string(1, separator)) + field_of(factor.name, separator);
    return line;
}

std::string factor_cells(const SweepData& data, std::size_t row, char separator) {
    std::string line;
    for (std::size_t f = 0; f < data.factors.size(); ++f) line += (f == 0 ? "" : std::string(1, separator)) + cell_of(data, row, f, separator);
    return line;
}

ExportedTables plain_tables(const SweepData& data) {
    std::string design = "row," + factor_header(data, ',') + '\n', results = "row,arm,replicate";
    for (const std::string_view name : sweep_outcome_names()) results += fmt::format(",{}", name);
    results += '\n';
    for (std::size_t row = 0; row < data.rows; ++row) {
        design += fmt::format("{},{}\n", row, factor_cells(data, row, ','));
        for (std::size_t arm = 0; arm < data.arms.size(); ++arm) {
            for (std::size_t r = 0; r < data.replicates; ++r) {
                const std::size_t at = data.at(row, arm, r);
                if (data.present[at] == 0) continue;
                results += fmt::format("{},{},{}", row, csv_field(data.arms[arm]), r);
                for (std::size_t o = 0; o < sweep_outcome_count; ++o) results += fmt::format(",{}", data.results[at * sweep_outcome_count + o]);
                results += '\n';
            }
        }
    }
    return {{{"design.csv", std::move(design)}, {"results.csv", std::move(results)}}, 0};
}

/// Rows in the order that SALib wants. Saltelli: for each base point A, then A with a column from B, then (second order) B with a column from A, then B.
std::vector<std::size_t> salib_order(const SweepData& data, std::size_t& left_out) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> groups;
    const bool saltelli = data.design.method == DesignMethod::saltelli, morris = data.design.method == DesignMethod::morris;
    for (std::size_t row = 0; row < data.rows; ++row) groups[{data.places[row].scramble, saltelli || morris ? data.places[row].base : static_cast<std::uint32_t>(row)}].push_back(row);
    std::vector<std::size_t> order;
    const auto rank = [&](std::size_t row) { return saltelli && data.places[row].part == 1 ? std::numeric_limits<std::uint32_t>::max() : data.places[row].part; };
    for (auto& [base, rows] : groups) {
        if (!std::all_of(rows.begin(), rows.end(), [&](std::size_t row) { return has_all_arms(data, row); })) {
            left_out += rows.size();
            continue;
        }
        std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        order.insert(order.end(), rows.begin(), rows.end());
    }
    return order;
}

ExportedTables salib_tables(const SweepData& data) {
    ExportedTables tables;
    const std::vector<std::size_t> order = salib_order(data, tables.left_out);
    const std::size_t factors = data.factors.size();
    json problem{{"num_vars", factors}, {"names", json::array()}, {"bounds", json::array()}};
    for (std::size_t f = 0; f < factors; ++f) {
        double low = data.values[f], high = low;
        for (std::size_t row = 0; row < data.rows; ++row) {
            low = std::min(low, data.values[row * factors + f]);
            high = std::max(high, data.values[row * factors + f]);
        }
        problem["names"].push_back(data.factors[f].name);
        problem["bounds"].push_back({low, high});
    }
    problem["calc_second_order"] = data.design.second_order;
    tables.files.push_back({"problem.json", problem.dump(2) + '\n'});
    std::string points;
    for (const std::size_t row : order) {
        for (std::size_t f = 0; f < factors; ++f) points += (f == 0 ? "" : " ") + shortest(data.values[row * factors + f]);   // labels as their number: SALib takes numbers only
        points += '\n';
    }
    tables.files.push_back({"X.txt", std::move(points)});
    const auto names = sweep_outcome_names();
    for (std::size_t arm = 0; arm < data.arms.size(); ++arm) {
        for (std::size_t o = 0; o < sweep_outcome_count; ++o) {
            std::string column;
            for (const std::size_t row : order) column += shortest(mean_of(data, row, arm, o).value()) + '\n';
            tables.files.push_back({fmt::format("Y_{}_{}.txt", data.arms[arm], names[o]), std::move(column)});
        }
    }
    return tables;
}

ExportedTables ema_tables(const SweepData& data) {
    ExportedTables tables;
    std::string experiments = factor_header(data, ',') + ",scenario,policy,model\n", outcomes;
    for (const std::string_view name : sweep_outcome_names()) outcomes += fmt::format("{}{}", outcomes.empty() ? "" : ",", name);
    outcomes += '\n';
    for (std::size_t row = 0; row < data.rows; ++row) {
        if (!has_all_arms(data, row)) {
            ++tables.left_out;
            continue;
        }
        for (std::size_t arm = 0; arm < data.arms.size(); ++arm) {
            experiments += fmt::format("{},{},{},{}\n", factor_cells(data, row, ','), row, csv_field(data.arms[arm]), csv_field(data.name));
            for (std::size_t o = 0; o < sweep_outcome_count; ++o) outcomes += fmt::format("{}{}", o == 0 ? "" : ",", shortest(mean_of(data, row, arm, o).value()));
            outcomes += '\n';
        }
    }
    tables.files = {{"experiments.csv", std::move(experiments)}, {"outcomes.csv", std::move(outcomes)}};
    return tables;
}

ExportedTables openturns_tables(const SweepData& data) {
    ExportedTables tables;
    std::string points = factor_header(data, ';') + '\n', results;
    for (const std::string& arm : data.arms) {
        for (const std::string_view name : sweep_outcome_names()) results += (results.empty() ? "" : ";") + field_of(fmt::format("{}:{}", arm, name), ';');
    }
    results += '\n';
    for (std::size_t row = 0; row < data.rows; ++row) {
        if (!has_all_arms(data, row)) {
            ++tables.left_out;
            continue;
        }
        for (std::size_t f = 0; f < data.factors.size(); ++f) points += (f == 0 ? "" : ";") + shortest(data.values[row * data.factors.size() + f]);
        points += '\n';
        std::string line;
        for (std::size_t arm = 0; arm < data.arms.size(); ++arm) {
            for (std::size_t o = 0; o < sweep_outcome_count; ++o) line += (line.empty() ? "" : ";") + shortest(mean_of(data, row, arm, o).value());
        }
        results += line + '\n';
    }
    tables.files = {{"X.csv", std::move(points)}, {"Y.csv", std::move(results)}};
    return tables;
}

}  // namespace

ExportedTables export_tables(const SweepData& data, TableFormat format) {
    switch (format) {
        case TableFormat::csv: return plain_tables(data);
        case TableFormat::salib: return salib_tables(data);
        case TableFormat::ema: return ema_tables(data);
        case TableFormat::openturns: return openturns_tables(data);
    }
    return {};
}

}  // namespace pactsim
