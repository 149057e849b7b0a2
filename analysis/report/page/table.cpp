#include "analysis/report/page/table.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/svg.h"
#include "output/csv.h"
#include "sim/error.h"

#include <fmt/format.h>

namespace pactsim::report {

namespace {

constexpr std::string_view no_value = "\u2013";

std::string cell_html(const Cell& cell, const Column& column, bool heads_row) {
    if (heads_row) return fmt::format("<th scope=\"row\">{}</th>", escaped(cell.shown));
    const std::string kind = column.number ? " class=\"n\"" : "";
    // The sort script reads numbers from data-v, which is there only where the shown text is not the number itself.
    const std::string value = column.number && !cell.raw.empty() && cell.raw != cell.shown ? fmt::format(" data-v=\"{}\"", escaped(cell.raw)) : std::string();
    if (cell.shown == no_value) return fmt::format("<td{}><span title=\"{}\">{}</span></td>", kind, escaped(cell.raw), cell.shown);
    // A mean and its interval stand on two lines, neither of them broken.
    const std::size_t bracket = column.number ? cell.shown.find(" (") : std::string::npos;
    const std::string words =
        bracket == std::string::npos ? escaped(cell.shown) : escaped(cell.shown.substr(0, bracket)) + "<br>" + escaped(cell.shown.substr(bracket + 1));
    return fmt::format("<td{}{}>{}</td>", kind, value, words);
}

}  // namespace

Cell number_cell(std::string shown, double raw) {
    return {std::move(shown), raw_number(raw, 9)};
}

Cell whole_cell(long long value) {
    return {shown_whole(value), std::to_string(value)};
}

Cell word_cell(std::string words) {
    return {std::move(words)};
}

Cell no_cell(std::string why) {
    return {std::string(no_value), std::move(why)};
}

std::string table_html(const ReportTable& table, const std::string& id) {
    std::string html = fmt::format(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{0}-c\">\n<table id=\"{0}\">\n<caption id=\"{0}-c\">{1}</caption>\n<thead><tr>",
        id, escaped(table.caption));
    for (const Column& column : table.columns) html += fmt::format("<th scope=\"col\"{}>{}</th>", column.number ? " class=\"n\"" : "", escaped(column.title));
    html += "</tr></thead>\n<tbody>\n";
    for (const TableRow& row : table.rows) {
        html += row.arm ? fmt::format("<tr data-arm=\"{}\">", *row.arm) : "<tr>";
        for (std::size_t i = 0; i < row.cells.size(); ++i) html += cell_html(row.cells[i], table.columns.at(i), i == 0);
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string table_csv(const ReportTable& table, const std::vector<std::string>& head) {
    std::string text;
    for (const std::string& line : head) {
        text += "# ";
        for (const char c : line) text += c == '\n' || c == '\r' ? ' ' : c;
        text += '\n';
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) text += (i > 0 ? "," : "") + csv_field(table.columns[i].csv);
    text += '\n';
    for (const TableRow& row : table.rows) {
        if (row.cells.size() != table.columns.size()) throw InvariantError("a row of the table '" + table.caption + "' is not as long as its head");
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Cell& cell = row.cells[i];
            if (i > 0) text += ',';
            if (cell.shown != no_value) text += csv_field(cell.raw.empty() ? cell.shown : cell.raw);
        }
        text += '\n';
    }
    return text;
}

std::string base64(const std::string& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned value = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 3; ++k) value = value << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k) text += k <= count ? letters[value >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

}  // namespace pactsim::report
