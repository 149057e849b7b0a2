#include "analysis/experiments/table_output.h"

#include <cmath>

namespace pactsim {

namespace {

using Json = nlohmann::ordered_json;

struct Value {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(double value) const { return std::isfinite(value) ? Json(value) : Json(nullptr); }
    Json operator()(std::int64_t value) const { return value; }
};

}  // namespace

nlohmann::ordered_json table_json(const ResultTable& table) {
    Json columns = Json::array(), rows = Json::array();
    for (const ResultColumn& column : table.columns) columns.push_back({{"key", column.key}, {"label", column.label}});
    for (const auto& row : table.rows) {
        Json cells = Json::array();
        for (const ResultCell& cell : row) cells.push_back(std::visit(Value{}, cell));
        rows.push_back(std::move(cells));
    }
    return {{"name", table.name}, {"title", table.title}, {"columns", columns}, {"rows", rows}, {"notes", table.notes}};
}

nlohmann::ordered_json column_json(const ResultTable& table, std::string_view key) {
    Json cells = Json::array();
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].key != key) continue;
        for (const auto& row : table.rows) cells.push_back(std::visit(Value{}, row[c]));
    }
    return cells;
}

}  // namespace pactsim
