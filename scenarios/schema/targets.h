#pragma once
// From a file of targets to checked targets.

#include "scenarios/schema/config/targets.h"
#include "scenarios/schema/diagnostic.h"

#include <string>

namespace pactsim {

/// Reads targets. Throws UsageError with every problem found, each with file, line and column. Whether measures exist is not known here.
TargetsConfig load_targets(const std::string& path);

/// The same for a text; `name` stands in for the path in messages.
TargetsConfig load_targets_text(const std::string& name, const std::string& text);

}  // namespace pactsim
