#include "analysis/experiments/table_output.h"
#include "output/csv.h"

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

namespace {

struct Field {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return csv_field(text); }
    std::string operator()(double value) const { return std::isfinite(value) ? fmt::format("{}", value) : std::string(); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

}  // namespace

std::string table_csv(const ResultTable& table) {
    std::string text = fmt::format("# {}\n", table.title);
    for (const std::string& note : table.notes) text += fmt::format("# note: {}\n", note);
    for (std::size_t c = 0; c < table.columns.size(); ++c) text += (c > 0 ? "," : "") + csv_field(table.columns[c].key);
    text += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) text += (c > 0 ? "," : "") + std::visit(Field{}, row[c]);
        text += '\n';
    }
    return text;
}

}  // namespace pactsim
