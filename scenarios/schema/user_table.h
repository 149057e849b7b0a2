#pragma once
// Tables that users bring: CSV with a header, `#` starts a comment line. Nothing is guessed: an empty cell, a line of another length, a NaN are refused with their line.

#include "scenarios/schema/diagnostic.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// A table of cells as they were written, without surrounding blanks or quotes.
struct UserTable {
    std::string file;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<int> lines;   ///< line of each row in the file

    /// The place of a column, or nothing.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
};

/// Reads a table. Nothing after a report of an error.
std::optional<UserTable> read_user_table(const std::string& path, Diagnostics& diagnostics);

/// One column as finite numbers; what is none is reported with its line, and nothing is returned.
std::optional<std::vector<double>> numbers_in_column(const UserTable& table, std::size_t column, Diagnostics& diagnostics);

/// Whether every cell of the column is a finite number.
bool is_numeric(const UserTable& table, std::size_t column);

}  // namespace pactsim
