#pragma once

#include "app/command.h"

namespace pactsim {

/// Options of `bench` for the table of commands.
Action set_up_bench(CLI::App& parser);

}  // namespace pactsim
