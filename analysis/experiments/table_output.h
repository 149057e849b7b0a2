#pragma once
// Result tables as text for people, and as CSV and JSON for programs.

#include "analysis/experiments/result_table.h"

#include <nlohmann/json.hpp>

#include <string>

namespace pactsim {

/// Title, aligned columns (words to the left, figures to the right, rounded for reading) and notes; ends with a line break.
[[nodiscard]] std::string table_text(const ResultTable& table);

/// A header of column keys and a row per row, RFC 4180; figures in full, empty fields where nothing is known. Title and notes stand above as lines that begin with #.
[[nodiscard]] std::string table_csv(const ResultTable& table);

/// {name, title, columns: [{key, label}], rows: [[...]], notes: [...]}; null where nothing is known. No number is infinite or NaN.
[[nodiscard]] nlohmann::ordered_json table_json(const ResultTable& table);

/// The cells of the column with this key, as in table_json; empty if there is no such column.
[[nodiscard]] nlohmann::ordered_json column_json(const ResultTable& table, std::string_view key);

/// A figure rounded for reading: four digits that count, whole numbers above 100,000 with commas.
[[nodiscard]] std::string figure_text(double value);

}  // namespace pactsim
