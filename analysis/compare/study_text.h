#pragma once
// A comparison as people read it on a terminal, as one JSON document, and as a tidy table.

#include "analysis/compare/study_summary.h"
#include "output/study_data.h"

#include <string>

namespace pactsim {

/// The table: a row per scheme, its legend, what compares schemes with each other, and what pairing saved. Names no winner unless one is separated from all others.
std::string study_text(const StudyData& study, const StudySummary& summary);

/// One JSON document, schema "pactsim.study/1", money in GBP. What is undefined is null, with a reason.
std::string study_json(const StudyData& study, const StudySummary& summary);

/// A row per future, scheme, measure, part and margin, unrounded, with its interval. Outcomes and net present social value are in the unit named; the parts of the twins
/// too, in all margins but sector by region.
std::string study_csv(const StudyData& study, const ScheduleConfig& schedule);

}  // namespace pactsim
