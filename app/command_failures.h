#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim failures`: the tasks that failed, each with the command that shows it again.
Action set_up_failures(CLI::App& parser);

}  // namespace pactsim
