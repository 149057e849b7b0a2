// Section 10: which assumptions matter? Worlds one at a time from the study itself; tornado and Sobol' indices where such analyses were made.

#include "analysis/appraisal/switching.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/tornado.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

/// The leading option's mean npsv in each other world, central parameters: one world at a time.
Tornado tornado_of_worlds(const StudyView& view) {
    Tornado tornado;
    tornado.axis = "mean net present social value";
    tornado.high_key = "above the central future";
    tornado.low_key = "below it";
    tornado.centre = view.appraisal(view.central(), view.lead()).npsv.value.value_or(0) / 100;
    const auto& futures = view.study().layout.futures;
    for (std::size_t f = 0; f < futures.size(); ++f) {
        const Figure& npsv = view.appraisal(f, view.lead()).npsv;
        if (f == view.central() || futures[f].draw != 0 || !npsv.value) continue;
        const AmountStyle style(AmountKind::pounds, *npsv.value / 100, 0);
        TornadoRow row{view.future_label(f), {}, {}, *npsv.value / 100, *npsv.value / 100};
        (*npsv.value / 100 < tornado.centre ? row.low_label : row.high_label) = style.signed_text(*npsv.value / 100);
        tornado.rows.push_back(std::move(row));
    }
    std::stable_sort(tornado.rows.begin(), tornado.rows.end(),
                     [&](const TornadoRow& a, const TornadoRow& b) { return std::abs(a.at_low - tornado.centre) > std::abs(b.at_low - tornado.centre); });
    return tornado;
}

/// One line per assumption: where it stands, and where the leading option would be worth exactly nothing.
std::vector<std::string> flip_words(const StudyView& view) {
    std::vector<std::string> lines;
    for (const SwitchingValue& value :
         switching_values(view.appraisal(view.central(), view.lead()), view.basis().labour_displacement, view.basis().confidence)) {
        if (!value.at.value) continue;
        const bool share = value.name != "benefit_scale";
        const auto shown = [&](double x) { return share ? shown_number(100 * x, 0) + "%" : shown_number(x, 2); };
        const std::string interval = value.at.has_interval() ? fmt::format(" (95% interval {} to {})", shown(*value.at.low), shown(*value.at.high)) : "";
        std::string text = value.text;
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        lines.push_back(fmt::format("{}: {}{} instead of {}{}.", text, shown(*value.at.value), interval, shown(value.central),
                                    value.attainable ? "" : ", which cannot be"));
    }
    return lines;
}

Exhibit tornado_exhibit(const StudyView& view, const Tornado& tornado, const std::string& lead_in, const std::string& what) {
    Exhibit exhibit;
    exhibit.number = "10a";
    std::string top;
    for (std::size_t i = 0; i < std::min<std::size_t>(3, tornado.rows.size()); ++i)
        top += (i == 0 ? "" : i + 1 == std::min<std::size_t>(3, tornado.rows.size()) ? " and " : ", ") + tornado.rows[i].label;
    exhibit.caption.bold = lead_in + top;
    exhibit.caption.rest = fmt::format(" (net present social value of {}; central {}).", view.label(view.lead()),
                                       AmountStyle(AmountKind::pounds, tornado.centre, 0).signed_text(tornado.centre));
    exhibit.caption.subtitle = what;
    exhibit.description = "Tornado: one bar per assumption from the central outcome to the outcome at its low and high value, widest at the top.";
    exhibit.draw = [tornado](const SvgWords& words, double width) { return draw_tornado(tornado, words, width); };
    exhibit.table.columns = {{"Assumption", "assumption", false},
                             {"Low value", "low_value", false},
                             {"Outcome at low", "outcome_at_low_gbp"},
                             {"High value", "high_value", false},
                             {"Outcome at high", "outcome_at_high_gbp"}};
    for (const TornadoRow& row : tornado.rows) {
        const AmountStyle style(AmountKind::pounds, std::max(std::abs(row.at_low), std::abs(row.at_high)), 0);
        exhibit.table.rows.push_back({{word_cell(row.label), word_cell(row.low_label.empty() ? "none" : row.low_label),
                                       row.low_label.empty() ? no_cell("one value") : number_cell(style.signed_text(row.at_low), row.at_low),
                                       word_cell(row.high_label.empty() ? "none" : row.high_label),
                                       row.high_label.empty() ? no_cell("one value") : number_cell(style.signed_text(row.at_high), row.at_high)}});
    }
    return exhibit;
}

std::string sobol_html(const SectionContext& context) {
    const std::vector<SobolRow>& rows = context.options.drivers.sobol;
    Exhibit exhibit;
    exhibit.number = "10b";
    std::vector<SobolRow> order = rows;
    std::stable_sort(order.begin(), order.end(), [](const SobolRow& a, const SobolRow& b) { return a.total > b.total; });
    exhibit.caption = {
        fmt::format("{} accounts for the largest share of the variance", order.front().label),
        fmt::format(": {} with all it interacts with, {} on its own.", shown_number(order.front().total, 2), shown_number(order.front().first, 2)),
        "Sobol\u2019 indices of the net present social value with 95% intervals; small negative values are indistinguishable from 0."};
    exhibit.description = "Pairs of bars per assumption: its first-order and its total share of the variance, with intervals.";
    exhibit.draw = [order](const SvgWords& words, double width) { return draw_sobol_bars(order, words, width); };
    exhibit.table.columns = {{"Assumption", "assumption", false},
                             {"First order", "first"},
                             {"Low", "first_low"},
                             {"High", "first_high"},
                             {"Total", "total"},
                             {"Low", "total_low"},
                             {"High", "total_high"}};
    for (const SobolRow& row : order) {
        TableRow cells{{word_cell(row.label)}};
        for (const double value : {row.first, row.first_low, row.first_high, row.total, row.total_low, row.total_high})
            cells.cells.push_back(number_cell(shown_number(value, 2), value));
        exhibit.table.rows.push_back(std::move(cells));
    }
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace

std::string build_drivers(const SectionContext& context) {
    const StudyView& view = context.view;
    std::string html;
    const Tornado worlds = tornado_of_worlds(view);
    if (context.options.drivers.tornado) {
        html += exhibit_html(tornado_exhibit(view, *context.options.drivers.tornado, "The answer depends most on ",
                                             "One assumption at a time, all others central; the values of each assumption stand beside its bar."),
                             context.csv_head);
    } else if (!worlds.rows.empty()) {
        html += exhibit_html(tornado_exhibit(view, worlds, "The answer would move most in the worlds ",
                                             "One world at a time, parameters central; means over runs. These are whole worlds, not single parameters."),
                             context.csv_head);
    } else {
        html += empty_section(
            "Only one world was run, so nothing here says which assumptions matter. To see how the answer moves with the world, compare in several:",
            "pactsim compare SCENARIO.yaml SCHEME.yaml --worlds scenarios/worlds/*.yaml -o study.h5");
    }
    const std::vector<std::string> flip = flip_words(view);
    if (!flip.empty())
        html += "<h3>Values that flip the answer</h3>\n" +
                paragraph(fmt::format("The net present social value of {} would be zero with one of these, the others central:", view.label(view.lead()))) +
                bullet_list(flip);
    if (!context.options.drivers.sobol.empty()) return html + sobol_html(context);
    if (!context.options.experiment.empty()) return html;
    return html + paragraph(
                      "No variance-based analysis (Sobol\u2019 indices) is part of this study: it needs many futures drawn by design (pactsim sweep, then pactsim report --experiment). Until then, section 12 "
                      "shows how far the futures that were run lie apart.");
}

}  // namespace pactsim::report
