#pragma once
// The parts of a life story as JSON, for one life and for two.

#include "output/story.h"
#include "sim/calendar.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace pactsim {

/// A list of {chapter, text}.
nlohmann::ordered_json paragraphs_json(const std::vector<StoryParagraph>& paragraphs);

/// Everything that happened, with its sentence, its reason and how the firm stood.
nlohmann::ordered_json turns_json(const FirmLife& life, const Calendar& calendar);

/// Sums over the months that were followed, money in GBP.
nlohmann::ordered_json totals_json(const FirmTotals& totals);

}  // namespace pactsim
