#pragma once
// Which firms of a pair of worlds are worth telling about, and their lives for the page of a comparison.

#include "analysis/compare/study_plan.h"
#include "analysis/compare/study_setup.h"
#include "analysis/compare/twin_lives.h"
#include "output/firm_outcome.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pactsim {

/// What every firm's run came to in both worlds of one replicate.
struct TwinOutcomes {
    FirmOutcomes without, with;
    std::vector<std::uint8_t> supported;   // by firm: 1 = had support of what differs (analysis/twins/twins.h)
};

/// Runs the pair of worlds, one after the other.
TwinOutcomes run_twin_outcomes(const std::shared_ptr<const Constants>& without, const std::shared_ptr<const Constants>& with, std::uint32_t replicate, int threads);

/// A firm to tell about.
struct StoryChoice {
    std::string role;          // "median": gains as much UK value added as the middle one of those that gain (supported ones, if any gains); "helped", "harmed": most of all
    std::int64_t firm = 0;     // id
};

/// At most three different firms, in the order of the roles above; the lowest id among equals. Nobody who gains, or loses, means fewer.
std::vector<StoryChoice> choose_story_firms(const TwinOutcomes& twins);

/// The id of the supported firm whose UK value added differs most between the worlds; where none differs, one that became established in one world only; where there
/// is none, the first supported. Without supported firms all firms are asked. Nothing only if there are no firms.
std::optional<std::int64_t> most_changed_firm(const TwinOutcomes& twins);

/// How a life goes on from a month and ends: a paragraph an entry.
std::vector<std::string> life_from(const FirmLife& life, int month);

/// Stories for a study that is run: of the scheme with the highest mean net present social value (the first one, if that is not defined) in the first future and
/// replicate. Schemes that change nothing are passed over. Runs that pair of worlds again, so that nothing needs to be kept during the study. Empty for a study
/// without such a scheme, without a replicate, or in whose first replicate nobody's value added differs.
std::vector<TwinStory> study_stories(const StudyPlan& plan, const StudySetup& setup, const ScheduleConfig& schedule, const StudyData& study, int threads);

}  // namespace pactsim
