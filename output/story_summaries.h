#pragma once
// Several small things of one sort, told in one sentence.

#include "output/story.h"

#include <string>
#include <vector>

namespace pactsim {

/// Turns of one sort, in order of time, at least two.
using SmallThings = std::vector<const StoryTurn*>;

/// Each gives one sentence that starts with `by`, such as "By March 2027" or "Meanwhile".
std::string stays_summary(const std::string& by, const SmallThings& things);
std::string work_summary(const std::string& by, const SmallThings& things);
std::string breaches_summary(const std::string& by, const SmallThings& things);
std::string offers_summary(const std::string& by, const SmallThings& things);
std::string awards_summary(const std::string& by, const SmallThings& things);
std::string refusals_summary(const std::string& by, const SmallThings& things);
std::string stops_summary(const std::string& by, const SmallThings& things);

}  // namespace pactsim
