#include "analysis/report/study_view.h"

#include "analysis/report/svg/number_text.h"
#include "analysis/statistics/intervals.h"
#include "analysis/statistics/quantiles.h"
#include "sim/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace pactsim::report {

namespace {

constexpr double pence = 0.01;

/// Bands are judgements: less than one firm, one partnership, one job-year, one leak or £100,000 is too little to matter.
const std::array<HeadlineWords, headline_count> words_of_headlines{
    HeadlineWords{{"established firms", AmountKind::count, Better::higher}, 1, "established_firms"},
    HeadlineWords{{"firms with a partnership", AmountKind::count, Better::higher}, 1, "firms_with_partnership"},
    HeadlineWords{{"UK value added", AmountKind::pounds, Better::higher}, 100'000, "uk_value_added_gbp"},
    HeadlineWords{{"net present social value", AmountKind::pounds, Better::higher}, 100'000, "npsv_gbp"},
    HeadlineWords{{"UK public cost", AmountKind::pounds, Better::lower}, 100'000, "public_cost_gbp"},
    HeadlineWords{{"job-years", AmountKind::count, Better::higher}, 1, "job_years"},
    HeadlineWords{{"leaks of technology", AmountKind::count, Better::lower}, 1, "leaks"},
};

struct OutcomeScale {
    StudyOutcome outcome;
    double scale;
};

/// Headlines that are plain outcomes of a world; the money of an appraisal is not.
std::optional<OutcomeScale> outcome_of(Headline headline) {
    switch (headline) {
        case Headline::established:
            return OutcomeScale{StudyOutcome::established, 1};
        case Headline::partnerships:
            return OutcomeScale{StudyOutcome::partnerships, 1};
        case Headline::uk_gva:
            return OutcomeScale{StudyOutcome::uk_gva, pence};
        case Headline::job_years:
            return OutcomeScale{StudyOutcome::job_months, 1.0 / 12};
        case Headline::leaks:
            return OutcomeScale{StudyOutcome::leaks, 1};
        case Headline::npsv:
        case Headline::public_cost:
            return std::nullopt;
    }
    return std::nullopt;
}

double outcome_scale(StudyOutcome outcome) {
    switch (outcome) {
        case StudyOutcome::uk_gva:
        case StudyOutcome::public_cost_uk:
        case StudyOutcome::public_cost_china:
        case StudyOutcome::partner_gain:
        case StudyOutcome::leaked_value:
            return pence;
        default:
            return 1;
    }
}

std::size_t central_future(const StudyLayout& layout) {
    for (std::size_t f = 0; f < layout.futures.size(); ++f) {
        if (layout.futures[f].world == "base" && layout.futures[f].draw == 0) return f;
    }
    return 0;
}

void require_something_to_compare(const StudyData& study) {
    if (study.layout.arms.empty()) throw InputError("the study has no baseline");
    if (study.layout.arms.size() < 2)
        throw InputError("the study has a baseline but no scheme to compare with it\n = help: give `pactsim compare` at least one scheme");
    if (study.layout.futures.empty() || study.layout.months.empty()) throw InputError("the study has no future or no month");
}

}  // namespace

const HeadlineWords& headline_words(Headline headline) {
    return words_of_headlines[static_cast<std::size_t>(headline)];
}

PairedFacts paired_facts(std::span<const double> differences, double band) {
    PairedFacts facts;
    facts.band = band;
    facts.runs = differences.size();
    const statistics::MeanInterval mean = statistics::mean_interval(differences, 0.95);
    facts.mean = mean.mean.value_or(0);
    facts.has_interval = mean.interval.has_value();
    facts.low = mean.interval ? mean.interval->low : facts.mean;
    facts.high = mean.interval ? mean.interval->high : facts.mean;
    facts.run_low = statistics::quantile_type7(differences, 0.05).value_or(facts.mean);
    facts.run_high = statistics::quantile_type7(differences, 0.95).value_or(facts.mean);
    for (const double value : differences) {
        if (value > 0) ++facts.runs_above;
        if (value < 0) ++facts.runs_below;
    }
    return facts;
}

StudyView::StudyView(const StudyData& study, const ScheduleConfig& schedule)
    : study_(&study), schedule_(&schedule), basis_((require_something_to_compare(study), appraisal_basis(study, schedule))) {
    const StudyLayout& layout = study.layout;
    central_ = central_future(layout);
    for (std::size_t future = 0; future < layout.futures.size(); ++future) {
        for (std::size_t arm = 1; arm < layout.arms.size(); ++arm) appraisals_.push_back(appraise_scheme(study, basis_, future, arm));
    }
    for (std::size_t arm = 1; arm < layout.arms.size(); ++arm) {
        if (layout.arms[arm].name == "placebo")
            placebo_ = arm;
        else if (!appraisal(central_, arm).accounts.empty())
            schemes_.push_back(arm);
    }
    if (schemes_.empty())
        throw InputError("no scheme of the study has a finished run beside a finished run of the baseline\n = help: run `pactsim compare` to its end");
    lead_ = *std::max_element(schemes_.begin(), schemes_.end(), [&](std::size_t a, std::size_t b) {
        return appraisal(central_, a).npsv.value.value_or(0) < appraisal(central_, b).npsv.value.value_or(0);
    });
}

std::string StudyView::label(std::size_t arm) const {
    const StudyArm& a = study_->layout.arms.at(arm);
    return a.label.empty() ? a.name : a.label;
}

std::string StudyView::future_label(std::size_t future) const {
    const StudyFuture& f = study_->layout.futures.at(future);
    const std::string name = f.label.empty() ? f.world : f.label;
    return f.draw == 0 ? name : fmt::format("{}, draw {}", name, f.draw);
}

const SchemeAppraisal& StudyView::appraisal(std::size_t future, std::size_t arm) const {
    return appraisals_.at(future * (study_->layout.arms.size() - 1) + arm - 1);
}

std::vector<double> StudyView::differences(std::size_t future, std::size_t arm, Headline headline) const {
    std::vector<double> values;
    if (const auto outcome = outcome_of(headline)) {
        for (std::size_t r = 0; r < study_->layout.replicates; ++r) {
            const ArmBlock& without = study_->arm_blocks.at(study_->at(future, 0, r));
            const ArmBlock& with = study_->arm_blocks.at(study_->at(future, arm, r));
            if (!without.present || !with.present) continue;
            const auto i = static_cast<std::size_t>(outcome->outcome);
            values.push_back(static_cast<double>(with.outcomes[i] - without.outcomes[i]) * outcome->scale);
        }
        return values;
    }
    for (const ReplicateAccount& account : appraisal(future, arm).accounts) {
        values.push_back(static_cast<double>(headline == Headline::npsv ? account.npsv : account.line(StudyFlow::public_cost)) * pence);
    }
    return values;
}

PairedFacts StudyView::facts(std::size_t future, std::size_t arm, Headline headline) const {
    return paired_facts(differences(future, arm, headline), headline_words(headline).band);
}

std::vector<double> StudyView::levels(std::size_t future, std::size_t arm, StudyOutcome outcome) const {
    std::vector<double> values;
    for (std::size_t r = 0; r < study_->layout.replicates; ++r) {
        const ArmBlock& block = study_->arm_blocks.at(study_->at(future, arm, r));
        if (block.present) values.push_back(static_cast<double>(block.outcomes[static_cast<std::size_t>(outcome)]) * outcome_scale(outcome));
    }
    return values;
}

std::vector<double> StudyView::parts(std::size_t arm, TwinQuantity quantity, TwinPart part, std::size_t margin) const {
    const double scale = quantity == TwinQuantity::uk_gva ? pence : quantity == TwinQuantity::job_months ? 1.0 / 12 : 1.0;
    const std::size_t margins = study_->layout.margins.size();
    const std::size_t place = (static_cast<std::size_t>(quantity) * twin_part_count + static_cast<std::size_t>(part)) * margins + margin;
    std::vector<double> values;
    for (std::size_t r = 0; r < study_->layout.replicates; ++r) {
        const TwinBlock& block = study_->twin_blocks.at(study_->at(central_, arm, r));
        if (block.present) values.push_back(static_cast<double>(block.parts.at(place)) * scale);
    }
    return values;
}

std::optional<std::size_t> StudyView::margin(std::string_view name) const {
    const auto& margins = study_->layout.margins;
    const auto found = std::find(margins.begin(), margins.end(), name);
    if (found == margins.end()) return std::nullopt;
    return static_cast<std::size_t>(found - margins.begin());
}

std::vector<std::size_t> StudyView::common_replicates(std::span<const std::size_t> arms) const {
    std::vector<std::size_t> common;
    for (std::size_t r = 0; r < study_->layout.replicates; ++r) {
        const auto there = [&](std::size_t arm) { return study_->arm_blocks.at(study_->at(central_, arm, r)).present; };
        if (std::all_of(arms.begin(), arms.end(), there)) common.push_back(r);
    }
    return common;
}

bool StudyView::has_series(std::string_view name) const {
    const auto& names = study_->layout.series;
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::vector<double>> StudyView::series(std::size_t arm, std::string_view name) const {
    const auto& names = study_->layout.series;
    const auto place = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    const std::size_t months = study_->layout.months.size();
    std::vector<std::vector<double>> runs;
    for (std::size_t r = 0; place < names.size() && r < study_->layout.replicates; ++r) {
        const ArmBlock& block = study_->arm_blocks.at(study_->at(central_, arm, r));
        if (!block.present) continue;
        const auto begin = block.series.begin() + static_cast<std::ptrdiff_t>(place * months);
        runs.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(months));
    }
    return runs;
}

std::string StudyView::window() const {
    const StudyLayout& layout = study_->layout;
    return layout.months.front().substr(0, 4) + " to " + layout.months.back().substr(0, 4);
}

std::string StudyView::by_end() const {
    return "by " + study_->layout.months.back().substr(0, 4);
}

std::string StudyView::condition(std::size_t runs) const {
    return fmt::format("Mean difference from the baseline, {} paired by seed; UK firms of the scenario, {}; future: {}.",
                       counted(static_cast<std::int64_t>(runs), "run", "runs"), window(), future_label(central_));
}

}  // namespace pactsim::report
