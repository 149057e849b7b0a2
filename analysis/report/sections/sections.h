#pragma once
// The sixteen sections of the report: each answers one question, and each is one row of a table.

#include "analysis/report/report.h"
#include "analysis/report/study_view.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim::report {

/// What every section is built from.
struct SectionContext {
    const StudyView& view;
    const ReportOptions& options;
    std::vector<std::string> csv_head;  // lines at the head of every CSV
};

struct SectionRow {
    std::string_view id, title, question;
    std::string (*build)(const SectionContext&);  // the body as HTML
};

/// All sections in the order of the report.
std::span<const SectionRow> report_sections();

std::string build_answer(const SectionContext& context);
std::string build_limits(const SectionContext& context);
std::string build_compared(const SectionContext& context);
std::string build_unfolding(const SectionContext& context);
std::string build_difference(const SectionContext& context);
std::string build_stages(const SectionContext& context);
std::string build_additional(const SectionContext& context);
std::string build_worth(const SectionContext& context);
std::string build_value_per_outcome(const SectionContext& context);
std::string build_drivers(const SectionContext& context);
std::string build_who_and_where(const SectionContext& context);
std::string build_robustness(const SectionContext& context);
std::string build_stories(const SectionContext& context);
std::string build_evidence(const SectionContext& context);
std::string build_runs(const SectionContext& context);
std::string build_glossary(const SectionContext& context);

}  // namespace pactsim::report
