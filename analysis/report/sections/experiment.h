#pragma once
// What an experiment adds to a section, if the report was given one.

#include "analysis/report/sections/sections.h"

#include <string>
#include <string_view>

namespace pactsim::report {

/// The experiment's tables of a section as HTML, under a heading of their own; empty if there are none.
std::string experiment_html(const SectionContext& context, std::string_view section);

}  // namespace pactsim::report
