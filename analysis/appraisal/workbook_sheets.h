#pragma once
// The sheets of the workbook, one function each. Internal to workbook.cpp.

#include "analysis/appraisal/appraisal.h"
#include "analysis/appraisal/summary_table.h"
#include "analysis/appraisal/workbook_cells.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pactsim {

/// What every sheet draws on.
struct WorkbookContents {
    const StudyData& study;
    const ScheduleConfig& schedule;
    const AppraisalOptions& options;
    const AppraisalBasis& basis;
    const std::vector<SchemeAppraisal>& appraisals;   // by future, then arm
    const SummaryTable& summary;
};

/// Where `Flows` holds the present value of one line of the n-th appraisal.
std::string present_value_cell(const WorkbookContents& contents, std::size_t appraisal, std::size_t line);

void write_read_me(const Book& book, const WorkbookContents& contents);
void write_schedule(const Book& book, const WorkbookContents& contents);
void write_factors(const Book& book, const WorkbookContents& contents);
void write_flows(const Book& book, const WorkbookContents& contents);
void write_appraisal(const Book& book, const WorkbookContents& contents);
void write_summary(const Book& book, const WorkbookContents& contents);

}  // namespace pactsim
