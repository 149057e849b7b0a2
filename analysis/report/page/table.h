#pragma once
// Tables of the report: what is shown, and what is handed out as CSV, come from the same cells.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim::report {

/// A cell: as shown to people and as written for machines (unrounded, no commas; the same as `shown` if empty).
struct Cell {
    std::string shown;
    std::string raw = {};
};

/// A column. Numbers stand to the right; `csv` is the name with its unit, such as "npsv_gbp".
struct Column {
    std::string title;
    std::string csv;
    bool number = true;
};

struct TableRow {
    std::vector<Cell> cells;              // the first names the row
    std::optional<std::size_t> arm = {};  // rows of one option can be highlighted together
};

struct ReportTable {
    std::string caption;
    std::vector<Column> columns;
    std::vector<TableRow> rows;
};

/// A number that is shown as `shown` and handed out to nine decimals.
Cell number_cell(std::string shown, double raw);
/// A whole number.
Cell whole_cell(long long value);
/// Words.
Cell word_cell(std::string words);
/// A number that does not exist: a dash with its meaning for readers of screens, an empty field in the CSV.
Cell no_cell(std::string why = "not available");

/// The table with caption and scoped headings, in a box that scrolls sideways by itself. Words of cells are escaped.
std::string table_html(const ReportTable& table, const std::string& id);

/// UTF-8, comma separated (RFC 4180), `head` as lines that start with "# ". Throws InvariantError if a row is not as long as the head.
std::string table_csv(const ReportTable& table, const std::vector<std::string>& head);

/// Base 64 with padding. Source: RFC 4648, section 4.
std::string base64(const std::string& bytes);

}  // namespace pactsim::report
