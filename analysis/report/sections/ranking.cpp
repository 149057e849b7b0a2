#include "analysis/report/sections/ranking.h"

#include "analysis/statistics/multiple.h"
#include "analysis/statistics/value_of_information.h"

#include <algorithm>

namespace pactsim::report {

namespace {

/// Runs of one arm beside the baseline, in the central future.
std::size_t pairs_of(const StudyView& view, std::size_t arm) {
    return view.appraisal(view.central(), arm).accounts.size();
}

/// A scheme that changes nothing in any run is the baseline under another name, and would tie with it in everything.
bool is_baseline_again(const StudyView& view, std::size_t arm) {
    return finding_of(view.facts(view.central(), arm, Headline::npsv)) == Finding::none &&
           finding_of(view.facts(view.central(), arm, Headline::established)) == Finding::none;
}

/// npsv of the replicates given; the baseline is worth nothing more than itself.
statistics::Table table_of(const StudyView& view, const std::vector<std::size_t>& arms, const std::vector<std::size_t>& replicates) {
    statistics::Table table;
    for (const std::size_t arm : arms) {
        std::vector<double> row;
        if (arm == 0)
            row.assign(replicates.size(), 0.0);
        else {
            for (const ReplicateAccount& account : view.appraisal(view.central(), arm).accounts) {
                if (std::binary_search(replicates.begin(), replicates.end(), std::size_t{account.replicate}))
                    row.push_back(static_cast<double>(account.npsv) / 100);
            }
        }
        table.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Ranking rank_schemes(const StudyView& view) {
    Ranking ranking;
    ranking.order = view.schemes();
    const auto mean = [&](std::size_t arm) { return view.appraisal(view.central(), arm).npsv.value.value_or(0); };
    std::stable_sort(ranking.order.begin(), ranking.order.end(), [&](std::size_t a, std::size_t b) { return mean(a) > mean(b); });
    // A scheme that a screening dropped early has fewer runs: it was shown not to be the best, and would cost the others their runs.
    ranking.compared = {0};
    for (const std::size_t arm : view.schemes()) {
        if (pairs_of(view, arm) >= pairs_of(view, view.lead()) && !is_baseline_again(view, arm)) ranking.compared.push_back(arm);
    }
    const std::vector<std::size_t> replicates = view.common_replicates(ranking.compared);
    ranking.runs = replicates.size();
    const statistics::Table table = table_of(view, ranking.compared, replicates);
    ranking.probability_best = statistics::probability_best(table);
    const std::vector<bool> stands = statistics::unbeaten(table, 0.95);
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (stands[i]) ranking.may_be_best.push_back(ranking.compared[i]);
    }
    ranking.has_winner = ranking.may_be_best.size() == 1 && ranking.may_be_best.front() == view.lead() &&
                         finding_of(view.facts(view.central(), view.lead(), Headline::npsv)) == Finding::clear_rise;
    return ranking;
}

std::string names_joined(const StudyView& view, const std::vector<std::size_t>& arms) {
    std::string text;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (i > 0) text += i + 1 == arms.size() ? " and " : ", ";
        text += arms[i] == 0 ? "the baseline" : view.label(arms[i]);
    }
    return text;
}

}  // namespace pactsim::report
