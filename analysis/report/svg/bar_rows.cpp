#include "analysis/report/svg/bar_rows.h"

#include "analysis/report/svg/palette.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

BarRows::BarRows(double width, std::size_t rows, double top, double label_width, double value_width)
    : width_(width),
      top_(top),
      left_(width < 500 ? 26 : label_width),
      right_(width < 500 ? width - 26 : width - value_width),
      rows_(rows),
      narrow_(width < 500),
      tall_(value_width > 120) {}

void BarRows::draw_words(Svg& svg, std::size_t row, std::string_view label, std::string_view value, bool bold) const {
    const double y = middle(row);
    if (narrow_) {
        const double first = tall_ ? y - 34 : y - 17;
        // A line of the grid must not run through words.
        svg.rect({0, first - 14, tall_ ? std::max(text_width(label, 14), text_width(value, 14)) : width_, tall_ ? 37.0 : 19.0},
                 fmt::format("fill=\"{}\"", palette::paper));
        svg.text({0, first}, label, {.bold = bold});
        if (tall_)
            svg.text({0, first + 17}, value, {.bold = bold});
        else
            svg.text({width_, first}, value, {.anchor = Anchor::end, .bold = bold});
        return;
    }
    const std::vector<std::string> lines = wrapped(label, left_ - 16, 14);
    const double first = lines.size() > 1 ? y - 3 : y + 5;
    for (std::size_t i = 0; i < lines.size() && i < 2; ++i) svg.text({0, first + 15 * static_cast<double>(i)}, lines[i], {.bold = bold});
    svg.text({width_, y + 5}, value, {.anchor = Anchor::end, .bold = bold});
}

void BarRows::draw_axis(Svg& svg, const Scale& scale, std::string_view what) const {
    draw_bottom_axis(svg, scale, bottom(), top_);
    const std::vector<std::string> lines = wrapped(what, narrow_ ? width_ : width_ - left_, 14);
    for (std::size_t i = 0; i < lines.size() && i < 2; ++i) svg.text({narrow_ ? 0 : left_, bottom() + 42 + 17 * static_cast<double>(i)}, lines[i]);
}

}  // namespace pactsim::report
