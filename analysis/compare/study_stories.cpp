#include "analysis/compare/study_stories.h"

#include "agents/model.h"
#include "analysis/appraisal/appraisal.h"
#include "analysis/compare/study_summary.h"
#include "analysis/twins/instrument_difference.h"
#include "analysis/twins/twins.h"
#include "output/simulate.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace pactsim {

namespace {

FirmOutcomes outcomes_of(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads) {
    World world(constants, replicate, threads);
    run_warm_up(world);
    FirmOutcomeRecorder recorder;
    run_replicate(world, [&](const World& finished) { recorder.observe(finished); });
    return recorder.take();
}

/// Change of a firm's UK value added by the scheme, with its id: sorts by gain, then by id.
using Gain = std::pair<Pence, std::int64_t>;

std::vector<Gain> gains_of(const TwinOutcomes& twins, bool only_supported) {
    std::vector<Gain> gains;
    for (std::size_t i = 0; i < twins.with.firms.size(); ++i) {
        if (only_supported && twins.supported[i] == 0) continue;
        gains.emplace_back(twins.with.firms[i].uk_gva - twins.without.firms[i].uk_gva, twins.with.firms[i].firm);
    }
    return gains;
}

/// The middle one of the firms that gain, the lesser of two middle ones.
std::optional<std::int64_t> median_gainer(std::vector<Gain> gains) {
    std::erase_if(gains, [](const Gain& gain) { return gain.first <= 0; });
    if (gains.empty()) return std::nullopt;
    std::sort(gains.begin(), gains.end());
    return gains[(gains.size() - 1) / 2].second;
}

/// The scheme with the highest mean net present social value in the first future, of those that change anything; 0 if there is none.
std::size_t best_arm(const StudyData& study, const ScheduleConfig& schedule) {
    const AppraisalBasis basis = appraisal_basis(study, schedule);
    const std::size_t npsv = study_measure_index("npsv");
    std::size_t best = 0;
    std::optional<double> highest;
    for (std::size_t a = 1; a < study.layout.arms.size(); ++a) {
        if (is_placebo(study.layout.arms[a]) || study.layout.arms[a].instruments.empty()) continue;
        const std::optional<double> mean = outcome_difference(study, basis, npsv, 0, a).mean;
        if (best == 0 || (mean && (!highest || *mean > *highest))) {
            best = a;
            highest = mean;
        }
    }
    return best;
}

}  // namespace

TwinOutcomes run_twin_outcomes(const std::shared_ptr<const Constants>& without, const std::shared_ptr<const Constants>& with, std::uint32_t replicate, int threads) {
    TwinOutcomes twins;
    twins.without = outcomes_of(without, replicate, threads);
    twins.with = outcomes_of(with, replicate, threads);
    twins.supported = supported_flags(twins.without, twins.with, differing_instruments(*without, *with));
    return twins;
}

std::vector<StoryChoice> choose_story_firms(const TwinOutcomes& twins) {
    const std::vector<Gain> all = gains_of(twins, false);
    if (all.empty()) return {};
    std::optional<std::int64_t> median = median_gainer(gains_of(twins, true));
    if (!median) median = median_gainer(all);
    // Among equals the lowest id, at either end.
    const Gain most = *std::max_element(all.begin(), all.end(), [](const Gain& a, const Gain& b) { return a.first != b.first ? a.first < b.first : a.second > b.second; });
    const Gain least = *std::min_element(all.begin(), all.end());
    std::vector<StoryChoice> chosen;
    if (median && *median != most.second) chosen.push_back({"median", *median});
    if (most.first > 0) chosen.push_back({"helped", most.second});
    if (least.first < 0) chosen.push_back({"harmed", least.second});
    return chosen;
}

std::optional<std::int64_t> most_changed_firm(const TwinOutcomes& twins) {
    const bool any_supported = std::find(twins.supported.begin(), twins.supported.end(), std::uint8_t{1}) != twins.supported.end();
    std::optional<std::int64_t> chosen;
    std::pair<Pence, bool> most{-1, false};
    for (std::size_t i = 0; i < twins.with.firms.size(); ++i) {
        if (any_supported && twins.supported[i] == 0) continue;
        const FirmOutcome& a = twins.without.firms[i];
        const FirmOutcome& b = twins.with.firms[i];
        const std::pair<Pence, bool> change{std::abs(b.uk_gva - a.uk_gva), (a.established_month == never) != (b.established_month == never)};
        if (change < most || (change == most && b.firm >= *chosen)) continue;
        most = change;
        chosen = b.firm;
    }
    return chosen;
}

std::vector<std::string> life_from(const FirmLife& life, int month) {
    std::vector<std::string> texts;
    for (StoryParagraph& paragraph : tell(life, StoryPart::rest, month)) texts.push_back(std::move(paragraph.text));
    return texts;
}

std::vector<TwinStory> study_stories(const StudyPlan& plan, const StudySetup& setup, const ScheduleConfig& schedule, const StudyData& study, int threads) {
    if (study.layout.replicates == 0) return {};
    const std::size_t arm = best_arm(study, schedule);
    if (arm == 0) return {};
    const FutureArms arms = setup.prepare(0);
    const std::vector<StoryChoice> chosen = choose_story_firms(run_twin_outcomes(arms.constants[0], arms.constants[arm], plan.first_replicate, threads));
    std::vector<std::int64_t> ids;
    for (const StoryChoice& choice : chosen) ids.push_back(choice.firm);
    if (ids.empty()) return {};
    const std::vector<TwinLife> lives = trace_twins(arms.constants[0], arms.constants[arm], plan.first_replicate, ids, threads);
    std::vector<TwinStory> stories;
    for (std::size_t k = 0; k < lives.size(); ++k) {
        if (!lives[k].parting) continue;  // a difference of a few pence is no story
        const Parting& parting = *lives[k].parting;
        stories.push_back({chosen[k].role, study.layout.arms[arm].name, study.layout.futures.front().label, plan.first_replicate, static_cast<std::uint32_t>(chosen[k].firm),
                           parting.month, parting.reason(), life_from(lives[k].without, parting.month), life_from(lives[k].with, parting.month)});
    }
    return stories;
}

}  // namespace pactsim
