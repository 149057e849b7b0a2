// Section 9: at what value of one more established firm is which option best? Acceptability, its frontier, and what is at stake.

#include "analysis/report/sections/ranking.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/line_chart.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/value_of_information.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace pactsim::report {

namespace {

struct Joint {
    std::vector<std::size_t> arms;  // 0 = baseline first
    statistics::Table effects, costs;
    std::size_t runs = 0;
};

Joint joint_draws(const StudyView& view, const Ranking& ranking) {
    Joint joint;
    joint.arms = ranking.compared;
    const std::vector<std::size_t> replicates = view.common_replicates(joint.arms);
    joint.runs = replicates.size();
    for (const std::size_t arm : joint.arms) {
        std::vector<double> effect(arm == 0 ? replicates.size() : 0, 0.0), cost = effect;
        if (arm != 0) {
            for (const ReplicateAccount& account : view.appraisal(view.central(), arm).accounts) {
                if (!std::binary_search(replicates.begin(), replicates.end(), std::size_t{account.replicate})) continue;
                effect.push_back(static_cast<double>(account.established));
                cost.push_back(static_cast<double>(account.line(StudyFlow::public_cost)) / 100);
            }
        }
        joint.effects.push_back(std::move(effect));
        joint.costs.push_back(std::move(cost));
    }
    return joint;
}

/// Values from nothing to beyond two and a half times the break-even of the leading option (at least £100,000), in sixty steps up to a round number.
std::vector<double> prices_of(const StudyView& view, const SectionContext& context) {
    double top = 100'000;
    const Figure& each = view.appraisal(view.central(), view.lead()).cost_per_established;
    if (each.value) top = std::max(top, 2.5 * *each.value / 100);
    if (context.options.value_per_outcome_gbp) top = std::max(top, 1.2 * *context.options.value_per_outcome_gbp);
    const double power = std::pow(10.0, std::floor(std::log10(top)));
    for (const double factor : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (factor * power < top * 0.999) continue;
        top = factor * power;
        break;
    }
    std::vector<double> prices;
    for (int i = 0; i <= 60; ++i) prices.push_back(top * i / 60);
    return prices;
}

/// At most four options to draw: those that are ever preferred, then those most likely to be best, the baseline always.
std::vector<std::size_t> drawn(const Joint& joint, const std::vector<statistics::Acceptability>& curve) {
    std::vector<double> weight(joint.arms.size(), 0.0);
    for (const statistics::Acceptability& point : curve) {
        if (point.preferred) weight[*point.preferred] += 10;
        for (std::size_t a = 0; a < weight.size(); ++a) weight[a] += point.probability[a];
    }
    weight[0] += 1e6;
    std::vector<std::size_t> order(weight.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return weight[a] > weight[b]; });
    order.resize(std::min<std::size_t>(order.size(), 4));
    return order;
}

LineChart chart_of(const StudyView& view, const Joint& joint, const std::vector<statistics::Acceptability>& curve) {
    LineChart chart;
    chart.x_unit = AxisUnit::pounds;
    chart.x_axis = "value of one more established firm";
    LinePanel chance{"Chance of being the best choice", AxisUnit::share, Span{0, 1}, {}, {}, "frontier: chance of the preferred choice"};
    LinePanel benefit{"Expected net benefit", AxisUnit::pounds, std::nullopt, {}, {}, {}};
    for (const statistics::Acceptability& point : curve) {
        chart.xs.push_back(point.price);
        chance.frontier.push_back(point.frontier);
    }
    std::size_t look = 0;
    for (const std::size_t place : drawn(joint, curve)) {
        const std::size_t arm = joint.arms[place];
        LineSeries p{arm, arm == 0 ? "Baseline" : view.label(arm), {}, {}, {}, look}, b = p;
        for (const statistics::Acceptability& point : curve) {
            p.values.push_back(point.probability[place]);
            b.values.push_back(point.net_benefit[place]);
        }
        chance.series.push_back(std::move(p));
        benefit.series.push_back(std::move(b));
        ++look;
    }
    chart.panels = {chance, benefit};
    return chart;
}

ReportTable table_of(const StudyView& view, const Joint& joint, const std::vector<statistics::Acceptability>& curve) {
    ReportTable table;
    table.columns = {{"Value of one more firm", "value_gbp"},
                     {"Preferred option", "preferred", false},
                     {"Chance that it is best", "frontier_probability"},
                     {"Value of perfect information", "evpi_gbp"}};
    for (const std::size_t arm : joint.arms) {
        const std::string name = arm == 0 ? "Baseline" : view.label(arm);
        table.columns.push_back(
            {name + ": chance of being best", fmt::format("probability_best_{}", arm == 0 ? "baseline" : view.study().layout.arms[arm].name)});
    }
    for (std::size_t i = 0; i < curve.size(); i += 3) {
        const statistics::Acceptability& point = curve[i];
        const AmountStyle style(AmountKind::pounds, point.perfect_information, 0);
        TableRow row{{number_cell(axis_pounds(point.price, 1), point.price),
                      word_cell(point.preferred ? (joint.arms[*point.preferred] == 0 ? "Baseline" : view.label(joint.arms[*point.preferred])) : "none"),
                      number_cell(probability_number(point.frontier), point.frontier),
                      number_cell(style.text(point.perfect_information), point.perfect_information)}};
        for (const double p : point.probability) row.cells.push_back(number_cell(probability_number(p), p));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The value at which two options have the same expected net benefit: extra cost over extra effect, of the means.
double crossing(const Joint& joint, std::size_t before, std::size_t after) {
    const double effect = statistics::mean_of(joint.effects[after]) - statistics::mean_of(joint.effects[before]);
    return effect == 0 ? 0 : (statistics::mean_of(joint.costs[after]) - statistics::mean_of(joint.costs[before])) / effect;
}

Caption caption_of(const StudyView& view, const Joint& joint, const std::vector<statistics::Acceptability>& curve) {
    const auto name = [&](std::size_t place) { return joint.arms[place] == 0 ? std::string("the baseline") : view.label(joint.arms[place]); };
    std::string switches;
    std::size_t count = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        if (!curve[i].preferred || !curve[i - 1].preferred || *curve[i].preferred == *curve[i - 1].preferred) continue;
        const double price = crossing(joint, *curve[i - 1].preferred, *curve[i].preferred);
        switches +=
            fmt::format("{}to {} at about {}", count == 0 ? "" : ", ", name(*curve[i].preferred), AmountStyle(AmountKind::pounds, price, 0).text(price));
        ++count;
    }
    const statistics::Acceptability& last = curve.back();
    const std::string end =
        fmt::format("; at {} a firm {} has the highest expected net benefit, with a chance of {} of being best.",
                    AmountStyle(AmountKind::pounds, last.price, 0).text(last.price), name(last.preferred.value_or(0)), probability_number(last.frontier));
    if (count == 0) return {fmt::format("The preferred choice would be {} at every value of a firm", name(curve.front().preferred.value_or(0))), end, {}};
    return {fmt::format("The preferred choice would change {}", switches), end, {}};
}

}  // namespace

std::string build_value_per_outcome(const SectionContext& context) {
    const StudyView& view = context.view;
    const Joint joint = joint_draws(view, rank_schemes(view));
    if (joint.runs < 2) return paragraph("With a single run there is no chance to speak of: at least two paired runs are needed.");
    const std::vector<statistics::Acceptability> curve = statistics::acceptability(joint.effects, joint.costs, prices_of(view, context));
    Exhibit exhibit;
    exhibit.number = "9";
    exhibit.caption = caption_of(view, joint, curve);
    exhibit.caption.subtitle = view.condition(joint.runs) + " Effect: established firms; cost: present value of UK public cost.";
    exhibit.description =
        "Two line charts above each other over the value of one more established firm: the chance of each option to be the best choice with the frontier as a "
        "broad line, and the expected net benefit.";
    exhibit.draw = [chart = chart_of(view, joint, curve)](const SvgWords& words, double width) { return draw_line_chart(chart, words, width); };
    exhibit.table = table_of(view, joint, curve);
    exhibit.notes = {
        "A curve of chances need not start at 0, reach 1 or rise throughout, and says nothing about how much is lost when the choice is wrong: read it with "
        "the expected net benefit below it (Fenwick and others 2004, doi 10.1002/hec.903)."};
    if (joint.arms.size() > 4) exhibit.notes.push_back("Four choices are drawn; all are in the table and take part in every chance.");
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace pactsim::report
