#pragma once

#include "app/command.h"

namespace pactsim {

/// `inspect`: what is in a results file.
Action set_up_inspect(CLI::App& parser);
/// `export`: a results file as CSV tables.
Action set_up_export(CLI::App& parser);

}  // namespace pactsim
