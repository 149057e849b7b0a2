#include "analysis/compare/study_text.h"

#include "analysis/compare/over_futures_text.h"
#include "analysis/compare/study_plan.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace pactsim {

namespace {

using nlohmann::json;

json number(const std::optional<double>& value, double divisor = 1.0) { return value ? json(*value / divisor) : json(nullptr); }

/// A figure in pence, or a share or ratio (divisor 1).
json figure(const Figure& f, double divisor) {
    json document{{"value", number(f.value, divisor)}, {"low", number(f.low, divisor)}, {"high", number(f.high, divisor)}, {"runs", f.replicates}};
    if (!f.value) document["reason"] = in_words(f.why);
    else if (!f.has_interval()) document["reason"] = in_words(f.why_no_interval);
    return document;
}

json outcome(const OutcomeDifference& d) {
    const StudyMeasure& measure = study_measures()[d.measure];
    return {{"unit", measure.unit}, {"label", measure.label}, {"mean_difference", number(d.mean)}, {"low", number(d.low)}, {"high", number(d.high)}, {"runs", d.runs},
            {"p_unadjusted", number(d.p)}, {"baseline_mean", number(d.baseline_mean)}, {"clear", d.is_clear()}, {"identical", d.identical},
            {"variance_ratio_of_pairing", number(d.runs_saved)}};
}

json appraisal_of(const SchemeAppraisal& a) {
    constexpr double gbp = 100.0;
    json lines;
    for (std::size_t f = 0; f < study_flow_count; ++f) lines[std::string(study_flow_names[f])] = figure(a.lines[f], gbp);
    return {{"npsv", figure(a.npsv, gbp)}, {"benefits", figure(a.benefits, gbp)}, {"bcr", figure(a.bcr, 1.0)}, {"probability_npsv_positive", figure(a.chance_positive, 1.0)},
            {"cost_per_established_firm", figure(a.cost_per_established, gbp)}, {"cost_per_job_year", figure(a.cost_per_job_year, gbp)},
            {"net_established", figure(a.established, 1.0)}, {"net_job_years", figure(a.job_years, 1.0)}, {"present_values", std::move(lines)}};
}

json scheme_of(const StudyData& study, const SchemeSummary& scheme) {
    const StudyArm& arm = study.layout.arms[scheme.arm];
    json outcomes = json::object();
    for (const OutcomeDifference& d : scheme.outcomes) outcomes[std::string(study_measures()[d.measure].name)] = outcome(d);
    json document{{"name", arm.name}, {"label", arm.label}, {"files", arm.files}, {"instruments", arm.instruments}, {"placebo", scheme.placebo},
                  {"runs", scheme.outcomes.front().runs}, {"outcomes", std::move(outcomes)}, {"appraisal", appraisal_of(scheme.appraisal)}};
    const FutureSpread& s = scheme.spread;
    document["futures"] = {{"count", s.futures}, {"npsv_positive", s.positive}, {"npsv_lowest", number(s.lowest, 100.0)}, {"npsv_highest", number(s.highest, 100.0)}};
    return document;
}

json ranking_of(const StudyData& study, const SchemeRanking& ranking) {
    json may = json::array(), p = json::object();
    for (std::size_t i = 0; i < ranking.arms.size(); ++i) {
        const std::string& name = study.layout.arms[ranking.arms[i]].name;
        if (ranking.may_be_best[i]) may.push_back(name);
        if (ranking.holm_p[i]) p[name] = *ranking.holm_p[i];
    }
    const std::optional<std::size_t> winner = ranking.winner();
    return {{"by", "npsv"}, {"replicates", ranking.replicates}, {"may_be_best", std::move(may)},
            {"winner", winner ? json(study.layout.arms[*winner].name) : json(nullptr)}, {"p_holm", std::move(p)}};
}

}  // namespace

std::string study_json(const StudyData& study, const StudySummary& summary) {
    const StudyLayout& layout = study.layout;
    json document{{"ok", study.complete}, {"schema", "pactsim.study/1"}, {"complete", study.complete}, {"scenario", study.provenance.scenario_name},
                  {"seed", study.provenance.seed}, {"baseline", layout.arms.front().name}, {"replicates", layout.replicates}, {"months", layout.months.size()},
                  {"schedule", summary.schedule_id}, {"price_year", layout.price_year}, {"base_year", summary.base_year}, {"prices", summary.prices},
                  {"confidence", study_confidence}, {"bcr_denominator", cost_denominator}, {"warnings", study.warnings}};
    for (const StudyFuture& future : layout.futures) {
        document["futures"].push_back({{"world", future.world}, {"label", future.label}, {"draw", future.draw}, {"weight", future.weight}});
    }
    for (const SchemeSummary& scheme : summary.schemes) document["schemes"].push_back(scheme_of(study, scheme));
    document["ranking"] = ranking_of(study, summary.ranking);
    document["npsv_detectable"] = nullptr;
    if (const auto& effect = summary.detectable_npsv)
        document["npsv_detectable"] = {{"power", 0.8}, {"schemes", effect->schemes}, {"median", effect->median}, {"worst", effect->worst}, {"worst_scheme", layout.arms[effect->worst_arm].name}};
    document["over_futures"] = summary.over_futures ? json::parse(over_futures_json(study, *summary.over_futures)) : json(nullptr);
    document["pairing"] = json::object();
    for (const PairingSummary& one : summary.pairing) document["pairing"][std::string(study_measures()[one.measure].name)] = {{"median_variance_ratio", one.runs_saved}, {"schemes", one.schemes}};
    return document.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace pactsim
