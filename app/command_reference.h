#pragma once

#include "app/command.h"

namespace pactsim {

/// `schema`: the JSON Schema of scenarios.
Action set_up_schema(CLI::App& parser);
/// `reference`: the reference of scenarios, or with --results the table of measures of docs/results.md, in Markdown.
Action set_up_reference(CLI::App& parser);

}  // namespace pactsim
