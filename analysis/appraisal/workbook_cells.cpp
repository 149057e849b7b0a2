#include "analysis/appraisal/workbook_cells.h"

#include "sim/error.h"

#include <xlsxwriter.h>

#include <fmt/format.h>

#include <cmath>

namespace pactsim {

namespace {

constexpr std::size_t longest_text = 32000;

void check(bool sound) {
    if (!sound) throw OutputError("a cell of the spreadsheet cannot be written");
}

/// At most `longest_text` bytes, never half a UTF-8 character.
std::string_view shortened(std::string_view words) {
    if (words.size() <= longest_text) return words;
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    return words.substr(0, end);
}

}  // namespace

std::string cell_name(SheetRow row, SheetColumn column, bool fixed) {
    std::string letters;
    for (int c = column; c >= 0; c = c / 26 - 1) letters.insert(letters.begin(), static_cast<char>('A' + c % 26));
    return fixed ? fmt::format("${}${}", letters, row + 1) : fmt::format("{}{}", letters, row + 1);
}

void define_name(const Book& book, const std::string& name, const std::string& formula) {
    check(workbook_define_name(book.file, name.c_str(), formula.c_str()) == LXW_NO_ERROR);
}

Sheet::Sheet(const Book& book, const char* name) : book_(book), sheet_(workbook_add_worksheet(book.file, name)) { check(sheet_ != nullptr); }

void Sheet::text(SheetRow row, SheetColumn column, std::string_view words, lxw_format* format) {
    check(worksheet_write_string(sheet_, row, column, std::string(shortened(words)).c_str(), format) == LXW_NO_ERROR);
}

void Sheet::number(SheetRow row, SheetColumn column, double value, lxw_format* format) {
    check(std::isfinite(value) && worksheet_write_number(sheet_, row, column, value, format) == LXW_NO_ERROR);
}

void Sheet::formula(SheetRow row, SheetColumn column, const std::string& formula, double value, lxw_format* format) {
    check(std::isfinite(value) && worksheet_write_formula_num(sheet_, row, column, formula.c_str(), format, value) == LXW_NO_ERROR);
}

void Sheet::figure(SheetRow row, SheetColumn column, const std::string& formula, const Figure& figure, double unit, lxw_format* format) {
    if (figure.value) return this->formula(row, column, formula, *figure.value * unit, format);
    check(worksheet_write_formula_str(sheet_, row, column, formula.c_str(), format, "undefined") == LXW_NO_ERROR);
}

void Sheet::constant(SheetRow row, SheetColumn column, const std::optional<double>& value, double unit, Undefined why, lxw_format* format) {
    if (value) number(row, column, *value * unit, format);
    else text(row, column, in_words(why));
}

void Sheet::headings(SheetRow row, std::span<const std::string_view> words, SheetColumn column) {
    for (const std::string_view word : words) text(row, column++, word, book_.heading);
}

void Sheet::width(SheetColumn first, SheetColumn last, double characters) { check(worksheet_set_column(sheet_, first, last, characters, nullptr) == LXW_NO_ERROR); }

void Sheet::freeze(SheetRow rows, SheetColumn columns) { worksheet_freeze_panes(sheet_, rows, columns); }

}  // namespace pactsim
