#include "analysis/experiments/csv_table.h"
#include "analysis/experiments/design_csv.h"
#include "scenarios/schema/suggest.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim {

namespace {

/// Throws unless the table has a row per row of the design. Empty lines at the end of a table of one column are no rows.
void fit_rows(CsvTable& table, const std::string& design_path, std::size_t rows) {
    while (table.rows.size() > rows && table.header.size() == 1 && table.rows.back()[0].empty()) {
        table.rows.pop_back();
        table.lines.pop_back();
    }
    if (table.rows.size() == rows) return;
    throw InputError(fmt::format("{} has {} rows and {} has {}: a response per row of the design is needed, in the same order\n = help: write nan for a run that gave no result", table.path,
                                 table.rows.size(), design_path, rows));
}

/// Whether every field is a number or says that there is none.
bool holds_numbers(const CsvTable& table, std::size_t column) {
    bool any = false;
    for (const auto& row : table.rows) {
        const bool number = csv_number(row[column]).has_value();
        if (!number && !is_missing(row[column])) return false;
        any = any || number;
    }
    return any;
}

Response response_in(const CsvTable& table, std::size_t column) {
    Response response;
    response.name = table.header[column];
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string& field = table.rows[row][column];
        const auto value = csv_number(field);
        if (!value && !is_missing(field)) throw InputError(fmt::format("{}: `{}` in the column `{}` is not a number\n = help: write nan for a run that gave no result", table.place(row), field, response.name));
        response.y.push_back(value.value_or(0));
        response.present.push_back(value ? 1 : 0);
    }
    return response;
}

}  // namespace

void read_responses(const std::string& path, const std::string& column, const std::string& design_path, AnalysisInput& input) {
    CsvTable table = read_csv_table(path);
    fit_rows(table, design_path, input.rows);
    const auto found = table.find(column);
    if (!found) {
        const std::string help = table.header.size() == 1 ? fmt::format("--column {}", table.header[0]) : suggestion_help(column, table.header, "columns");
        throw InputError(fmt::format("{}: there is no column `{}`\n = help: {}", path, column, help));
    }
    input.response = response_in(table, *found);
    input.outcome = column;
    if (std::none_of(input.response.present.begin(), input.response.present.end(), [](std::uint8_t p) { return p != 0; })) {
        throw InputError(fmt::format("{}: the column `{}` holds no number", path, column));
    }
    input.schemes.clear();
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        if (holds_numbers(table, c)) input.schemes.push_back(response_in(table, c));
    }
}

}  // namespace pactsim
