#include "app/audit_table.h"

#include <fmt/format.h>

namespace pactsim {

namespace {

std::string csv_cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

/// One line, in which a bar does not end the cell.
std::string markdown_cell(const std::string& text) {
    std::string cell;
    for (const char c : text) cell += c == '|' ? std::string("\\|") : std::string(1, c == '\n' || c == '\r' ? ' ' : c);
    return cell;
}

}  // namespace

std::string audit_csv(const AuditTable& table) {
    std::string text;
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t k = 0; k < cells.size(); ++k) text += (k > 0 ? "," : "") + csv_cell(cells[k]);
        text += "\r\n";
    };
    line(table.columns);
    for (const auto& row : table.rows) line(row);
    return text;
}

std::string audit_markdown(const AuditTable& table) {
    std::string text = fmt::format("## {}\n\n{}\n\n", table.title, table.note);
    if (table.rows.empty()) return text + "None.\n\n";
    const auto line = [&](const std::vector<std::string>& cells) {
        for (const std::string& cell : cells) text += "| " + markdown_cell(cell) + ' ';
        text += "|\n";
    };
    line(table.columns);
    for (std::size_t k = 0; k < table.columns.size(); ++k) text += "|---";
    text += "|\n";
    for (const auto& row : table.rows) line(row);
    return text + '\n';
}

}  // namespace pactsim
