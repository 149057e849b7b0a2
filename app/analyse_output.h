#pragma once
// Where the tables of an analysis go: the screen, one JSON document, CSV files, a file of arrays.

#include "analysis/experiments/analyses.h"
#include "analysis/experiments/result_table.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pactsim {

/// The tables of one response.
struct AnalysedResponse {
    std::string outcome, scheme;    // scheme is empty for a CSV, and for what compares all schemes
    std::vector<ResultTable> tables;
};

/// All tables; with the Sobol' indices of a single response also as arrays in the order of the factors: names, first, total and their intervals.
[[nodiscard]] nlohmann::ordered_json analyse_json(const AnalysisInput& input, const std::vector<AnalysedResponse>& responses);

/// The tables one after the other.
[[nodiscard]] std::string analyse_text(const std::vector<AnalysedResponse>& responses);

/// The tables with names that tell them apart: "sobol", or "sobol_search_vouchers" where there are several schemes.
[[nodiscard]] std::vector<ResultTable> named_tables(const std::vector<AnalysedResponse>& responses);

/// Writes each table as NAME.csv into the folder, which is made if needed; returns the names. Throws RefusedError if one is there and may not be replaced, OutputError.
std::vector<std::string> write_tables(const std::string& folder, const std::vector<ResultTable>& tables, bool replace);

/// Writes all tables into one file of arrays (output/table_file.h). Throws as above.
void write_arrays(const std::string& path, const std::vector<ResultTable>& tables, bool replace);

}  // namespace pactsim
