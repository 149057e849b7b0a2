#include "analysis/compare/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pactsim {

namespace {

/// Characters, not bytes: the plus-minus sign has two.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

}  // namespace

std::string laid_out(const TextRows& rows) {
    std::vector<std::size_t> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], width_of(row[c]));
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string blanks(widths[c] - width_of(row[c]), ' ');
            const bool left = c == 0 || c + 1 == row.size();
            line += (c == 0 ? "" : "  ") + (left ? row[c] + blanks : blanks + row[c]);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

double unsigned_nought(double value, int decimals) { return std::abs(value) < 0.5 * std::pow(10.0, -decimals) ? 0.0 : value; }

std::string signed_number(double value, int decimals) {
    const double shown = unsigned_nought(value, decimals);
    return shown == 0.0 ? fmt::format("{:.{}f}", shown, decimals) : fmt::format("{:+.{}f}", shown, decimals);
}

std::string probability_text(double probability) {
    if (probability < 0.025) return "<0.05";
    if (probability > 0.975) return ">0.95";
    return fmt::format("{:.2f}", std::round(probability * 20.0) / 20.0);
}

}  // namespace pactsim
