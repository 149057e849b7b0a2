#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim sweep`: lays a study folder out and runs it.
Action set_up_sweep(CLI::App& parser);
/// `pactsim resume`: goes on with a study folder, as a whole or one part of it.
Action set_up_resume(CLI::App& parser);

}  // namespace pactsim
