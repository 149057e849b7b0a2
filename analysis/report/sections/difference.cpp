// Section 5: is the difference real? Paired by seed, with a band of what is too small to matter.

#include "analysis/paired.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/forest_plot.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pactsim::report {

namespace {

struct Compared {
    std::size_t arm = 0;
    PairedFacts facts;
    double standard_error = 0, p_value = 1, holm = 1;
    std::optional<double> pairing;  // variance saved by shared draws
};

std::optional<double> pairing_ratio(const StudyView& view, std::size_t arm, Headline headline) {
    constexpr std::array outcomes{StudyOutcome::established, StudyOutcome::partnerships, StudyOutcome::uk_gva};
    const auto place = static_cast<std::size_t>(headline);
    if (place >= outcomes.size()) return std::nullopt;
    const std::vector<double> without = view.levels(view.central(), 0, outcomes[place]), with = view.levels(view.central(), arm, outcomes[place]);
    if (without.size() != with.size()) return std::nullopt;
    return statistics::pairing_gain(without, with).ratio;
}

std::vector<Compared> compared_by(const StudyView& view, Headline headline) {
    std::vector<Compared> rows;
    std::vector<double> p_values;
    for (const std::size_t arm : view.schemes()) {
        const std::vector<double> values = view.differences(view.central(), arm, headline);
        const std::vector<double> zero(values.size(), 0.0);
        Compared row;
        row.arm = arm;
        row.facts = paired_facts(values, headline_words(headline).band);
        row.standard_error = values.empty() ? 0 : std::sqrt(statistics::sample_variance(values) / static_cast<double>(values.size()));
        row.p_value = paired_difference(zero, values, 0.95).p_value;
        row.pairing = pairing_ratio(view, arm, headline);
        p_values.push_back(row.p_value);
        rows.push_back(row);
    }
    const std::vector<double> holm = holm_adjusted(p_values);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].holm = holm[i];
    std::stable_sort(rows.begin(), rows.end(), [](const Compared& a, const Compared& b) { return a.facts.mean > b.facts.mean; });
    return rows;
}

std::string p_text(double p) {
    return p < 0.001 ? "< 0.001" : shown_number(p, 3);
}

ReportTable table_of(const StudyView& view, const std::vector<Compared>& rows, AmountKind kind, const std::string& unit) {
    ReportTable table;
    table.columns = {{"Option", "option", false},
                     {"Mean difference", "mean_" + unit},
                     {"95% low", "low95_" + unit},
                     {"95% high", "high95_" + unit},
                     {"Monte Carlo error", "standard_error_" + unit},
                     {"Runs", "runs"},
                     {"Runs above", "runs_above"},
                     {"p", "p_value"},
                     {"p, all options (Holm)", "p_holm"},
                     {"Runs saved by pairing", "pairing_variance_ratio"},
                     {"Finding", "finding", false}};
    for (const Compared& row : rows) {
        const PairedFacts& f = row.facts;
        const AmountStyle style(kind, std::max(std::abs(f.low), std::abs(f.high)), (f.high - f.low) / 2);
        TableRow cells{{word_cell(view.label(row.arm)), number_cell(style.signed_text(f.mean), f.mean)}, row.arm};
        if (f.has_interval) {
            cells.cells.push_back(number_cell(style.signed_text(f.low), f.low));
            cells.cells.push_back(number_cell(style.signed_text(f.high), f.high));
            cells.cells.push_back(number_cell(style.text(row.standard_error), row.standard_error));
        } else {
            for (int i = 0; i < 3; ++i) cells.cells.push_back(no_cell("one run"));
        }
        cells.cells.push_back(whole_cell(static_cast<long long>(f.runs)));
        cells.cells.push_back(whole_cell(static_cast<long long>(f.runs_above)));
        cells.cells.push_back(number_cell(p_text(row.p_value), row.p_value));
        cells.cells.push_back(number_cell(p_text(row.holm), row.holm));
        cells.cells.push_back(row.pairing ? number_cell(shown_number(*row.pairing, 1) + "\u00d7", *row.pairing)
                                          : no_cell("no spread, or money of the appraisal"));
        cells.cells.push_back(word_cell(finding_of(f) == Finding::clear_rise   ? "clearly above"
                                        : finding_of(f) == Finding::clear_fall ? "clearly below"
                                        : finding_of(f) == Finding::none       ? "no difference"
                                                                               : "no clear difference"));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

ForestPlot plot_of(const StudyView& view, const std::vector<Compared>& rows, Headline headline) {
    const HeadlineWords& words = headline_words(headline);
    ForestPlot plot;
    plot.unit = words.words.kind == AmountKind::pounds ? AxisUnit::pounds : AxisUnit::count;
    plot.band = words.band;
    plot.axis = "difference from the baseline: " + words.words.name;
    for (const Compared& row : rows) {
        plot.rows.push_back({row.arm, view.label(row.arm), row.facts.mean, row.facts.low, row.facts.high, difference_cell(row.facts, words.words.kind).shown});
    }
    return plot;
}

std::string forest_html(const SectionContext& context, Headline headline, const std::string& number) {
    const StudyView& view = context.view;
    const HeadlineWords& words = headline_words(headline);
    const std::vector<Compared> rows = compared_by(view, headline);
    std::size_t above = 0, below = 0, runs = 0;
    for (const Compared& row : rows) {
        above += finding_of(row.facts) == Finding::clear_rise ? 1 : 0;
        below += finding_of(row.facts) == Finding::clear_fall ? 1 : 0;
        runs = std::max(runs, row.facts.runs);
    }
    Exhibit exhibit;
    exhibit.number = number;
    exhibit.caption.bold = fmt::format("{} {} clearly above the baseline on {}", share_words(above, rows.size()),
                                       rows.size() == 1 ? "option is" : "options are", words.words.name);
    exhibit.caption.rest = fmt::format(", {} clearly below; the rest cannot be told apart from it.", below);
    if (above + below == rows.size()) exhibit.caption.rest = fmt::format(", {} clearly below.", below);
    exhibit.caption.subtitle = view.condition(runs) + fmt::format(" Means with 95% intervals; differences up to {} are too small to matter (a judgement).",
                                                                  band_text(words.words.kind, words.band));
    exhibit.description =
        "Forest plot: one row per option, a square at the mean difference and a line for its 95 percent interval, against a zero line and a shaded band of "
        "differences too small to matter.";
    exhibit.draw = [plot = plot_of(view, rows, headline)](const SvgWords& w, double width) { return draw_forest_plot(plot, w, width); };
    exhibit.table = table_of(view, rows, words.words.kind, std::string(words.csv));
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace

std::string build_difference(const SectionContext& context) {
    const StudyView& view = context.view;
    std::string html = paragraph(
        "Every run of an option is paired with the run of the baseline that shares all its random draws, and the differences are averaged. Intervals are for "
        "one option at a time; the table also gives p-values adjusted for looking at all options at once.");
    html += forest_html(context, Headline::established, "5a") + forest_html(context, Headline::partnerships, "5b") + forest_html(context, Headline::npsv, "5c");
    if (const auto placebo = view.placebo()) {
        const PairedFacts facts = view.facts(view.central(), *placebo, Headline::established);
        html +=
            paragraph(fmt::format("Noise floor: the placebo arm, which differs from the baseline by the luck of awards alone, shows {} established firms. "
                                  "Single firms\u2019 fates change as much by luck; only net figures are free of it.",
                                  difference_cell(facts, AmountKind::count).shown));
    } else {
        html += paragraph(
            "No placebo arm was run. With --placebo, pactsim compare adds one that differs from the baseline by the luck of awards alone: the noise floor of "
            "single firms\u2019 fates.");
    }
    return html;
}

}  // namespace pactsim::report
