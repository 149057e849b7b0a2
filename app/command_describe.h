#pragma once

#include "app/command.h"

namespace pactsim {

/// `describe`: the phases of the month, every parameter, the levers of instruments, the measures, the mechanisms.
Action set_up_describe(CLI::App& parser);

}  // namespace pactsim
