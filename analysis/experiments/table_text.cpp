#include "analysis/experiments/table_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pactsim {

namespace {

constexpr std::size_t line_width = 110;

/// Characters on the screen, not bytes.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string with_commas(double value) {
    std::string digits = fmt::format("{:.0f}", std::fabs(value));
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return (value < 0 ? "-" : "") + digits;
}

struct CellText {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(double value) const { return figure_text(value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
};

/// Words broken into lines, those after the first indented.
std::string wrapped(const std::string& text, const std::string& first, const std::string& later) {
    std::istringstream words(text);
    std::string out = first, word;
    std::size_t used = width_of(first);
    bool line_is_empty = true;
    while (words >> word) {
        if (!line_is_empty && used + 1 + width_of(word) > line_width) {
            out += '\n' + later;
            used = width_of(later);
            line_is_empty = true;
        }
        out += (line_is_empty ? "" : " ") + word;
        used += width_of(word) + (line_is_empty ? 0 : 1);
        line_is_empty = false;
    }
    return out + '\n';
}

bool has_words(const ResultTable& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) { return std::holds_alternative<std::string>(row[column]); });
}

}  // namespace

std::string figure_text(double value) {
    if (!std::isfinite(value)) return "-";
    const double size = std::fabs(value);
    if (size >= 99'999.5) return size < 1e15 ? with_commas(value) : fmt::format("{:.4g}", value);
    if (size < 5e-5) return size == 0 ? "0" : fmt::format("{:.1e}", value);
    return size < 1 ? fmt::format("{:.4f}", value) : fmt::format("{:.4g}", value);
}

std::string table_text(const ResultTable& table) {
    const std::size_t columns = table.columns.size();
    std::vector<std::vector<std::string>> lines(1);
    for (const ResultColumn& column : table.columns) lines[0].push_back(column.label);
    for (const auto& row : table.rows) {
        lines.emplace_back();
        for (const ResultCell& cell : row) lines.back().push_back(std::visit(CellText{}, cell));
    }
    std::vector<std::size_t> width(columns, 0);
    std::vector<bool> to_left(columns, false);
    for (std::size_t c = 0; c < columns; ++c) {
        to_left[c] = has_words(table, c);
        for (const auto& line : lines) width[c] = std::max(width[c], width_of(line[c]));
    }
    std::string text = wrapped(table.title, "", "");
    for (const auto& line : lines) {
        std::string out;
        for (std::size_t c = 0; c < columns; ++c) {
            const std::string blanks(width[c] - width_of(line[c]), ' ');
            out += "  " + (to_left[c] ? line[c] + blanks : blanks + line[c]);
        }
        out.erase(out.find_last_not_of(' ') + 1);
        text += out + '\n';
    }
    for (const std::string& note : table.notes) text += wrapped(note, "  note: ", "        ");
    return text;
}

}  // namespace pactsim
