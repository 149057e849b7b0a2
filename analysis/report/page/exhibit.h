#pragma once
// A figure of the report: caption, drawing, the same rows as a table, and both to download.

#include "analysis/report/captions/caption.h"
#include "analysis/report/page/table.h"
#include "analysis/report/svg/svg.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pactsim::report {

/// Draws for a width in pixels under the given words. Called once for wide screens and print, once for phones.
using Drawing = std::function<std::string(const SvgWords& words, double width)>;

inline constexpr double wide_width = 760, narrow_width = 328;

/// What a narrow screen shows: a drawing of its own, or the wide one in a box that scrolls sideways.
enum class NarrowScreen : std::uint8_t { redraw, scroll };

struct Exhibit {
    std::string number;  // "4", "10b": the section and a letter
    Caption caption;
    std::string description;  // what kind of chart it is, for those who do not see it
    Drawing draw;             // empty: the table is the figure, and stands open
    NarrowScreen narrow = NarrowScreen::redraw;
    ReportTable table;                    // its caption is filled from `caption` where empty
    std::vector<std::string> notes = {};  // how to read it; guards against reading too much
    bool only_to_download = false;        // the rows are told in the page in another way: no table, but the CSV
};

/// The figure as HTML. `csv_head` are the lines that every CSV of the report starts with, after the caption.
std::string exhibit_html(const Exhibit& figure, const std::vector<std::string>& csv_head);

/// Size of a file for people: "3 KB" (of 1,000 bytes, at least 1).
std::string size_text(std::size_t bytes);

/// The CSV of a figure as it is handed out.
std::string exhibit_csv(const Exhibit& figure, const std::vector<std::string>& csv_head);

}  // namespace pactsim::report
