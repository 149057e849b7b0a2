// Section 15: how large is the error of chance? The running mean of the headline, and the runs that would halve its error.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/line_chart.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace pactsim::report {

namespace {

/// Numbers of runs at which the running mean is shown: all up to 60, then evenly spaced, the last always.
std::vector<std::size_t> stations(std::size_t runs) {
    std::vector<std::size_t> at;
    const std::size_t step = std::max<std::size_t>(1, runs / 60);
    for (std::size_t n = 2; n < runs; n += step) at.push_back(n);
    at.push_back(runs);
    return at;
}

}  // namespace

std::string build_runs(const SectionContext& context) {
    const StudyView& view = context.view;
    const std::vector<double> values = view.differences(view.central(), view.lead(), Headline::npsv);
    if (values.size() < 2) return paragraph("One paired run has no error to speak of: its difference may be all luck. Run more replicates.");
    Exhibit exhibit;
    exhibit.number = "15";
    LineSeries series{view.lead(), "running mean with 95% interval", {}, {}, {}, 0};
    LineChart chart;
    chart.x_axis = "paired runs";
    exhibit.table.columns = {{"Runs", "runs"}, {"Mean", "mean_npsv_gbp"}, {"95% low", "low95_gbp"}, {"95% high", "high95_gbp"}};
    exhibit.table.columns[0].number = false;
    for (const std::size_t n : stations(values.size())) {
        const statistics::MeanInterval m = statistics::mean_interval(std::span(values).first(n), 0.95);
        if (!m.interval) continue;
        chart.xs.push_back(static_cast<double>(n));
        series.values.push_back(*m.mean);
        series.low.push_back(m.interval->low);
        series.high.push_back(m.interval->high);
        const AmountStyle style(AmountKind::pounds, std::max(std::abs(m.interval->low), std::abs(m.interval->high)), *m.half_width);
        exhibit.table.rows.push_back(
            {{whole_cell(static_cast<long long>(n)), number_cell(style.signed_text(*m.mean), *m.mean),
              number_cell(style.signed_text(m.interval->low), m.interval->low), number_cell(style.signed_text(m.interval->high), m.interval->high)}});
    }
    // The first few means of a running mean are so wild that they would flatten the rest of the picture.
    LinePanel panel{"Net present social value against the baseline", AxisUnit::pounds, std::nullopt, {series}, {}, {}};
    Span span{0, 0};
    const std::size_t from = std::min<std::size_t>(series.values.size() - 1, series.values.size() / 10);
    for (std::size_t i = from; i < series.values.size(); ++i) span.include(series.low[i]), span.include(series.high[i]);
    for (std::size_t i = 0; i < panel.series[0].values.size(); ++i) {
        for (auto* v : {&panel.series[0].values, &panel.series[0].low, &panel.series[0].high}) (*v)[i] = std::clamp((*v)[i], span.low, span.high);
    }
    panel.span = span;
    chart.panels = {panel};
    const statistics::MeanInterval all = statistics::mean_interval(values, 0.95);
    const AmountStyle style(AmountKind::pounds, *all.half_width, 0);
    exhibit.caption = {fmt::format("After {} the headline is known to within {} either way",
                                   counted(static_cast<std::int64_t>(values.size()), "paired run", "paired runs"), style.text(*all.half_width)),
                       fmt::format("; halving that would take about {} runs.", shown_whole(static_cast<std::int64_t>(4 * values.size()))),
                       fmt::format("{}; Monte Carlo standard error {}; future: {}. More runs shrink this error alone, not what is unknown about the world.",
                                   view.label(view.lead()), style.text(*all.standard_error), view.future_label(view.central()))};
    exhibit.description = "Line of the running mean over the number of paired runs, with its 95 percent interval as a band that narrows.";
    exhibit.draw = [chart](const SvgWords& words, double width) { return draw_line_chart(chart, words, width); };
    exhibit.notes = {"The first tenth of the runs is cut off at the edge of the picture; the table has it in full."};
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
