#pragma once

#include "app/command.h"

namespace pactsim {

/// `new`: a commented scenario to start from, on stdout.
Action set_up_new(CLI::App& parser);

}  // namespace pactsim
