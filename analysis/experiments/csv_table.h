#pragma once
// Plain CSV as people and their programs write it, read strictly: every complaint names the line.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// A table with a header. Fields are kept as text, without blanks around them.
struct CsvTable {
    std::string path;
    std::vector<std::string> comments;               // lines that begin with #, without it
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;      // each as long as the header
    std::vector<std::size_t> lines;                  // line of the file of each row, from 1

    /// The column of this name, if there is one.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    /// "Y.csv:12" for messages.
    [[nodiscard]] std::string place(std::size_t row) const;
};

/// Reads a table: RFC 4180 quotes, LF or CR LF, a byte order mark, empty lines and lines that begin with # passed over. Throws InputError, saying where, if the file cannot be read, is
/// empty, has no header (a first line of numbers), names a column twice or not at all, or has a row of another length.
[[nodiscard]] CsvTable read_csv_table(const std::string& path);

/// The same of a text; `path` is for messages.
[[nodiscard]] CsvTable parse_csv_table(const std::string& path, const std::string& text);

/// A decimal number; none for anything else, infinities and NaN among it.
[[nodiscard]] std::optional<double> csv_number(const std::string& field);

/// Whether the field says that there is no value: empty, or nan, na, n/a, null, none, inf in any case.
[[nodiscard]] bool is_missing(const std::string& field);

}  // namespace pactsim
