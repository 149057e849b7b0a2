#pragma once
// What a reader of a study must be told before its numbers.

#include "output/study_data.h"

#include <string>
#include <vector>

namespace pactsim {

/// Warnings about a study that was run: one replicate, worlds without a firm left, schemes that change nothing or cost without changing an outcome, outcomes that are
/// the same in every world. One line each, lower case, no full stop.
std::vector<std::string> warnings_about(const StudyData& study);

}  // namespace pactsim
