// Section 6: which stage is the bottleneck? From the monthly counts of events.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/sankey.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <numeric>

namespace pactsim::report {

namespace {

struct StageMeasure {
    std::string_view series, name, csv;
};
constexpr std::array stage_measures{
    StageMeasure{"searches_started", "Searches started", "searches_started"},
    StageMeasure{"partnerships_formed", "Partnerships signed", "partnerships_signed"},
    StageMeasure{"established_in_china", "Established in China", "established_in_china"},
};

/// Events of a kind over the whole horizon, by run.
std::vector<double> totals_of(const StudyView& view, std::size_t arm, std::string_view series) {
    std::vector<double> totals;
    for (const std::vector<double>& run : view.series(arm, series)) totals.push_back(std::accumulate(run.begin(), run.end(), 0.0));
    return totals;
}

struct StageRow {
    std::string name;
    double baseline = 0, option = 0;         // mean events a run
    double rate_before = 0, rate_after = 0;  // of the stage before
    bool has_rate = false;
};

std::vector<StageRow> rows_of(const StudyView& view) {
    std::vector<StageRow> rows;
    for (const StageMeasure& stage : stage_measures) {
        if (!view.has_series(stage.series)) continue;
        StageRow row{std::string(stage.name), statistics::mean_of(totals_of(view, 0, stage.series)),
                     statistics::mean_of(totals_of(view, view.lead(), stage.series))};
        if (!rows.empty() && rows.back().baseline > 0 && rows.back().option > 0) {
            row.has_rate = true;
            row.rate_before = row.baseline / rows.back().baseline;
            row.rate_after = row.option / rows.back().option;
        }
        rows.push_back(row);
    }
    return rows;
}

std::string percent(double share) {
    return shown_number(100 * share, 1) + "%";
}

Caption caption_of(const StudyView& view, const std::vector<StageRow>& rows) {
    const StageRow *narrowest = nullptr, *changed = nullptr;
    for (const StageRow& row : rows) {
        if (!row.has_rate) continue;
        if (narrowest == nullptr || row.rate_before < narrowest->rate_before) narrowest = &row;
        if (changed == nullptr || std::abs(row.rate_after - row.rate_before) > std::abs(changed->rate_after - changed->rate_before)) changed = &row;
    }
    Caption caption;
    if (narrowest == nullptr) return {"Nobody gets past the first stage", ", in the baseline or with the option.", {}};
    const auto lower_first = [](std::string text) {
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
        return text;
    };
    caption.bold = fmt::format("The narrowest step would be \u201c{}\u201d: {} in the baseline", lower_first(narrowest->name), percent(narrowest->rate_before));
    caption.rest = fmt::format(" of the stage before. {} would change \u201c{}\u201d most, from {} to {}.", view.label(view.lead()), lower_first(changed->name),
                               percent(changed->rate_before), percent(changed->rate_after));
    return caption;
}

SankeyPanel panel_of(const std::vector<StageRow>& rows, const std::string& title, double StageRow::*count) {
    SankeyPanel panel{title, {}, "stop there, or still under way at the end"};
    for (const StageRow& row : rows) panel.stages.push_back({row.name, row.*count, shown_number(row.*count, row.*count < 100 ? 1 : 0)});
    return panel;
}

}  // namespace

std::string build_stages(const SectionContext& context) {
    const StudyView& view = context.view;
    const std::vector<StageRow> rows = rows_of(view);
    if (rows.size() < 2) {
        return empty_section(
            "This study keeps no counts of searches, signatures and established firms by month, so the stages cannot be shown. To keep them, compare again:",
            "pactsim compare SCENARIO.yaml SCHEME.yaml -o study.h5");
    }
    Exhibit exhibit;
    exhibit.number = "6";
    exhibit.caption = caption_of(view, rows);
    exhibit.caption.subtitle =
        fmt::format("Mean number of events a run over {}; baseline against the option with the highest mean net present social value; future: {}.",
                    view.window(), view.future_label(view.central()));
    exhibit.description =
        "Sankey diagrams side by side, baseline and option: the width of each band is the number that goes on to the next stage; dashed bands stop.";
    exhibit.draw = [panels = std::vector{panel_of(rows, "Baseline", &StageRow::baseline), panel_of(rows, view.label(view.lead()), &StageRow::option)}](
                       const SvgWords& words, double width) { return draw_sankey(panels, words, width); };
    exhibit.table.columns = {{"Stage", "stage", false},
                             {"Baseline, a run", "baseline_mean"},
                             {"Option, a run", "option_mean"},
                             {"Baseline, share of the stage before", "baseline_conversion"},
                             {"Option, share of the stage before", "option_conversion"}};
    for (const StageRow& row : rows) {
        exhibit.table.rows.push_back(
            {{word_cell(row.name), number_cell(shown_number(row.baseline, 1), row.baseline), number_cell(shown_number(row.option, 1), row.option),
              row.has_rate ? number_cell(percent(row.rate_before), row.rate_before) : no_cell("first stage"),
              row.has_rate ? number_cell(percent(row.rate_after), row.rate_after) : no_cell("first stage")}});
    }
    exhibit.notes = {
        "These are events, not firms: a firm may search or sign more than once, and some signatures follow a search that began before the window. A change of "
        "a rate is not by itself an effect: section 7 separates what would have happened anyway."};
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
