// Section 8: is it worth the money? The appraisal summary table, and cost and effect together.

#include "analysis/appraisal/sensitivity.h"
#include "analysis/appraisal/switching.h"
#include "analysis/report/sections/ranking.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/cost_plane.h"
#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace pactsim::report {

namespace {

std::string switching_words(const SchemeAppraisal& appraisal, const AppraisalBasis& basis) {
    for (const SwitchingValue& value : switching_values(appraisal, basis.labour_displacement, basis.confidence)) {
        if (value.name != "labour_displacement") continue;
        if (!value.at.value) return std::string("labour displacement: ") + std::string(in_words(value.at.why));
        if (!value.attainable) return fmt::format("no labour displacement from 0 to 100% (central {}%)", shown_number(100 * value.central, 0));
        const std::string range =
            value.at.has_interval() ? fmt::format(" ({}% to {}%)", shown_number(100 * *value.at.low, 0), shown_number(100 * *value.at.high, 0)) : std::string();
        return fmt::format("labour displacement {}% instead of {}%{}", shown_number(100 * *value.at.value, 0), shown_number(100 * value.central, 0), range);
    }
    return "not computed";
}

/// Line of a present value of the difference, as a mean.
Cell line_cell(const SchemeAppraisal& a, StudyFlow flow) {
    return pounds_cell(a.lines[static_cast<std::size_t>(flow)]);
}

TableRow baseline_row(std::size_t money_columns, std::size_t columns, std::string last) {
    TableRow row{{word_cell("Baseline")}, std::size_t{0}};
    for (std::size_t i = 1; i + 1 < columns; ++i)
        row.cells.push_back(i <= money_columns ? Cell{"£0", "0"} : no_cell("the baseline is what all are compared with"));
    row.cells.push_back(word_cell(std::move(last)));
    return row;
}

ReportTable summary_table(const StudyView& view, const Ranking& ranking) {
    ReportTable table;
    table.columns = {{"Option", "option", false},
                     {"Public cost (PVC)", "pv_public_cost_gbp"},
                     {"Benefits (PVB)", "pv_benefits_gbp"},
                     {"NPSV", "npsv_gbp"},
                     {"BCR", "bcr"},
                     {"NPSV above zero", "chance_npsv_positive"},
                     {"Finding", "finding", false}};
    table.rows.push_back(baseline_row(3, table.columns.size(), "what all are compared with"));
    for (const std::size_t arm : ranking.order) {
        const SchemeAppraisal& a = view.appraisal(view.central(), arm);
        TableRow row{{word_cell(view.label(arm)), line_cell(a, StudyFlow::public_cost), pounds_cell(a.benefits), pounds_cell(a.npsv), ratio_cell(a.bcr)}, arm};
        row.cells.push_back(a.chance_positive.value ? number_cell(probability_number(*a.chance_positive.value) + " of runs", *a.chance_positive.value)
                                                    : no_cell(std::string(in_words(a.chance_positive.why))));
        row.cells.push_back(word_cell(finding_words(view.facts(view.central(), arm, Headline::npsv), Better::higher)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable benefits_table(const StudyView& view, const Ranking& ranking) {
    ReportTable table;
    table.columns = {{"Option", "option", false},     {"Wages, net of displacement", "pv_wages_net_gbp"}, {"Profit, UK standing", "pv_profit_gbp"},
                     {"Delivery", "pv_delivery_gbp"}, {"Spent abroad", "pv_co_funding_abroad_gbp"},       {"Private cost (memo)", "pv_private_cost_gbp"}};
    for (const std::size_t arm : ranking.order) {
        const SchemeAppraisal& a = view.appraisal(view.central(), arm);
        table.rows.push_back({{word_cell(view.label(arm)), pounds_cell(a.wages_net), line_cell(a, StudyFlow::profit), line_cell(a, StudyFlow::delivery),
                               line_cell(a, StudyFlow::co_funding_abroad), line_cell(a, StudyFlow::private_cost)},
                              arm});
    }
    return table;
}

ReportTable unit_cost_table(const StudyView& view, const Ranking& ranking) {
    ReportTable table;
    table.columns = {{"Option", "option", false},
                     {"Cost per net established firm", "cost_per_established_gbp"},
                     {"Cost per net job-year", "cost_per_job_year_gbp"},
                     {"NPSV is zero at", "switching_value", false}};
    for (const std::size_t arm : ranking.order) {
        const SchemeAppraisal& a = view.appraisal(view.central(), arm);
        table.rows.push_back(
            {{word_cell(view.label(arm)), pounds_cell(a.cost_per_established), pounds_cell(a.cost_per_job_year), word_cell(switching_words(a, view.basis()))},
             arm});
    }
    return table;
}

/// "X would be worth £8.1m (...) net", "X would lose ...", or that neither is clear.
std::string worth_words(const StudyView& view) {
    const PairedFacts facts = view.facts(view.central(), view.lead(), Headline::npsv);
    const std::string label = view.label(view.lead()), size = estimate_text(AmountKind::pounds, facts.mean, facts.low, facts.high);
    if (finding_of(facts) == Finding::clear_rise) return fmt::format("{} would be worth {} net", label, size);
    if (finding_of(facts) == Finding::clear_fall) return fmt::format("{} would cost more than it is worth: {} net", label, size);
    return fmt::format("{} would not clearly be worth more or less than it costs: {} net", label, size);
}

std::string summary_html(const SectionContext& context, const Ranking& ranking) {
    const StudyView& view = context.view;
    Exhibit exhibit;
    exhibit.number = "8a";
    const Figure& cost = view.appraisal(view.central(), view.lead()).lines[static_cast<std::size_t>(StudyFlow::public_cost)];
    exhibit.caption.bold = worth_words(view);
    exhibit.caption.rest = fmt::format(", for a public cost of {}, both as present values.", pounds_cell(cost).shown);
    exhibit.caption.subtitle = fmt::format("Appraisal summary: difference from the baseline, means with 95% intervals, schedule {}; {}.", view.schedule().id,
                                           view.basis().prices.in_words());
    exhibit.table = summary_table(view, ranking);
    exhibit.notes = {
        "BCR = benefits / " + std::string(cost_denominator) +
            ". It is the ratio of the means. No threshold is applied: a ratio below one is not by itself poor value, and value for money includes what has no "
            "price.",
        "Grants and taxes are transfers and cancel; jobs are counted, never added to the value. A job-year is " + std::string(job_year_definition) + "."};
    Exhibit parts;
    parts.number = "8b";
    parts.caption = {"What the value is made of", ": wages and profit less delivery and money spent abroad; private cost is a memo line, added to nothing.",
                     "Present values, difference from the baseline, means with 95% intervals; schedule " + view.schedule().id + "."};
    parts.table = benefits_table(view, ranking);
    Exhibit unit;
    unit.number = "8c";
    unit.caption = {
        "What one more firm or job-year costs, and what would make the option worth nothing", ".",
        "Present value of public cost over net additional numbers; ratios of means with Fieller\u2019s 95% intervals; schedule " + view.schedule().id + "."};
    unit.table = unit_cost_table(view, ranking);
    return exhibit_html(exhibit, context.csv_head) + exhibit_html(parts, context.csv_head) + exhibit_html(unit, context.csv_head);
}

std::string sensitivity_html(const SectionContext& context) {
    const StudyView& view = context.view;
    Exhibit exhibit;
    exhibit.number = "8e";
    exhibit.caption = {
        "The same option under other rules of appraisal", ", one at a time.",
        fmt::format("{}; 95% intervals of chance; future: {}; schedule {}.", view.label(view.lead()), view.future_label(view.central()), view.schedule().id)};
    exhibit.table.columns = {{"Assumption", "assumption", false}, {"NPSV", "npsv_gbp"}, {"BCR", "bcr"}};
    const SchemeAppraisal& a = view.appraisal(view.central(), view.lead());
    exhibit.table.rows.push_back({{word_cell("Headline"), pounds_cell(a.npsv), ratio_cell(a.bcr)}});
    for (const Sensitivity& row : sensitivities(view.study(), view.schedule(), view.central(), view.lead())) {
        std::string text = row.text;
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        exhibit.table.rows.push_back({{word_cell(text), pounds_cell(row.npsv), ratio_cell(row.bcr)}});
    }
    return exhibit_html(exhibit, context.csv_head);
}

struct Plane {
    CostPlane plane;
    std::array<std::size_t, 4> counts{};
    std::size_t runs = 0;
};

Plane plane_of(const SectionContext& context) {
    const StudyView& view = context.view;
    Plane out;
    for (const ReplicateAccount& account : view.appraisal(view.central(), view.lead()).accounts) {
        const Point p{static_cast<double>(account.established), static_cast<double>(account.line(StudyFlow::public_cost)) / 100};
        out.plane.points.push_back(p);
        ++out.counts[p.x >= 0 ? (p.y >= 0 ? 0 : 3) : (p.y >= 0 ? 1 : 2)];
    }
    out.runs = out.plane.points.size();
    constexpr std::array<std::string_view, 4> names{"more firms, dearer", "fewer firms, dearer", "fewer firms, cheaper", "more firms, cheaper"};
    for (std::size_t i = 0; i < 4; ++i) {
        const double share = out.runs > 0 ? 100.0 * static_cast<double>(out.counts[i]) / static_cast<double>(out.runs) : 0;
        out.plane.quadrants[i] = fmt::format("{}: {}%", names[i], shown_number(share, 0));
    }
    const Figure& each = view.appraisal(view.central(), view.lead()).cost_per_established;
    if (context.options.value_per_outcome_gbp) {
        out.plane.threshold = *context.options.value_per_outcome_gbp;
        out.plane.threshold_label = axis_pounds(out.plane.threshold, out.plane.threshold) + " a firm, as given";
    } else if (each.value) {
        out.plane.threshold = *each.value / 100;
        const AmountStyle style(AmountKind::pounds, out.plane.threshold, 0);
        out.plane.threshold_label = style.text(out.plane.threshold) + " a firm, break-even";
    }
    out.plane.effect_axis = "extra established firms";
    return out;
}

std::string plane_html(const SectionContext& context) {
    const StudyView& view = context.view;
    const Plane plane = plane_of(context);
    Exhibit exhibit;
    exhibit.number = "8d";
    std::size_t most = 0;
    for (std::size_t i = 1; i < 4; ++i) most = plane.counts[i] > plane.counts[most] ? i : most;
    constexpr std::array<std::string_view, 4> words{"more established firms at a higher public cost", "fewer established firms at a higher public cost",
                                                    "fewer established firms at a lower public cost", "more established firms at a lower public cost"};
    exhibit.caption.bold = fmt::format("{} would bring {} in {} runs", view.label(view.lead()), words[most], share_words(plane.counts[most], plane.runs));
    exhibit.caption.rest = fmt::format("; more for less in {}, less for more in {}.", plane.counts[3], plane.counts[1]);
    exhibit.caption.subtitle = view.condition(plane.runs) + " Public cost as a present value.";
    exhibit.description =
        "Scatter of runs: extra established firms across, extra public cost upwards, an ellipse that would hold 95 percent of runs, and a dashed line of cost "
        "per firm.";
    exhibit.draw = [p = plane.plane](const SvgWords& w, double width) { return draw_cost_plane(p, w, width); };
    exhibit.table.columns = {{"Quadrant", "quadrant", false}, {"Runs", "runs"}, {"Share", "share"}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double share = plane.runs > 0 ? static_cast<double>(plane.counts[i]) / static_cast<double>(plane.runs) : 0;
        exhibit.table.rows.push_back(
            {{word_cell(std::string(words[i])), whole_cell(static_cast<long long>(plane.counts[i])), number_cell(shown_number(100 * share, 1) + "%", share)}});
    }
    if (plane.runs > 500) exhibit.notes.push_back("500 of the runs are drawn; the shares and the ellipse use all of them.");
    return exhibit_html(exhibit, context.csv_head);
}

std::string unpriced_html(const SectionContext& context) {
    Exhibit exhibit;
    exhibit.number = "8f";
    exhibit.caption = {"Effects without a price", " belong to the judgement as much as the numbers do.",
                       "Directions are what the mechanisms of the model or the source documents suggest; none is in the net present social value."};
    exhibit.table.columns = {{"Effect", "effect", false}, {"Direction", "direction", false}, {"What the study can say", "what_is_known", false}};
    const StudyView& view = context.view;
    const PairedFacts leaks = view.facts(view.central(), view.lead(), Headline::leaks);
    exhibit.table.rows = {
        {{word_cell("Exposure of technology"),
          word_cell(leaks.mean > 0   ? "worse"
                    : leaks.mean < 0 ? "better"
                                     : "same"),
          word_cell(fmt::format("{} leaks a run against the baseline with {}", difference_cell(leaks, AmountKind::count).shown, view.label(view.lead())))}},
        {{word_cell("National security and economic dependence"), word_cell("open"),
          word_cell("not modelled; partnerships abroad may create dependence that no price here reflects")}},
        {{word_cell("Relations between the countries"), word_cell("open"),
          word_cell("the political climate is an input of the model, not an effect of the scheme")}},
        {{word_cell("Learning by agencies and universities"), word_cell("better"),
          word_cell("knowledge of China among firms is modelled, that of agencies in part")}},
        {{word_cell("Balance between regions"), word_cell("see section 11"), word_cell("counts by region; weights in table 8e")}},
    };
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace

std::string build_worth(const SectionContext& context) {
    const Ranking ranking = rank_schemes(context.view);
    return summary_html(context, ranking) + plane_html(context) + sensitivity_html(context) + unpriced_html(context);
}

}  // namespace pactsim::report
