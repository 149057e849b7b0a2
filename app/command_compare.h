#pragma once

#include "app/command.h"

namespace pactsim {

/// `compare`: a scenario and schemes in, a study file and a table of what each scheme changes out.
Action set_up_compare(CLI::App& parser);

}  // namespace pactsim
