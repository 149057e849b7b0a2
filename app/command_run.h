#pragma once

#include "app/command.h"

namespace pactsim {

/// `run`: a scenario in, a results file and a short summary out.
Action set_up_run(CLI::App& parser);

}  // namespace pactsim
