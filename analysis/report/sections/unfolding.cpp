// Section 4: how does it unfold? Fans of the baseline and the leading option on the same axes.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/fan_chart.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/quantiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace pactsim::report {

namespace {

/// A series worth a fan: one measure or the sum of two, as it stands in a month or added up since the start.
struct FanMeasure {
    std::string_view title, first, second, csv;
    AxisUnit unit;
    double scale;
    bool cumulative;
};
constexpr std::array fan_measures{
    FanMeasure{"Firms in a partnership", "partnerships", "", "partnerships", AxisUnit::count, 1, false},
    FanMeasure{"Established firms so far", "established_in_china", "established_at_home", "established_cumulative", AxisUnit::count, 1, true},
    FanMeasure{"UK value added a month", "uk_gva", "", "uk_gva_gbp_per_month", AxisUnit::pounds, 0.01, false},
    FanMeasure{"UK jobs", "employees", "", "employees", AxisUnit::count, 1, false},
};

std::vector<std::vector<double>> runs_of(const StudyView& view, std::size_t arm, const FanMeasure& measure) {
    std::vector<std::vector<double>> runs = view.series(arm, measure.first);
    if (!measure.second.empty() && view.has_series(measure.second)) {
        const std::vector<std::vector<double>> more = view.series(arm, measure.second);
        for (std::size_t r = 0; r < runs.size(); ++r) {
            for (std::size_t t = 0; t < runs[r].size(); ++t) runs[r][t] += more[r][t];
        }
    }
    for (std::vector<double>& run : runs) {
        double sum = 0;
        for (double& value : run) {
            sum += value;
            value = (measure.cumulative ? sum : value) * measure.scale;
        }
    }
    return runs;
}

/// Points in time: at most about forty, the last month always among them.
std::vector<std::size_t> points_in_time(std::size_t months) {
    const std::size_t step = std::max<std::size_t>(1, (months + 39) / 40);
    std::vector<std::size_t> points;
    for (std::size_t back = 0; back < months; back += step) points.push_back(months - 1 - back);
    std::reverse(points.begin(), points.end());
    return points;
}

std::vector<double> at_month(const std::vector<std::vector<double>>& runs, std::size_t month) {
    std::vector<double> values;
    for (const std::vector<double>& run : runs) values.push_back(run[month]);
    return values;
}

FanPanel panel_of(const std::vector<std::vector<double>>& runs, const std::vector<std::size_t>& points, std::string title, const FanMeasure& measure) {
    FanPanel panel{std::move(title), {}, {}, {}};
    for (const std::size_t month : points) {
        const std::vector<double> values = at_month(runs, month);
        std::array<double, 7> levels{};
        for (std::size_t k = 0; k < levels.size(); ++k) levels[k] = statistics::quantile_type7(values, fan_levels[k]).value_or(0);
        panel.percentiles.push_back(levels);
    }
    for (std::size_t r = 0; r < std::min<std::size_t>(runs.size(), 10); ++r) {
        std::vector<double> thin;
        for (const std::size_t month : points) thin.push_back(runs[r][month]);
        panel.runs.push_back(std::move(thin));
    }
    const std::array<double, 7>& last = panel.percentiles.back();
    const AmountStyle style(measure.unit == AxisUnit::pounds ? AmountKind::pounds : AmountKind::count, last[6], (last[6] - last[0]) / 2);
    panel.median_label = "median " + style.text(last[3]);
    return panel;
}

void add_rows(ReportTable& table, const StudyView& view, const std::vector<std::size_t>& points, const FanMeasure& measure, const FanPanel& panel,
              std::size_t arm) {
    constexpr std::size_t every = 4;  // of about forty points; the drawing has them all, and a longer table is read by nobody
    for (std::size_t i = (points.size() - 1) % every; i < points.size(); i += every) {
        const std::array<double, 7>& p = panel.percentiles[i];
        const AmountStyle style(measure.unit == AxisUnit::pounds ? AmountKind::pounds : AmountKind::count, p[6], std::max(p[6] - p[0], p[6] * 1e-3) / 2);
        TableRow row{{word_cell(std::string(measure.title)), word_cell(panel.title), word_cell(view.study().layout.months[points[i]])}, arm};
        for (const double value : p) row.cells.push_back(number_cell(style.text(value), value));
        table.rows.push_back(std::move(row));
    }
}

struct Fans {
    FanChart chart;
    ReportTable table;
    std::optional<Caption> caption;
};

Fans fans_of(const StudyView& view) {
    Fans fans;
    fans.table.columns = {{"Outcome", "outcome", false}, {"Option", "option", false}, {"Month", "month", false}};
    for (const double level : fan_levels)
        fans.table.columns.push_back({fmt::format("{}%", shown_number(100 * level, 0)), fmt::format("p{:02.0f}", 100 * level)});
    const auto& months = view.study().layout.months;
    const std::vector<std::size_t> points = points_in_time(months.size());
    std::string year;
    for (const std::size_t month : points) {
        const std::string here = months[month].substr(0, 4);
        fans.chart.times.push_back(here == year ? "" : here);
        year = here;
    }
    for (const FanMeasure& measure : fan_measures) {
        if (!view.has_series(measure.first)) continue;
        FanRow row{std::string(measure.title), measure.unit, {}};
        for (const std::size_t arm : {std::size_t{0}, view.lead()}) {
            row.panels.push_back(panel_of(runs_of(view, arm, measure), points, arm == 0 ? "Baseline" : view.label(arm), measure));
            add_rows(fans.table, view, points, measure, row.panels.back(), arm);
        }
        if (!fans.caption) {
            const std::array<double, 7>& last = row.panels.back().percentiles.back();
            const AmountStyle style(measure.unit == AxisUnit::pounds ? AmountKind::pounds : AmountKind::count, last[6], (last[6] - last[0]) / 2);
            fans.caption = Caption{fmt::format("In {}, half of the runs with {} would have more than {} firms in a partnership", months.back().substr(0, 4),
                                               view.label(view.lead()), style.text(last[3])),
                                   fmt::format(" (90% of runs: {} to {}).", style.text(last[0]), style.text(last[6])),
                                   {}};
            if (measure.first != "partnerships")
                fans.caption->bold =
                    fmt::format("{} in the last month would be {} in the median run with {}", measure.title, style.text(last[3]), view.label(view.lead()));
        }
        fans.chart.rows.push_back(std::move(row));
    }
    return fans;
}

}  // namespace

std::string build_unfolding(const SectionContext& context) {
    const StudyView& view = context.view;
    const Fans fans = fans_of(view);
    if (fans.chart.rows.empty()) {
        return empty_section("This study keeps no monthly series, so nothing can be shown over time. To keep them, compare again:",
                             "pactsim compare SCENARIO.yaml SCHEME.yaml -o study.h5");
    }
    const std::size_t runs = view.levels(view.central(), view.lead(), StudyOutcome::established).size();
    Exhibit exhibit;
    exhibit.number = "4";
    exhibit.caption = *fans.caption;
    exhibit.caption.subtitle =
        fmt::format("Percentiles over {} at each point in time; baseline beside the option with the highest mean net present social value; future: {}.",
                    counted(static_cast<std::int64_t>(runs), "run", "runs"), view.future_label(view.central()));
    exhibit.description =
        "Fan charts, one row per outcome, baseline and option side by side with the same axes. Bands hold 30, 60 and 90 percent of runs around the median "
        "line; up to ten single runs are thin lines.";
    exhibit.draw = [chart = fans.chart](const SvgWords& words, double width) { return draw_fan_chart(chart, words, width); };
    exhibit.table = fans.table;
    exhibit.notes = {
        "Bands are percentiles over runs: chance within one future, not doubt about the future. Do not read the difference between options off these fans: "
        "section 5 compares run by run."};
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
