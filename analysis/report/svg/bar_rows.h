#pragma once
// Charts made of rows with a label, shared by forest plots, waterfalls, tornadoes and bars: beside the label where there is room, below it where there is none.

#include "analysis/report/svg/axis.h"

#include <string>
#include <string_view>

namespace pactsim::report {

/// Where rows, their labels, the plot and the values stand.
class BarRows {
  public:
    /// `rows` rows under a heading of `top` pixels; `label_width` and `value_width` beside the plot if the drawing is at least 500 px wide. On a narrower one
    /// label and value stand above the marks, on two lines if values are wider than 120 px.
    BarRows(double width, std::size_t rows, double top, double label_width, double value_width);

    [[nodiscard]] bool narrow() const { return narrow_; }
    [[nodiscard]] double left() const { return left_; }
    [[nodiscard]] double right() const { return right_; }
    [[nodiscard]] double top() const { return top_; }
    [[nodiscard]] double bottom() const { return top_ + row_height() * static_cast<double>(rows_); }
    [[nodiscard]] double row_height() const { return narrow_ ? (tall_ ? 68 : 50) : 36; }
    /// Middle of the marks of a row.
    [[nodiscard]] double middle(std::size_t row) const { return top_ + row_height() * static_cast<double>(row) + (narrow_ ? (tall_ ? 52 : 34) : 18); }
    /// Height of the drawing with an axis below the rows.
    [[nodiscard]] double height() const { return bottom() + (narrow_ ? 68 : 52); }

    /// The label of a row and, at its other end, its value.
    void draw_words(Svg& svg, std::size_t row, std::string_view label, std::string_view value, bool bold = false) const;
    /// The scale below the rows, and what it measures.
    void draw_axis(Svg& svg, const Scale& scale, std::string_view what) const;

  private:
    double width_, top_, left_, right_;
    std::size_t rows_;
    bool narrow_, tall_;
};

}  // namespace pactsim::report
