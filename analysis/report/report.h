#pragma once
// The report of a comparison for people: one HTML file that opens offline, computed from the study alone. The same study gives the same bytes.

#include "analysis/report/experiment_tables.h"
#include "analysis/report/svg/tornado.h"
#include "output/study_data.h"
#include "scenarios/schema/config/schedule.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pactsim::report {

/// Analyses of drivers that a study itself does not hold, made elsewhere and shown in section 10.
struct DriverAnalyses {
    std::optional<Tornado> tornado;  // one assumption at a time
    std::vector<SobolRow> sobol;     // variance-based
};

struct ReportOptions {
    std::string study_name = "study.h5";          // file name without folders, for the links and commands of the report
    std::optional<std::string> author;            // printed only if given
    std::optional<double> value_per_outcome_gbp;  // pounds one more established firm is worth; without it, the break-even value of the leading option
    DriverAnalyses drivers;
    std::vector<ExperimentTable> experiment;      // analyses of an experiment around the comparison, by section
    bool allow_large = false;
};

/// Size that a report should keep to, and size above which it is refused unless `allow_large`. Source: the project's design of reports.
inline constexpr std::size_t report_budget_bytes = 1'500'000, report_limit_bytes = 5'000'000;

/// The document. Throws InputError for a study without baseline, without a scheme or without a complete pair of runs, RefusedError if it would pass
/// `report_limit_bytes` and large reports were not allowed.
std::string report_html(const StudyData& study, const ScheduleConfig& schedule, const ReportOptions& options);

}  // namespace pactsim::report
