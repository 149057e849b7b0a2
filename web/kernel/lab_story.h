#pragma once
// The life of one firm for the page: sentences, and behind each decision its terms with the settings that they come from.

#include "analysis/compare/twin_lives.h"
#include "output/story.h"
#include "scenarios/schema/node.h"
#include "web/kernel/lab_scenario.h"

#include <cstdint>
#include <string>

namespace pactsim {

/// One term of a decision and the setting behind it, as a path into the scenario; empty if there is no one setting.
struct ReasonTerm {
    std::string term;       // one or two words
    std::string text;       // what it means for the firm
    double value = 0;
    std::string unit;       // "GBP", "share", "months"
    std::string parameter;
};

/// The terms behind a turn, the weightiest first; empty where the firm did not reckon.
std::vector<ReasonTerm> reason_terms(const StoryTurn& turn, const std::string& sector);

/// The life of a firm up to a month (exclusive), in a resolved scenario tree from which settings are read.
Node story_tree(const FirmLife& life, const Constants& constants, const Node& resolved, const std::string& sector, int before_month);

/// Follows a firm until the months of the horizon before `before_month` are played. Throws UsageError if there is no such firm.
Node firm_story(const LabScenario& scenario, std::uint32_t replicate, std::int64_t firm, int before_month);

/// Both lives to their ends and where they part.
Node twin_story(const LabScenario& without, const LabScenario& with, std::uint32_t replicate, std::int64_t firm);

}  // namespace pactsim
