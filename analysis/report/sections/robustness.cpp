// Section 12: if we are wrong about the world. Regret over the futures that were run.

#include "analysis/statistics/robustness.h"
#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pactsim::report {

namespace {

struct Outcomes {
    std::vector<std::size_t> arms, futures;
    statistics::Table means;  // [arm][future], pounds
    std::vector<double> weights;
};

/// Futures in which every scheme has a mean; the baseline is worth nothing more than itself in each.
Outcomes outcomes_of(const StudyView& view) {
    Outcomes out;
    out.arms = {0};
    out.arms.insert(out.arms.end(), view.schemes().begin(), view.schemes().end());
    const auto& futures = view.study().layout.futures;
    for (std::size_t f = 0; f < futures.size(); ++f) {
        const bool whole =
            std::all_of(view.schemes().begin(), view.schemes().end(), [&](std::size_t arm) { return view.appraisal(f, arm).npsv.value.has_value(); });
        if (!whole) continue;
        out.futures.push_back(f);
        out.weights.push_back(futures[f].weight);
    }
    for (const std::size_t arm : out.arms) {
        std::vector<double> row;
        for (const std::size_t f : out.futures) row.push_back(arm == 0 ? 0.0 : *view.appraisal(f, arm).npsv.value / 100);
        out.means.push_back(std::move(row));
    }
    return out;
}

std::string arm_name(const StudyView& view, std::size_t arm) {
    return arm == 0 ? "Baseline" : view.label(arm);
}

/// Futures as columns: worlds each, drawn parameters summed up by their largest regret, so that the table stays readable.
ReportTable regret_table(const StudyView& view, const Outcomes& out, const std::vector<statistics::RobustScores>& scores,
                         const std::vector<std::size_t>& best) {
    const statistics::Table regret = statistics::regrets(out.means);
    ReportTable table;
    table.columns = {{"Option", "option", false}, {"Largest regret", "max_regret_gbp"}, {"Mean regret", "mean_regret_gbp"}};
    std::vector<std::size_t> shown, drawn;
    for (std::size_t i = 0; i < out.futures.size(); ++i)
        (view.study().layout.futures[out.futures[i]].draw == 0 && shown.size() < 10 ? shown : drawn).push_back(i);
    for (const std::size_t i : shown)
        table.columns.push_back({view.future_label(out.futures[i]), fmt::format("regret_{}_gbp", view.study().layout.futures[out.futures[i]].world)});
    if (!drawn.empty()) table.columns.push_back({fmt::format("Largest of {} other futures", drawn.size()), "regret_other_futures_gbp"});
    double largest = 0;
    for (const std::vector<double>& row : regret) {
        for (const double value : row) largest = std::max(largest, value);
    }
    const AmountStyle style = AmountStyle::for_table(AmountKind::pounds, largest, 0);
    for (std::size_t a = 0; a < out.arms.size(); ++a) {
        double mean = 0, weight = 0;
        for (std::size_t f = 0; f < out.futures.size(); ++f) mean += out.weights[f] * regret[a][f], weight += out.weights[f];
        const bool least = std::find(best.begin(), best.end(), a) != best.end();
        TableRow row{{word_cell(arm_name(view, out.arms[a])), number_cell(style.text(scores[a].max_regret) + (least ? " (least)" : ""), scores[a].max_regret),
                      number_cell(style.text(weight > 0 ? mean / weight : 0), weight > 0 ? mean / weight : 0)},
                     out.arms[a]};
        for (const std::size_t i : shown) row.cells.push_back(number_cell(style.text(regret[a][i]), regret[a][i]));
        if (!drawn.empty()) {
            double worst = 0;
            for (const std::size_t i : drawn) worst = std::max(worst, regret[a][i]);
            row.cells.push_back(number_cell(style.text(worst), worst));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

ReportTable spread_table(const StudyView& view, const Outcomes& out, const std::vector<statistics::RobustScores>& scores) {
    ReportTable table;
    table.columns = {{"Option", "option", false}, {"Worst future", "worst_gbp"},          {"Mean of futures", "mean_gbp"},
                     {"Best future", "best_gbp"}, {"Spread (sd)", "sd_over_futures_gbp"}, {"Futures above zero", "share_above_zero"}};
    double largest = 0;
    for (const statistics::RobustScores& s : scores) largest = std::max({largest, std::abs(s.maximin), std::abs(s.maximax)});
    const AmountStyle style = AmountStyle::for_table(AmountKind::pounds, largest, 0);
    for (std::size_t a = 1; a < out.arms.size(); ++a) {
        const statistics::RobustScores& s = scores[a];
        std::size_t above = 0;
        for (const double value : out.means[a]) above += value > 0 ? 1 : 0;
        table.rows.push_back({{word_cell(arm_name(view, out.arms[a])), number_cell(style.signed_text(s.maximin), s.maximin),
                               number_cell(style.signed_text(s.laplace), s.laplace), number_cell(style.signed_text(s.maximax), s.maximax),
                               number_cell(style.text(s.spread), s.spread),
                               number_cell(share_words(above, out.futures.size()), static_cast<double>(above) / static_cast<double>(out.futures.size()))},
                              out.arms[a]});
    }
    return table;
}

}  // namespace

std::string build_robustness(const SectionContext& context) {
    const StudyView& view = context.view;
    const Outcomes out = outcomes_of(view);
    if (out.futures.size() < 2) {
        return empty_section(
            "One future was run, so regret is not defined: it is the loss against the option that would have been best in the future that comes. To run "
            "several:",
            "pactsim compare SCENARIO.yaml SCHEME.yaml --worlds scenarios/worlds/*.yaml -o study.h5");
    }
    statistics::RobustOptions options;
    options.threshold = 0;
    const std::vector<statistics::RobustScores> scores = statistics::robust_scores(out.means, out.weights, options);
    const std::vector<std::size_t> best = statistics::best_by(scores, statistics::RobustCriterion::max_regret);
    std::string names;
    for (const std::size_t a : best) names += (names.empty() ? "" : " and ") + (out.arms[a] == 0 ? std::string("The baseline") : view.label(out.arms[a]));
    Exhibit exhibit;
    exhibit.number = "12a";
    exhibit.caption = {fmt::format("{} would have the least largest regret: {}", names,
                                   AmountStyle(AmountKind::pounds, scores[best.front()].max_regret, 0).text(scores[best.front()].max_regret)),
                       fmt::format(" over {} futures.", out.futures.size()),
                       fmt::format("Regret: loss of net present social value against the best choice in a future. Means over runs; the error of chance in each "
                                   "mean is not removed, which overstates regret. Schedule {}.",
                                   view.schedule().id)};
    exhibit.table = regret_table(view, out, scores, best);
    Exhibit spread;
    spread.number = "12b";
    spread.caption = {
        "The same options over all futures", ": ignorance, not chance.",
        "Mean net present social value by future; nobody can give the futures sure probabilities, so the weights are equal unless the study says otherwise."};
    spread.table = spread_table(view, out, scores);
    return exhibit_html(exhibit, context.csv_head) + exhibit_html(spread, context.csv_head);
}

}  // namespace pactsim::report
