#pragma once
// From a schedule file to a checked appraisal schedule.

#include "scenarios/schema/config/schedule.h"
#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <string>

namespace pactsim {

/// Reads a schedule. Throws UsageError with every problem found, each with file, line and column.
ScheduleConfig load_schedule(const std::string& path);

/// The same for a text; `name` stands in for the path in messages.
ScheduleConfig load_schedule_text(const std::string& name, const std::string& text);

/// The same as load_schedule, but problems are left in `diagnostics`; nothing if there is an error.
std::optional<ScheduleConfig> try_load_schedule(const std::string& path, Diagnostics& diagnostics);

}  // namespace pactsim
