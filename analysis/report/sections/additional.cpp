// Section 7: what is truly additional? Net spillover first, then from gross to net.

#include "analysis/appraisal/additionality.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/report/svg/waterfall.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pactsim::report {

namespace {

struct QuantityWords {
    TwinQuantity quantity;
    std::string_view name;
    AmountKind kind;
    std::string_view csv;
};
constexpr std::array quantities{
    QuantityWords{TwinQuantity::established, "established firms", AmountKind::count, "established_firms"},
    QuantityWords{TwinQuantity::partnerships, "partnerships", AmountKind::count, "partnerships"},
    QuantityWords{TwinQuantity::uk_gva, "UK value added", AmountKind::pounds, "uk_value_added_gbp"},
    QuantityWords{TwinQuantity::job_months, "job-years", AmountKind::count, "job_years"},
    QuantityWords{TwinQuantity::leaks, "leaks", AmountKind::count, "leaks"},
};

/// Means over the runs of everything between gross and net.
struct Parts {
    double gross = 0, deadweight = 0, substitution = 0, diversion = 0, spillover = 0, displacement = 0, net = 0, additional = 0, acceleration = 0;
    std::size_t runs = 0;
};

double mean_part(const StudyView& view, std::size_t arm, TwinQuantity quantity, TwinPart part, std::size_t total) {
    return statistics::mean_of(view.parts(arm, quantity, part, total));
}

Parts parts_of(const StudyView& view, std::size_t arm, TwinQuantity quantity, std::size_t total) {
    const auto mean = [&](TwinPart part) { return mean_part(view, arm, quantity, part, total); };
    return {mean(TwinPart::gross),        mean(TwinPart::deadweight),
            mean(TwinPart::substitution), mean(TwinPart::diversion),
            mean(TwinPart::spillover),    mean(TwinPart::displacement),
            mean(TwinPart::net),          mean(TwinPart::additional),
            mean(TwinPart::acceleration), view.parts(arm, quantity, TwinPart::net, total).size()};
}

PairedFacts facts_of(const StudyView& view, std::size_t arm, TwinQuantity quantity, TwinPart plus, std::optional<TwinPart> minus, std::size_t total) {
    std::vector<double> values = view.parts(arm, quantity, plus, total);
    if (minus) {
        const std::vector<double> less = view.parts(arm, quantity, *minus, total);
        for (std::size_t i = 0; i < values.size(); ++i) values[i] -= less[i];
    }
    return paired_facts(values, 0);
}

Waterfall waterfall_of(const Parts& parts, const QuantityWords& words) {
    const double largest = std::max({std::abs(parts.gross), std::abs(parts.net), parts.deadweight});
    // Rounded so that the bars, as printed, add up to the net exactly.
    const int decimals = words.kind == AmountKind::pounds ? (largest >= 1e6 ? -5 : -2) : largest >= 100 ? 0 : 1;
    const std::vector<double> steps =
        parts_that_add({parts.gross, -parts.deadweight, -parts.substitution, -parts.diversion, parts.spillover - parts.displacement}, decimals);
    double net = 0;
    for (const double step : steps) net += step;
    net = rounded_to(net, decimals);
    const auto shown = [&](double value, bool total) {
        const std::string text = words.kind == AmountKind::pounds
                                     ? (largest >= 1e6 ? "£" + shown_number(std::abs(value) / 1e6, 1) + "m" : "£" + shown_number(std::abs(value), 0))
                                     : shown_number(std::abs(value), std::max(decimals, 0));
        return (value < 0 ? "\u2212" : value > 0 && !total ? "+" : "") + text;
    };
    Waterfall waterfall;
    waterfall.unit = words.kind == AmountKind::pounds ? AxisUnit::pounds : AxisUnit::count;
    waterfall.axis = fmt::format("{}, mean a run", words.name);
    constexpr std::array<std::string_view, 5> labels{"Gross: what supported firms reach", "Deadweight: would have come anyway",
                                                     "Substitution: moved from the home route", "Diversion: supported firms that lose",
                                                     "Net spillover to other firms"};
    for (std::size_t i = 0; i < steps.size(); ++i) waterfall.steps.push_back({std::string(labels[i]), steps[i], shown(steps[i], i == 0), i == 0});
    waterfall.steps.push_back({"Net for the UK", net, shown(net, true), true});
    return waterfall;
}

Cell mean_cell(double value, AmountKind kind, double largest) {
    return number_cell(AmountStyle::for_table(kind, largest, 0).text(value), value);
}

ReportTable parts_table(const StudyView& view, std::size_t total) {
    ReportTable table;
    table.columns = {{"Option", "option", false},
                     {"Of what", "quantity", false},
                     {"Gross", "gross"},
                     {"Deadweight", "deadweight"},
                     {"Additional", "additional"},
                     {"Acceleration", "acceleration"},
                     {"Substitution", "substitution"},
                     {"Diversion", "diversion"},
                     {"Spillover", "spillover"},
                     {"Displacement", "displacement"},
                     {"Net", "net"}};
    for (const std::size_t arm : view.schemes()) {
        for (const QuantityWords& words : quantities) {
            const Parts p = parts_of(view, arm, words.quantity, total);
            if (p.runs == 0) continue;
            const double largest = std::max({std::abs(p.gross), std::abs(p.net), p.spillover, p.displacement});
            TableRow row{{word_cell(view.label(arm)), word_cell(std::string(words.name))}, arm};
            for (const double value : {p.gross, p.deadweight, p.additional, p.acceleration, p.substitution, p.diversion, p.spillover, p.displacement, p.net})
                row.cells.push_back(mean_cell(value, words.kind, largest));
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Caption caption_of(const StudyView& view, std::size_t total) {
    const PairedFacts spill = facts_of(view, view.lead(), TwinQuantity::established, TwinPart::spillover, TwinPart::displacement, total);
    const PairedFacts net = facts_of(view, view.lead(), TwinQuantity::established, TwinPart::net, std::nullopt, total);
    const double gross = mean_part(view, view.lead(), TwinQuantity::established, TwinPart::gross, total);
    Caption caption;
    const std::string size = difference_text(AmountKind::count, spill.mean, spill.low, spill.high);
    caption.bold = spill.low > 0    ? "Other firms would gain: net spillover " + size
                   : spill.high < 0 ? "Other firms would lose: net spillover " + size
                                    : "Net spillover to other firms could not be told from none: " + size;
    caption.rest = fmt::format(" established firms a run; in all, {} would be {} net", view.label(view.lead()),
                               difference_text(AmountKind::count, net.mean, net.low, net.high));
    caption.rest += gross > 0 ? fmt::format(", {}% of the {} gross.", shown_number(100 * net.mean / gross, 0), shown_number(gross, gross < 100 ? 1 : 0))
                              : ", with nothing gross.";
    caption.subtitle =
        view.condition(net.runs) + " 95% intervals. Gross counts supported firms alone; net spillover is spillover less displacement among all others.";
    return caption;
}

/// The partner's side, which is no part of the UK net.
ReportTable abroad_table(const StudyView& view) {
    ReportTable table;
    table.columns = {{"Option", "option", false},
                     {"Partners gain by agreement", "partner_gain_gbp"},
                     {"Partners gain by leaks", "leaked_value_gbp"},
                     {"Chinese public cost", "public_cost_china_gbp"}};
    for (const std::size_t arm : view.schemes()) {
        TableRow row{{word_cell(view.label(arm))}, arm};
        for (const StudyOutcome outcome : {StudyOutcome::partner_gain, StudyOutcome::leaked_value, StudyOutcome::public_cost_china}) {
            std::vector<double> with = view.levels(view.central(), arm, outcome);
            const std::vector<double> without = view.levels(view.central(), 0, outcome);
            if (with.size() > without.size()) with.resize(without.size());
            for (std::size_t i = 0; i < with.size(); ++i) with[i] -= without[i];
            row.cells.push_back(difference_cell(paired_facts(with, 0), AmountKind::pounds));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable guide_table(const StudyView& view) {
    ReportTable table;
    table.columns = {{"Part", "part", false},
                     {"Guide, central level", "guide_share"},
                     {"Guide, range", "guide_range", false},
                     {"Measured share of gross", "measured_share"}};
    for (const AdditionalityRow& row :
         additionality(view.study(), view.schedule().ready_reckoner, view.central(), view.lead(), TwinQuantity::established, 0.95)) {
        const auto percent = [](double share) { return shown_number(100 * share, 0) + "%"; };
        std::string name = row.name;
        if (!name.empty()) name[0] = static_cast<char>(name[0] - 'a' + 'A');
        table.rows.push_back(
            {{word_cell(name), row.in_guide ? number_cell(percent(row.reckoner.central), row.reckoner.central) : no_cell("not in the guide"),
              row.in_guide ? word_cell(percent(row.reckoner.low) + " to " + percent(row.reckoner.high)) : word_cell("not in the guide"),
              row.measured.value
                  ? number_cell(percent(*row.measured.value) +
                                    (row.measured.has_interval() ? fmt::format(" ({} to {})", percent(*row.measured.low), percent(*row.measured.high)) : ""),
                                *row.measured.value)
                  : no_cell(std::string(in_words(row.measured.why)))}});
    }
    return table;
}

}  // namespace

std::string build_additional(const SectionContext& context) {
    const StudyView& view = context.view;
    const auto total = view.margin("total");
    if (!total || view.parts(view.lead(), TwinQuantity::established, TwinPart::net, *total).empty()) {
        return empty_section("This study has no twins, so gross and net cannot be told apart. To get them, compare again:",
                             "pactsim compare SCENARIO.yaml SCHEME.yaml -o study.h5");
    }
    std::string html = paragraph(
        "Every firm has a twin in the world without the scheme, which shares all its luck. Only the net is free of how that luck is shared: how much of the "
        "gross counts as deadweight or as displacement depends on it, so read the parts as an account, and the net as the result.");
    Exhibit exhibit;
    exhibit.number = "7a";
    exhibit.caption = caption_of(view, *total);
    exhibit.description = "Waterfall of horizontal bars from gross to net, each starting where the one above ends; losses are outlined, totals dark.";
    const Waterfall waterfall = waterfall_of(parts_of(view, view.lead(), TwinQuantity::established, *total), quantities[0]);
    exhibit.draw = [waterfall](const SvgWords& words, double width) { return draw_waterfall(waterfall, words, width); };
    exhibit.table = parts_table(view, *total);
    exhibit.notes = {
        "Means a run. Net = gross \u2212 deadweight \u2212 substitution \u2212 diversion + spillover \u2212 displacement, and gross \u2212 deadweight = "
        "additional + acceleration, exactly, in every row of the table."};
    html += exhibit_html(exhibit, context.csv_head);
    Exhibit guide;
    guide.number = "7b";
    guide.caption = {"What a guide would have assumed, beside what the twins measured",
                     fmt::format(", for established firms with {}.", view.label(view.lead())),
                     "Shares of the gross effect. Guide: " + view.schedule().ready_reckoner.source};
    guide.table = guide_table(view);
    if (!guide.table.rows.empty()) html += exhibit_html(guide, context.csv_head);
    Exhibit abroad;
    abroad.number = "7c";
    abroad.caption = {"Gains abroad stand outside the UK net", ": they are memo items, added to nothing.",
                      view.condition(view.facts(view.central(), view.lead(), Headline::npsv).runs) + " Undiscounted."};
    abroad.table = abroad_table(view);
    return html + exhibit_html(abroad, context.csv_head);
}

}  // namespace pactsim::report
