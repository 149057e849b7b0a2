#include "analysis/compare/study_summary.h"

#include "analysis/compare/study_plan.h"
#include "analysis/paired.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/multiple.h"
#include "analysis/statistics/planning.h"
#include "analysis/statistics/quantiles.h"

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

std::size_t npsv_index() { return study_measures().size() - 1; }

/// The arms that are ranked with their differences, cut to the replicates that all of them have.
statistics::Table ranked_table(const StudyData& study, const AppraisalBasis& basis, SchemeRanking& ranking) {
    statistics::Table table;
    ranking.replicates = study.layout.replicates;
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        if (is_placebo(study.layout.arms[a])) continue;
        std::vector<double> differences = paired_values(study, basis, npsv_index(), 0, a).differences();
        if (differences.empty()) continue;
        ranking.replicates = std::min(ranking.replicates, differences.size());
        ranking.arms.push_back(a);
        table.push_back(std::move(differences));
    }
    ranking.arms.insert(ranking.arms.begin(), 0);
    table.insert(table.begin(), std::vector<double>(ranking.replicates, 0.0));
    for (std::vector<double>& row : table) row.resize(ranking.replicates);
    return table;
}

SchemeRanking rank(const StudyData& study, const AppraisalBasis& basis, const std::vector<SchemeSummary>& schemes) {
    SchemeRanking ranking;
    const statistics::Table table = ranked_table(study, basis, ranking);
    ranking.may_be_best = statistics::unbeaten(table, study_confidence);
    std::vector<double> p;
    for (std::size_t i = 1; i < ranking.arms.size(); ++i) p.push_back(schemes[ranking.arms[i] - 1].outcomes[npsv_index()].p.value_or(1.0));
    const std::vector<double> adjusted = statistics::holm_adjusted_p(p);
    ranking.holm_p.assign(ranking.arms.size(), std::nullopt);
    for (std::size_t i = 1; i < ranking.arms.size(); ++i) {
        if (schemes[ranking.arms[i] - 1].outcomes[npsv_index()].p) ranking.holm_p[i] = adjusted[i - 1];
    }
    return ranking;
}

std::vector<PairingSummary> pairing_of(const std::vector<SchemeSummary>& schemes) {
    std::vector<PairingSummary> all;
    for (std::size_t m = 0; m < study_measures().size(); ++m) {
        std::vector<double> ratios;
        for (const SchemeSummary& scheme : schemes) {
            if (!scheme.placebo && scheme.outcomes[m].runs_saved) ratios.push_back(*scheme.outcomes[m].runs_saved);
        }
        if (ratios.empty()) continue;
        const auto middle = ratios.begin() + static_cast<std::ptrdiff_t>((ratios.size() - 1) / 2);
        std::nth_element(ratios.begin(), middle, ratios.end());
        all.push_back({m, *middle, ratios.size()});
    }
    return all;
}

std::optional<DetectableEffect> detectable(const StudyData& study, const AppraisalBasis& basis) {
    DetectableEffect all;
    std::vector<double> effects;
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        if (is_placebo(study.layout.arms[a])) continue;
        const std::vector<double> differences = paired_values(study, basis, npsv_index(), 0, a).differences();
        if (differences.size() < 2) continue;
        const std::optional<double> effect = statistics::detectable_effect(statistics::mean_interval(differences, study_confidence).sd, differences.size(), study_confidence);
        if (!effect) continue;
        if (effects.empty() || *effect > all.worst) {
            all.worst = *effect;
            all.worst_arm = a;
        }
        effects.push_back(*effect);
    }
    if (effects.empty()) return std::nullopt;
    all.schemes = effects.size();
    all.median = *statistics::quantile_type7(effects, 0.5);
    return all;
}

}  // namespace

std::optional<std::size_t> SchemeRanking::winner() const {
    if (arms.size() < 2 || replicates < 2) return std::nullopt;
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        if (!may_be_best[i]) continue;
        if (only) return std::nullopt;
        only = arms[i];
    }
    return only;
}

OutcomeDifference outcome_difference(const StudyData& study, const AppraisalBasis& basis, std::size_t measure, std::size_t future, std::size_t arm) {
    const PairedValues values = paired_values(study, basis, measure, future, arm);
    OutcomeDifference difference;
    difference.measure = measure;
    difference.runs = values.with.size();
    difference.identical = values.identical();
    if (difference.runs == 0) return difference;
    const statistics::MeanInterval interval = statistics::paired_interval(values.without, values.with, study_confidence);
    difference.mean = interval.mean;
    difference.baseline_mean = statistics::mean_of(values.without);
    if (interval.interval) {
        difference.low = interval.interval->low;
        difference.high = interval.interval->high;
        difference.p = paired_difference(values.without, values.with, study_confidence).p_value;
        difference.runs_saved = statistics::pairing_gain(values.without, values.with).ratio;
    }
    return difference;
}

StudySummary summarise_study(const StudyData& study, const ScheduleConfig& schedule) {
    const AppraisalBasis basis = appraisal_basis(study, schedule);
    const std::vector<SchemeAppraisal> appraisals = appraise(study, schedule);
    StudySummary summary;
    summary.schedule_id = schedule.id;
    summary.prices = basis.prices.in_words();
    summary.base_year = basis.prices.base_year();
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        SchemeSummary scheme;
        scheme.arm = a;
        scheme.placebo = is_placebo(study.layout.arms[a]);
        for (std::size_t m = 0; m < study_measures().size(); ++m) scheme.outcomes.push_back(outcome_difference(study, basis, m, 0, a));
        scheme.spread = spread_over_futures(appraisals, a);
        for (const SchemeAppraisal& appraisal : appraisals) {
            if (appraisal.future == 0 && appraisal.arm == a) scheme.appraisal = appraisal;
        }
        summary.schemes.push_back(std::move(scheme));
    }
    summary.ranking = rank(study, basis, summary.schemes);
    summary.pairing = pairing_of(summary.schemes);
    summary.detectable_npsv = detectable(study, basis);
    summary.over_futures = summarise_over_futures(study, basis);
    return summary;
}

}  // namespace pactsim
