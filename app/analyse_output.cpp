#include "app/analyse_output.h"

#include "analysis/experiments/table_output.h"
#include "output/atomic_file.h"
#include "output/table_file.h"
#include "sim/error.h"

#include "pactsim_version.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>

namespace pactsim {

namespace {

using Json = nlohmann::ordered_json;

/// Pairs of the ends of an interval.
Json interval_json(const ResultTable& table, const std::string& key) {
    const Json low = column_json(table, key + "_low"), high = column_json(table, key + "_high");
    Json pairs = Json::array();
    for (std::size_t i = 0; i < low.size(); ++i) pairs.push_back(low[i].is_null() ? Json(nullptr) : Json::array({low[i], high[i]}));
    return pairs;
}

void add_indices(Json& document, const std::vector<ResultTable>& tables) {
    const auto indices = std::find_if(tables.begin(), tables.end(), [](const ResultTable& t) { return t.name == "sobol"; });
    const auto given = std::find_if(tables.begin(), tables.end(), [](const ResultTable& t) { return t.name == "given_data"; });
    if (indices == tables.end() && given == tables.end()) return;
    const ResultTable& table = indices != tables.end() ? *indices : *given;
    document["names"] = column_json(table, "factor");
    document["first"] = column_json(table, "first");
    document["first_interval"] = interval_json(table, "first");
    document["first_estimator"] = indices != tables.end() ? "saltelli_2010" : "given_data";
    if (indices == tables.end()) return;
    document["total"] = column_json(table, "total");
    document["total_interval"] = interval_json(table, "total");
    document["total_estimator"] = "jansen";
    document["first_jansen"] = column_json(table, "first_jansen");
}

struct Words {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

struct Number {
    double operator()(std::monostate) const { return unknown_in_table; }
    double operator()(const std::string&) const { return unknown_in_table; }
    double operator()(double value) const { return value; }
    double operator()(std::int64_t value) const { return static_cast<double>(value); }
};

/// Words if any cell is one, whole numbers if all are, else real numbers.
FileColumn file_column(const ResultTable& table, std::size_t c) {
    FileColumn column{table.columns[c].key, table.columns[c].label, {}};
    const auto all = [&](auto test) { return std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return test(row[c]); }); };
    if (!all([](const ResultCell& cell) { return !std::holds_alternative<std::string>(cell); })) {
        std::vector<std::string> cells;
        for (const auto& row : table.rows) cells.push_back(std::visit(Words{}, row[c]));
        column.cells = std::move(cells);
    } else if (!table.rows.empty() && all([](const ResultCell& cell) { return std::holds_alternative<std::int64_t>(cell); })) {
        std::vector<std::int64_t> cells;
        for (const auto& row : table.rows) cells.push_back(std::get<std::int64_t>(row[c]));
        column.cells = std::move(cells);
    } else {
        std::vector<double> cells;
        for (const auto& row : table.rows) cells.push_back(std::visit(Number{}, row[c]));
        column.cells = std::move(cells);
    }
    return column;
}

std::string file_word(const std::string& text) {
    std::string word;
    for (const char c : text) word += std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' ? c : '_';
    return word;
}

}  // namespace

nlohmann::ordered_json analyse_json(const AnalysisInput& input, const std::vector<AnalysedResponse>& responses) {
    const auto missing = std::count(input.response.present.begin(), input.response.present.end(), std::uint8_t{0});
    Json document{{"ok", true}, {"schema", "pactsim.analyse/1"},
                  {"design", {{"method", design_method_names[static_cast<std::size_t>(input.design.method)]}, {"rows", input.rows}, {"factors", input.dimensions()}}}};
    if (responses.size() == 1) {
        document["missing_rows"] = missing;
        add_indices(document, responses[0].tables);
    }
    document["responses"] = Json::array();
    for (const AnalysedResponse& response : responses) {
        Json one{{"outcome", response.outcome}, {"scheme", response.scheme.empty() ? Json(nullptr) : Json(response.scheme)}, {"tables", Json::array()}};
        for (const ResultTable& table : response.tables) one["tables"].push_back(table_json(table));
        document["responses"].push_back(std::move(one));
    }
    return document;
}

std::string analyse_text(const std::vector<AnalysedResponse>& responses) {
    std::string text;
    for (const AnalysedResponse& response : responses) {
        for (const ResultTable& table : response.tables) text += (text.empty() ? "" : "\n") + table_text(table);
    }
    return text;
}

std::vector<ResultTable> named_tables(const std::vector<AnalysedResponse>& responses) {
    std::vector<ResultTable> tables;
    std::set<std::string> taken;
    for (const AnalysedResponse& response : responses) {
        for (ResultTable table : response.tables) {
            if (responses.size() > 1 && !response.scheme.empty()) table.name += "_" + file_word(response.scheme);
            const std::string name = table.name;
            for (int again = 2; !taken.insert(table.name).second; ++again) table.name = fmt::format("{}_{}", name, again);
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

std::vector<std::string> write_tables(const std::string& folder, const std::vector<ResultTable>& tables, bool replace) {
    std::error_code fault;
    std::filesystem::create_directories(folder, fault);
    if (fault) throw OutputError(fmt::format("cannot make the folder {}: {}", folder, fault.message()));
    const Existing existing = replace ? Existing::replace : Existing::refuse;
    std::vector<std::string> names;
    for (const ResultTable& table : tables) {
        names.push_back((std::filesystem::path(folder) / (table.name + ".csv")).string());
        check_writable(names.back(), existing);
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        AtomicFile file(names[i], existing);
        std::ofstream stream(file.partial(), std::ios::binary);
        stream << table_csv(tables[i]);
        stream.close();
        if (!stream) throw OutputError(fmt::format("cannot write {}", names[i]));
        file.commit();
    }
    return names;
}

void write_arrays(const std::string& path, const std::vector<ResultTable>& tables, bool replace) {
    std::vector<FileTable> files;
    for (const ResultTable& table : tables) {
        FileTable file{table.name, table.title, table.notes, {}, table.rows.size()};
        for (std::size_t c = 0; c < table.columns.size(); ++c) file.columns.push_back(file_column(table, c));
        files.push_back(std::move(file));
    }
    write_table_file(path, files, fmt::format("pactsim {} ({})", build_version(), build_git_revision()), replace ? Existing::replace : Existing::refuse);
}

}  // namespace pactsim
