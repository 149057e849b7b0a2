#include "scenarios/schema/user_table.h"

#include "scenarios/schema/codes.h"
#include "scenarios/schema/file_text.h"
#include "scenarios/schema/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

namespace pactsim {

namespace {

constexpr std::size_t most_problems = 20;   // a table of another kind has a problem in every line

struct Cell {
    std::string text;
    int column = 1;   // of the file, from 1
};

std::string trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) { text.remove_prefix(1); }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) { text.remove_suffix(1); }
    return std::string{text};
}

/// Cells of one line; commas within double quotes do not part.
std::vector<Cell> cells_of(const std::string& line) {
    std::vector<Cell> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"') {
            const bool doubled = quoted && i + 1 < line.size() && line[i + 1] == '"';
            if (doubled) { cells.back().text += line[i++]; }
            else { quoted = !quoted; }
        } else if (line[i] == ',' && !quoted) {
            cells.push_back({{}, static_cast<int>(i) + 2});
        } else {
            cells.back().text += line[i];
        }
    }
    for (Cell& cell : cells) { cell.text = trimmed(cell.text); }
    return cells;
}

class TableReader {
 public:
    TableReader(const std::string& path, Diagnostics& diagnostics) : diagnostics_(diagnostics) { table_.file = path; }

    std::optional<UserTable> read(std::string_view text) {
        int line = 0;
        for (std::size_t start = 0; start < text.size() && problems_ < most_problems;) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            std::string one{text.substr(start, end - start)};
            if (!one.empty() && one.back() == '\r') { one.pop_back(); }
            start = end + 1;
            ++line;
            if (trimmed(one).empty() || one.front() == '#') { continue; }
            table_.columns.empty() ? take_header(one, line) : take_row(one, line);
        }
        if (table_.columns.empty()) { problem(1, 1, "the table has no header", "the first line names the columns, separated by commas"); }
        else if (table_.rows.empty() && problems_ == 0) { problem(line, 1, "the table has a header and no rows", "give at least one row"); }
        if (problems_ > 0) { return std::nullopt; }
        return std::move(table_);
    }

 private:
    void problem(int line, int column, std::string message, std::string help) {
        diagnostics_.error(code::wrong_length, {table_.file, line, column}, std::move(message), std::move(help));
        ++problems_;
    }

    void take_header(const std::string& line, int number) {
        std::set<std::string> seen;
        for (const Cell& cell : cells_of(line)) {
            if (cell.text.empty()) { problem(number, cell.column, "a column has no name", "name every column in the header"); }
            else if (!seen.insert(cell.text).second) { problem(number, cell.column, fmt::format("the column `{}` is there twice", cell.text), "give every column a name of its own"); }
            table_.columns.push_back(cell.text);
        }
    }

    void take_row(const std::string& line, int number) {
        const std::vector<Cell> cells = cells_of(line);
        if (cells.size() != table_.columns.size()) {
            problem(number, 1, fmt::format("line {} has {} cell{}, and the header {}", number, cells.size(), cells.size() == 1 ? "" : "s", table_.columns.size()), "every line has one cell for each column");
            return;
        }
        std::vector<std::string> row;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const NumberVerdict verdict = parse_real(cells[c].text).verdict;
            if (cells[c].text.empty()) { problem(number, cells[c].column, fmt::format("the cell of `{}` in line {} is empty", table_.columns[c], number), "leave the line out, or give the value"); }
            if (verdict == NumberVerdict::not_finite || verdict == NumberVerdict::out_of_reach || cells[c].text == "NA" || cells[c].text == "NaN") {
                problem(number, cells[c].column, fmt::format("the cell of `{}` in line {} is `{}`, not a value", table_.columns[c], number, cells[c].text), "leave the line out, or give the value");
            }
            row.push_back(cells[c].text);
        }
        table_.rows.push_back(std::move(row));
        table_.lines.push_back(number);
    }

    UserTable table_;
    Diagnostics& diagnostics_;
    std::size_t problems_ = 0;
};

}  // namespace

std::optional<std::size_t> UserTable::find(std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    return found == columns.end() ? std::nullopt : std::optional<std::size_t>(static_cast<std::size_t>(found - columns.begin()));
}

std::optional<UserTable> read_user_table(const std::string& path, Diagnostics& diagnostics) {
    std::error_code error;
    std::ifstream file(path, std::ios::binary);
    const bool regular = std::filesystem::is_regular_file(path, error);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!regular || !file) {
        const bool there = std::filesystem::exists(path, error);
        diagnostics.add(file_problem(there ? (regular ? FileState::not_permitted : FileState::not_a_file) : FileState::missing, path));
        return std::nullopt;
    }
    if (text.starts_with("\xEF\xBB\xBF")) { text.erase(0, 3); }   // spreadsheets begin their CSV with this mark
    if (first_bad_byte(text) != std::string::npos) {
        diagnostics.error(code::not_text, {path, 1, 1}, "the table is not UTF-8 text", "save it as CSV, UTF-8");
        return std::nullopt;
    }
    diagnostics.remember(path, text);
    return TableReader(path, diagnostics).read(text);
}

std::optional<std::vector<double>> numbers_in_column(const UserTable& table, std::size_t column, Diagnostics& diagnostics) {
    std::vector<double> numbers;
    std::size_t problems = 0;
    for (std::size_t r = 0; r < table.rows.size() && problems < most_problems; ++r) {
        const NumberRead read = parse_real(table.rows[r][column]);
        if (read.verdict == NumberVerdict::number) { numbers.push_back(read.value); }
        else {
            diagnostics.error(code::wrong_type, {table.file, table.lines[r], 1}, fmt::format("the cell of `{}` in line {} is `{}`, not a number", table.columns[column], table.lines[r], table.rows[r][column]), "write a decimal number, with a point");
            ++problems;
        }
    }
    if (problems > 0) { return std::nullopt; }
    return numbers;
}

bool is_numeric(const UserTable& table, std::size_t column) {
    return std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return parse_real(row[column]).verdict == NumberVerdict::number; });
}

}  // namespace pactsim
