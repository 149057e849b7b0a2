#pragma once
// The appraisal as one spreadsheet with live formulas: change a rate or a share in the sheet `Schedule`, and every figure follows.

#include "analysis/appraisal/appraisal.h"
#include "output/atomic_file.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <string>

namespace pactsim {

/// Writes the workbook: read-me with provenance, schedule, discount factors, yearly flows (means over replicates), appraisal by scheme and future, summary.
/// Formulas carry the program's numbers as their cached results. The same study and schedule give the same bytes, whatever the day: the file is dated by its
/// schedule. Throws RefusedError if the name is taken, OutputError if the file cannot be written, and what `appraise` throws.
void write_workbook(const std::string& path, const StudyData& study, const ScheduleConfig& schedule, Existing existing, const AppraisalOptions& options = {});

}  // namespace pactsim
