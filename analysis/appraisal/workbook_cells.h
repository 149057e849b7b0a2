#pragma once
// Cells of a spreadsheet: what the library is asked for, checked. Internal to workbook*.cpp.

#include "analysis/appraisal/figure.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace pactsim {

/// Rows and columns count from 0.
using SheetRow = std::uint32_t;
using SheetColumn = std::uint16_t;

/// "D5", or "$D$5".
std::string cell_name(SheetRow row, SheetColumn column, bool fixed = false);

/// The open workbook and its formats.
struct Book {
    lxw_workbook* file = nullptr;
    lxw_format* heading = nullptr;
    lxw_format* money = nullptr;     // GBP
    lxw_format* ratio = nullptr;
    lxw_format* factor = nullptr;
    lxw_format* wrapped = nullptr;
    lxw_format* input = nullptr;     // cells that a reader may change
};

/// Gives a cell a name that formulas may use.
void define_name(const Book& book, const std::string& name, const std::string& formula);

/// One sheet. Everything throws OutputError if a spreadsheet cannot hold it: a number that is none, too many rows.
class Sheet {
  public:
    Sheet(const Book& book, const char* name);

    /// Words, cut at 32,000 characters (a cell holds 32,767).
    void text(SheetRow row, SheetColumn column, std::string_view words, lxw_format* format = nullptr);
    void number(SheetRow row, SheetColumn column, double value, lxw_format* format = nullptr);
    /// A formula with the result that it has.
    void formula(SheetRow row, SheetColumn column, const std::string& formula, double value, lxw_format* format = nullptr);
    /// A formula whose result is a figure times `unit`, or the word "undefined".
    void figure(SheetRow row, SheetColumn column, const std::string& formula, const Figure& figure, double unit, lxw_format* format = nullptr);
    /// A number times `unit`, or why there is none.
    void constant(SheetRow row, SheetColumn column, const std::optional<double>& value, double unit, Undefined why, lxw_format* format = nullptr);
    void headings(SheetRow row, std::span<const std::string_view> words, SheetColumn column = 0);
    void width(SheetColumn first, SheetColumn last, double characters);
    void freeze(SheetRow rows, SheetColumn columns);

  private:
    const Book& book_;
    lxw_worksheet* sheet_;
};

}  // namespace pactsim
