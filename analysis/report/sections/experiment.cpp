#include "analysis/report/sections/experiment.h"

#include "analysis/experiments/table_output.h"
#include "analysis/report/page/exhibit.h"
#include "analysis/report/page/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace pactsim::report {

namespace {

Cell cell_of(const ResultCell& cell) {
    if (const auto* words = std::get_if<std::string>(&cell)) return word_cell(*words);
    if (const auto* figure = std::get_if<double>(&cell)) return number_cell(figure_text(*figure), *figure);
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return whole_cell(*whole);
    return no_cell("not defined");
}

bool holds_words(const ResultTable& table, std::size_t column) {
    return std::any_of(table.rows.begin(), table.rows.end(), [column](const auto& row) { return std::holds_alternative<std::string>(row[column]); });
}

/// The title is the finding; a table has no other chart than itself.
Exhibit exhibit_of(const ResultTable& table, std::string number) {
    Exhibit exhibit;
    exhibit.number = std::move(number);
    exhibit.caption.bold = table.title;
    exhibit.caption.subtitle = "From an experiment over many points; see the notes for its size and error.";
    for (std::size_t c = 0; c < table.columns.size(); ++c) exhibit.table.columns.push_back({table.columns[c].label, table.columns[c].key, !holds_words(table, c)});
    for (const std::vector<ResultCell>& row : table.rows) {
        TableRow cells;
        for (const ResultCell& cell : row) cells.cells.push_back(cell_of(cell));
        exhibit.table.rows.push_back(std::move(cells));
    }
    exhibit.notes = table.notes;
    return exhibit;
}

}  // namespace

std::string experiment_html(const SectionContext& context, std::string_view section) {
    std::string html;
    char letter = 'p';   // after the letters of the section's own figures
    for (const ExperimentTable& one : context.options.experiment) {
        if (one.section != section) continue;
        html += exhibit_html(exhibit_of(one.table, fmt::format("{}{}", section.substr(1), letter++)), context.csv_head);
    }
    return html.empty() ? html : "<h3>From the experiment</h3>\n" + html;
}

}  // namespace pactsim::report
