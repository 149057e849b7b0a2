#pragma once
// The assumptions log: every value that a scenario holds, what it means, where it comes from, and in which arms it is another.

#include "app/audit_subject.h"
#include "app/audit_table.h"

#include <string>
#include <vector>

namespace pactsim {

/// One settable value of a resolved scenario.
struct AssumptionRow {
    std::string path;         // dotted; items of named lists by name
    std::string pattern;      // the same as `describe parameters` writes it
    std::string value, fallback, unit, meaning;
    std::string source;       // comment of the scenario, else of the field table
    std::string basis;        // "assumption", "calibration", "source or comment", "choice of the scenario", "command line" or "none recorded"
    std::string range;        // plausible range, as the source gives it; else the bounds that the program checks
    std::vector<std::string> differs;   // "arm: value" of arms in which it is another
};

/// Rows in the order of the scenario language. Comments are taken from `scenario_path` and the parts that it extends where they hold the value in force; without a path
/// from the text in the file. Throws UsageError if the scenario at `scenario_path` cannot be read.
std::vector<AssumptionRow> list_assumptions(const AuditSubject& subject, const std::string& scenario_path);

/// The log, with empty columns for what people judge: reliability, owner, sign-off.
AuditTable assumptions_table(const std::vector<AssumptionRow>& rows);

}  // namespace pactsim
