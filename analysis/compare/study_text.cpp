#include "analysis/compare/study_text.h"

#include "analysis/compare/over_futures_text.h"
#include "analysis/compare/study_plan.h"
#include "analysis/compare/text_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace pactsim {

namespace {

/// A column of outcomes: what it shows and how.
struct OutcomeColumn {
    StudyOutcome outcome;
    std::string_view title;
    double divisor;     // of the unit of the measure
    int decimals;
};

constexpr std::array<OutcomeColumn, 4> outcome_columns{{
    {StudyOutcome::established, "established", 1.0, 1},
    {StudyOutcome::partnerships, "partnerships", 1.0, 1},
    {StudyOutcome::uk_gva, "UK GVA, GBP m", 1e6, 1},
    {StudyOutcome::job_months, "job-years", 1.0, 0},
}};

std::string outcome_cell(const OutcomeDifference& difference, double divisor, int decimals) {
    if (!difference.mean) return "not run";
    if (difference.identical) return "0 exactly";
    const std::string mean = signed_number(*difference.mean / divisor, decimals);
    if (!difference.has_interval()) return mean + " ±?";
    const std::string text = fmt::format("{} ±{:.{}f}", mean, (*difference.high - *difference.low) / 2.0 / divisor, decimals);
    return difference.is_clear() ? text : '(' + text + ')';
}

/// Money in millions: pence / 1e8.
std::string millions(const Figure& figure) { return figure.value ? signed_number(*figure.value / 1e8, 1) : std::string("undefined"); }

std::string npsv_cell(const SchemeSummary& scheme) {
    const Figure& npsv = scheme.appraisal.npsv;
    if (!npsv.value) return "undefined";
    if (scheme.outcomes.back().identical) return "0 exactly";
    if (!npsv.has_interval()) return millions(npsv) + " (no interval)";
    const std::string text = fmt::format("{} ({} to {})", millions(npsv), signed_number(*npsv.low / 1e8, 1), signed_number(*npsv.high / 1e8, 1));
    return *npsv.low <= 0.0 && *npsv.high >= 0.0 ? text + " no clear difference" : text;
}

std::string probability_cell(const Figure& figure) { return figure.value ? probability_text(*figure.value) : std::string("-"); }

std::string ratio_cell(const Figure& figure) { return figure.value ? fmt::format("{:.1f}", unsigned_nought(*figure.value, 1)) : std::string("-"); }

std::string main_table(const StudyData& study, const StudySummary& summary) {
    std::vector<std::string> head{"scheme", "runs"};
    for (const OutcomeColumn& column : outcome_columns) head.emplace_back(column.title);
    for (const char* title : {"public cost, GBP m", "BCR", "P(NPSV>0)", "NPSV, GBP m (95 % interval)"}) head.emplace_back(title);
    TextRows rows{head};
    for (const SchemeSummary& scheme : summary.schemes) {
        if (scheme.placebo) continue;
        std::vector<std::string> row{study.layout.arms[scheme.arm].name, std::to_string(scheme.outcomes.front().runs)};
        for (const OutcomeColumn& column : outcome_columns) row.push_back(outcome_cell(scheme.outcomes[static_cast<std::size_t>(column.outcome)], column.divisor, column.decimals));
        row.push_back(millions(scheme.appraisal.lines[static_cast<std::size_t>(StudyFlow::public_cost)]));
        row.push_back(ratio_cell(scheme.appraisal.bcr));
        row.push_back(probability_cell(scheme.appraisal.chance_positive));
        row.push_back(npsv_cell(scheme));
        rows.push_back(std::move(row));
    }
    return laid_out(rows);
}

std::string arm_list(const StudyData& study, const std::vector<std::size_t>& arms) {
    std::vector<std::string_view> names;
    for (const std::size_t arm : arms) names.push_back(study.layout.arms[arm].name);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What is said of schemes beside each other.
std::string ranking_lines(const StudyData& study, const SchemeRanking& ranking) {
    if (ranking.arms.size() < 2 || ranking.replicates < 2) return {};
    std::string text;
    std::vector<std::size_t> possible;
    for (std::size_t i = 0; i < ranking.arms.size(); ++i) {
        if (ranking.may_be_best[i]) possible.push_back(ranking.arms[i]);
    }
    if (const auto winner = ranking.winner()) {
        text += fmt::format("best by NPSV: {}, set apart from all others (intervals of all pairs, 95 % together)\n", study.layout.arms[*winner].name);
    } else {
        text += fmt::format("may be best by NPSV: {} (no other is shown to beat them: intervals of all pairs, 95 % together; no winner can be named)\n", arm_list(study, possible));
    }
    std::vector<std::string> p;
    for (std::size_t i = 1; i < ranking.arms.size(); ++i) {
        if (ranking.holm_p[i]) p.push_back(fmt::format("{} {}", study.layout.arms[ranking.arms[i]].name, *ranking.holm_p[i] < 0.001 ? std::string("<0.001") : fmt::format("{:.3f}", *ranking.holm_p[i])));
    }
    if (p.size() > 1) text += fmt::format("p of no difference in NPSV, adjusted for {} schemes (Holm): {}\n", p.size(), fmt::join(p, ", "));
    return text;
}

std::string power_lines(const StudyData& study, const StudySummary& summary) {
    if (!summary.detectable_npsv || summary.detectable_npsv->median <= 0.0) return {};
    const DetectableEffect& effect = *summary.detectable_npsv;
    std::string text = fmt::format("an effect on NPSV below GBP {:.1f} m may be missed by {} replicates (power 80 %, median over {} scheme{})", effect.median / 1e6, study.layout.replicates,
                                   effect.schemes, effect.schemes == 1 ? "" : "s");
    if (effect.schemes > 1) text += fmt::format("; below GBP {:.1f} m for the noisiest, {}", effect.worst / 1e6, study.layout.arms[effect.worst_arm].name);
    return text + '\n';
}

/// The placebo shows what single firms' fates move by luck alone.
std::string noise_lines(const StudyData& study, const StudySummary& summary) {
    std::string text;
    for (const SchemeSummary& scheme : summary.schemes) {
        if (!scheme.placebo) continue;
        const std::size_t margins = study.layout.margins.size();
        double spillover = 0.0, displacement = 0.0, runs = 0.0;
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            const TwinBlock& twin = study.twin_blocks[study.at(0, scheme.arm, r)];
            if (!twin.present) continue;
            const auto part = [&](TwinPart p) {
                return static_cast<double>(twin.parts[(static_cast<std::size_t>(TwinQuantity::uk_gva) * twin_part_count + static_cast<std::size_t>(p)) * margins]);
            };
            spillover += part(TwinPart::spillover);
            displacement += part(TwinPart::displacement);
            runs += 1.0;
        }
        if (runs == 0.0) continue;
        text += fmt::format("noise floor (the baseline with another luck of awards): NPSV {}; UK GVA spillover {:.1f} and displacement {:.1f} GBP m: read spillover and displacement of "
                            "schemes as a net figure\n",
                            npsv_cell(scheme), spillover / runs / 1e8, displacement / runs / 1e8);
    }
    return text;
}

std::string pairing_line(const StudySummary& summary) {
    std::vector<std::string> parts;
    for (const PairingSummary& one : summary.pairing) {
        const std::string_view name = study_measures()[one.measure].name;
        if (name == "npsv" || name == "uk_gva" || name == "partnerships" || name == "established" || name == "job_months") parts.push_back(fmt::format("{} {:.{}f}", name, one.runs_saved, one.runs_saved < 100.0 ? 1 : 0));
    }
    if (parts.empty()) return {};
    return fmt::format("shared draws did the work of this many times the runs (variance ratio, median over schemes): {}\n", fmt::join(parts, ", "));
}

}  // namespace

std::string study_text(const StudyData& study, const StudySummary& summary) {
    const StudyLayout& layout = study.layout;
    std::string text = fmt::format("{}: differences from `{}`, {} replicate{}, {} future{}, {} months{}\n\n", study.provenance.scenario_name, layout.arms.front().name, layout.replicates,
                                   layout.replicates == 1 ? "" : "s", layout.futures.size(), layout.futures.size() == 1 ? "" : "s", layout.months.size(),
                                   study.complete ? "" : " (interrupted)");
    text += main_table(study, summary);
    text += fmt::format("\nin brackets: no clear difference, for the 95 % interval spans zero; world: {}\n", layout.futures.front().label);
    text += fmt::format("{}; present values by schedule {}; BCR = (NPSV + public cost) / public cost\n", summary.prices, summary.schedule_id);
    text += ranking_lines(study, summary.ranking);
    text += noise_lines(study, summary);
    text += power_lines(study, summary) + pairing_line(summary);
    return summary.over_futures ? text + over_futures_text(study, *summary.over_futures) : text;
}

}  // namespace pactsim
