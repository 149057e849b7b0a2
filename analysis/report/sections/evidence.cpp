// Section 14: is the model right? What this study itself can show, no more.

#include "analysis/report/sections/tools.h"
#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace pactsim::report {

namespace {

/// A pattern that the monthly series of a study can be held against: flow over stock, both of the baseline. Ranges: scenarios/derive/figures.json and
/// docs/design/calibration.md; all were used or seen while calibrating, so meeting them is no independent proof.
struct SeriesTarget {
    std::string_view id, pattern, over, under;
    bool at_end;      // ratio of the last month instead of sums over months
    double per_year;  // 12 for flow per stock-month
    double low, high;
    std::string_view use;
};
constexpr std::array series_targets{
    SeriesTarget{"ip_leak_annual", "leaks per active partnership-year", "leaks", "partnerships", false, 12, 0.03, 0.12, "calibration"},
    SeriesTarget{"partnered", "share of live firms with a partner in the last month", "partnerships", "firms", true, 1, 0.05, 0.15,
                 "calibration (a judgement)"},
    SeriesTarget{"equity_rate", "equity rounds per firm-year", "equity_rounds", "firms", false, 12, 0.08, 0.19, "calibration"},
    SeriesTarget{"grant_success", "awards per application, all instruments", "awards", "applications", false, 1, 0.028, 1.0, "sense check"},
};

std::optional<double> simulated(const StudyView& view, const SeriesTarget& target) {
    if (!view.has_series(target.over) || !view.has_series(target.under)) return std::nullopt;
    double over = 0, under = 0;
    const auto add = [&](const std::vector<std::vector<double>>& runs, double& sum) {
        for (const std::vector<double>& run : runs) sum += target.at_end ? run.back() : std::accumulate(run.begin(), run.end(), 0.0);
    };
    add(view.series(0, target.over), over);
    add(view.series(0, target.under), under);
    if (!(under > 0)) return std::nullopt;
    return target.per_year * over / under;
}

std::string targets_html(const SectionContext& context) {
    Exhibit exhibit;
    exhibit.number = "14a";
    exhibit.table.columns = {{"Pattern", "pattern", false}, {"Low", "low"},        {"High", "high"},
                             {"Simulated", "simulated"},    {"Met", "met", false}, {"Used for", "use", false}};
    std::size_t met = 0, shown = 0;
    for (const SeriesTarget& target : series_targets) {
        const std::optional<double> value = simulated(context.view, target);
        if (!value) continue;
        const bool hit = *value >= target.low && *value <= target.high;
        ++shown;
        met += hit ? 1 : 0;
        exhibit.table.rows.push_back({{word_cell(fmt::format("{} ({})", target.pattern, target.id)), number_cell(shown_number(target.low, 3), target.low),
                                       number_cell(shown_number(target.high, 3), target.high), number_cell(shown_number(*value, 3), *value),
                                       word_cell(hit ? "yes" : "no"), word_cell(std::string(target.use))}});
    }
    if (shown == 0) return paragraph("The series kept in this study allow no comparison with outside evidence.");
    exhibit.caption = {fmt::format("{} patterns that this study can show are met", share_words(met, shown)),
                       "; they were used or seen while calibrating, so this is no independent test.",
                       "Baseline, mean over runs, central future, against the ranges of the evidence tables. Other targets need single firms followed over "
                       "time and are not in a comparison."};
    exhibit.table.caption = exhibit.caption.sentence();
    return exhibit_html(exhibit, context.csv_head);
}

/// Identities that must hold in every run: counted, so that a reader need not trust a promise.
struct Check {
    std::string name;
    std::size_t passed = 0, all = 0;
};

std::vector<Check> checks_of(const StudyView& view) {
    const StudyData& study = view.study();
    const std::size_t margins = study.layout.margins.size();
    Check net{"net = gross \u2212 deadweight \u2212 substitution \u2212 diversion + spillover \u2212 displacement, in every margin"},
        gross{"gross \u2212 deadweight = additional + acceleration, in every margin"}, sums{"margins of each kind add up to the total"};
    const auto total = view.margin("total");
    for (const TwinBlock& block : study.twin_blocks) {
        if (!block.present) continue;
        for (std::size_t q = 0; q < twin_quantity_count; ++q) {
            const auto at = [&](TwinPart part, std::size_t m) { return block.parts.at((q * twin_part_count + static_cast<std::size_t>(part)) * margins + m); };
            for (std::size_t m = 0; m < margins; ++m) {
                ++net.all, ++gross.all;
                net.passed += at(TwinPart::net, m) == at(TwinPart::gross, m) - at(TwinPart::deadweight, m) - at(TwinPart::substitution, m) -
                                                          at(TwinPart::diversion, m) + at(TwinPart::spillover, m) - at(TwinPart::displacement, m)
                                  ? 1
                                  : 0;
                gross.passed += at(TwinPart::gross, m) - at(TwinPart::deadweight, m) == at(TwinPart::additional, m) + at(TwinPart::acceleration, m) ? 1 : 0;
            }
            for (const std::string_view kind : {"sector:", "uk_region:", "size:", "sector_region:"}) {
                std::int64_t sum = 0;
                bool any = false;
                for (std::size_t m = 0; m < margins; ++m) {
                    if (study.layout.margins[m].rfind(kind, 0) == 0) sum += at(TwinPart::net, m), any = true;
                }
                if (!any || !total) continue;
                ++sums.all;
                sums.passed += sum == at(TwinPart::net, *total) ? 1 : 0;
            }
        }
    }
    Check null{"an option that changes no instrument differs from the baseline by exactly nothing"};
    for (const std::size_t arm : view.schemes()) {
        if (!study.layout.arms[arm].instruments.empty() || study.layout.arms[arm].resolved_policy_yaml != study.layout.arms[0].resolved_policy_yaml) continue;
        for (std::size_t h = 0; h < headline_count; ++h) {
            ++null.all;
            null.passed += finding_of(view.facts(view.central(), arm, static_cast<Headline>(h))) == Finding::none ? 1 : 0;
        }
    }
    return {net, gross, sums, null};
}

std::string checks_html(const SectionContext& context) {
    Exhibit exhibit;
    exhibit.number = "14b";
    exhibit.table.columns = {{"Check", "check", false}, {"Passed", "passed"}, {"Of", "of"}};
    std::size_t failed = 0, done = 0;
    for (const Check& check : checks_of(context.view)) {
        if (check.all == 0) continue;
        ++done;
        failed += check.passed == check.all ? 0 : 1;
        exhibit.table.rows.push_back(
            {{word_cell(check.name), whole_cell(static_cast<long long>(check.passed)), whole_cell(static_cast<long long>(check.all))}});
    }
    if (done == 0) return {};
    exhibit.caption = {
        failed == 0 ? "All checks of the books hold in this study" : fmt::format("{} checks of the books fail in this study", share_words(failed, done)),
        failed == 0 ? "." : ": its numbers should not be used.", "Computed from the study while this report was written."};
    return exhibit_html(exhibit, context.csv_head);
}

std::string evaluators_html(const SectionContext& context) {
    const StudyView& view = context.view;
    constexpr std::array<std::string_view, evaluator_count> names{"Truth, from the twins", "Self-report by supported firms", "Before and after",
                                                                  "Matched comparison",    "Difference in differences",      "Randomised award"};
    Exhibit exhibit;
    exhibit.number = "14c";
    exhibit.table.columns = {
        {"How it is measured", "method", false}, {"UK value added per supported firm", "gbp_per_firm"}, {"Against the truth", "difference_from_truth_gbp"}};
    // What each says in the runs in which it can say anything, and by how much it then errs.
    std::array<std::vector<double>, evaluator_count> values, errors;
    for (std::size_t r = 0; r < view.study().layout.replicates; ++r) {
        const TwinBlock& block = view.study().twin_blocks.at(view.study().at(view.central(), view.lead(), r));
        if (!block.present || !block.has_evaluators) continue;
        for (std::size_t e = 0; e < evaluator_count; ++e) {
            if (!block.evaluator_defined[e]) continue;
            values[e].push_back(block.evaluators[e] / 100);
            errors[e].push_back((block.evaluators[e] - block.evaluators[0]) / 100);
        }
    }
    if (values[0].size() < 2) return {};
    for (std::size_t e = 0; e < evaluator_count; ++e) {
        TableRow row{{word_cell(std::string(names[e]))}};
        const std::string_view silent = e == 5 ? "no lottery took place" : "nothing to compare with";
        row.cells.push_back(values[e].empty() ? no_cell(std::string(silent)) : difference_cell(paired_facts(values[e], 0), AmountKind::pounds));
        row.cells.push_back(e == 0              ? no_cell("this is the truth")
                            : errors[e].empty() ? no_cell(std::string(silent))
                                                : difference_cell(paired_facts(errors[e], 0), AmountKind::pounds));
        exhibit.table.rows.push_back(std::move(row));
    }
    const PairedFacts facts = paired_facts(errors[1], 0);
    exhibit.caption.bold = facts.low > 0    ? "Asking supported firms would overstate the effect"
                           : facts.high < 0 ? "Asking supported firms would understate the effect"
                                            : "Asking supported firms would not be shown to mislead";
    exhibit.caption.rest = fmt::format(": by {} a firm against the truth in the model.", estimate_text(AmountKind::pounds, facts.mean, facts.low, facts.high));
    exhibit.caption.subtitle =
        fmt::format("{}; evaluators inside the model, {} with supported firms, 95% intervals. Evidence V28: self-reports run 4 to 8 times measured results.",
                    view.label(view.lead()), counted(static_cast<std::int64_t>(values[0].size()), "run", "runs"));
    return exhibit_html(exhibit, context.csv_head);
}

}  // namespace

std::string build_evidence(const SectionContext& context) {
    return paragraph(
               "A comparison cannot prove its own model. It can show whether the books balance, how a few patterns of the baseline compare with evidence, and "
               "how the usual ways of evaluating a scheme would have judged this one. Which of the thirty-nine patterns of the evidence were used to "
               "calibrate, which are held back and which were met is recorded with the scenario, in docs/design/calibration.md.") +
           targets_html(context) + checks_html(context) + evaluators_html(context);
}

}  // namespace pactsim::report
