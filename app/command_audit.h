#pragma once
// `pactsim audit`: the logs that quality assurance of an analysis asks for (HM Treasury, Aqua Book), from a study or results file.

#include "app/command.h"

namespace pactsim {

/// Options of `audit` for the table of commands.
Action set_up_audit(CLI::App& parser);

}  // namespace pactsim
