#include "analysis/appraisal/summary_table.h"

#include "analysis/appraisal/weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pactsim {

namespace {

/// An outcome that is reported beside net present value; `good` says whether more of it is better for the UK (0 = neither).
struct OutsideOutcome {
    StudyOutcome outcome;
    std::string_view name, text, unit;
    int good;
    double scale;
};
constexpr std::array<OutsideOutcome, 6> outside_outcomes{{
    {StudyOutcome::leaks, "leakage", "technology of UK firms that leaks to partners and rivals", "leaks", -1, 1.0},
    {StudyOutcome::leaked_value, "leaked_value", "what partners gain by leakage, a loss of future advantage that the horizon sees only in part", "GBP of the price year, not discounted", -1, 0.01},
    {StudyOutcome::partner_gain, "partner_gain", "what partners gain by agreement, outside the UK account", "GBP of the price year, not discounted", 0, 0.01},
    {StudyOutcome::public_cost_china, "china_public_cost", "outlays of Chinese public funders, outside the UK account", "GBP of the price year, not discounted", 0, 0.01},
    {StudyOutcome::partnerships, "partnerships", "firms that ever sign with a partner: links whose later worth is not in the horizon", "firms", 1, 1.0},
    {StudyOutcome::survivors, "survival", "firms alive at the end, beyond what they earned within the horizon", "firms", 1, 1.0},
}};

Direction direction_of(const Figure& change, int good) {
    if (!change.value || *change.value == 0.0) return Direction::none;
    if (good == 0) return Direction::outside;
    const bool clear = change.has_interval() && (*change.low > 0.0 || *change.high < 0.0);
    if (!clear) return Direction::unclear;
    return (*change.value > 0.0) == (good > 0) ? Direction::better : Direction::worse;
}

/// Extremes of net value added over the groups of one kind.
void find_extremes(const StudyData& study, const WeightsConfig& weights, const AppraisalOptions& options, SummaryRow& row) {
    const std::string prefix = weights.margin + ":";
    for (std::size_t m = 0; m < study.layout.margins.size(); ++m) {
        if (!study.layout.margins[m].starts_with(prefix)) continue;
        std::vector<double> net;
        for (const ReplicateAccount& account : row.appraisal.accounts) {
            const auto part = twin_part(study, row.appraisal.future, row.arm, account.replicate, TwinQuantity::uk_gva, TwinPart::net, m);
            if (part) net.push_back(static_cast<double>(*part));
        }
        const Figure figure = mean_figure(net, options.confidence);
        if (!figure.value) continue;
        if (*figure.value > 0.0 && (!row.most_gain || *figure.value > *row.most_gain->net_gva.value)) row.most_gain = GroupGain{study.layout.margins[m], figure};
        if (*figure.value < 0.0 && (!row.most_loss || *figure.value < *row.most_loss->net_gva.value)) row.most_loss = GroupGain{study.layout.margins[m], figure};
    }
}

Confidence confidence_of(const SchemeAppraisal& appraisal, const FutureSpread& spread) {
    constexpr std::uint64_t enough = 30;
    const Figure& npsv = appraisal.npsv;
    if (!npsv.has_interval()) return Confidence::none;
    if (*npsv.low <= 0.0 && *npsv.high >= 0.0) return Confidence::low;
    const bool same_sign = *npsv.value > 0.0 ? spread.positive == spread.futures : spread.positive == 0;
    return npsv.replicates >= enough && same_sign ? Confidence::high : Confidence::medium;
}

std::vector<std::string> notes_of(const StudyData& study, const ScheduleConfig& schedule, const AppraisalBasis& basis) {
    std::vector<std::string> notes{
        "every figure is a difference from the baseline in the same replicates; figures of one scheme do not depend on which other schemes are in the table",
        "grants and taxes are transfers and cancel in net present value; jobs are reported and never added to it",
        fmt::format("{:.0f} % of additional wages are taken as displaced ({})", basis.labour_displacement * 100, schedule.labour_displacement.source),
        fmt::format("the window is the horizon of {} months, which favours support that works late; what follows is a named sensitivity only", study.layout.months.size()),
        "value for money is a judgement that includes the effects without a price; no ratio is good or poor by itself, and schemes with different aims are not ranked by it",
    };
    if (schedule.id != study.layout.schedule_id && !study.layout.schedule_id.empty()) {
        notes.push_back(fmt::format("the study was run under schedule {}, this table is by schedule {}", study.layout.schedule_id, schedule.id));
    }
    if (!study.complete) notes.push_back("the study was interrupted: schemes may rest on different numbers of replicates");
    return notes;
}

}  // namespace

std::vector<UnmonetisedEffect> unmonetised_effects(const StudyData& study, std::size_t future, std::size_t arm, double confidence) {
    std::vector<UnmonetisedEffect> effects;
    for (const OutsideOutcome& row : outside_outcomes) {
        std::vector<double> change;
        for (std::uint32_t r = 0; r < study.layout.replicates; ++r) {
            const ArmBlock& with = study.arm_blocks.at(study.at(future, arm, r));
            const ArmBlock& without = study.arm_blocks.at(study.at(future, 0, r));
            if (!with.present || !without.present) continue;
            const auto k = static_cast<std::size_t>(row.outcome);
            change.push_back(row.scale * static_cast<double>(with.outcomes[k] - without.outcomes[k]));
        }
        const Figure figure = mean_figure(change, confidence);
        effects.push_back({std::string(row.name), std::string(row.text), std::string(row.unit), direction_of(figure, row.good), figure});
    }
    return effects;
}

SummaryTable summary_table(const StudyData& study, const ScheduleConfig& schedule, const AppraisalOptions& options) {
    const AppraisalBasis basis = appraisal_basis(study, schedule, options);
    const std::vector<SchemeAppraisal> all = appraise(study, schedule, options);
    SummaryTable table;
    table.schedule_id = schedule.id;
    table.schedule_title = schedule.title;
    table.schedule_source = schedule.source;
    table.prices = basis.prices.in_words();
    table.base_year = basis.prices.base_year();
    table.denominator = cost_denominator;
    table.job_year = job_year_definition;
    table.replicates = study.layout.replicates;
    table.notes = notes_of(study, schedule, basis);
    if (!study.layout.futures.empty()) table.future = study.layout.futures.front().label;
    for (std::size_t arm = 0; arm < study.layout.arms.size(); ++arm) {
        SummaryRow row;
        row.arm = arm;
        row.name = study.layout.arms[arm].name;
        row.label = study.layout.arms[arm].label;
        row.baseline = arm == 0;
        if (arm > 0 && !study.layout.futures.empty()) {
            row.appraisal = all.at(arm - 1);
            row.spread = spread_over_futures(all, arm);
            row.unmonetised = unmonetised_effects(study, 0, arm, options.confidence);
            row.sensitivities = sensitivities(study, schedule, 0, arm, options);
            row.switching = switching_values(row.appraisal, basis.labour_displacement, options.confidence);
            find_extremes(study, schedule.distributional_weights, options, row);
            row.confidence = confidence_of(row.appraisal, row.spread);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace pactsim
