#pragma once
// pactsim analyse: what drives the results of a sweep, or of any model whose inputs and outputs are in CSV.

#include "app/command.h"

namespace pactsim {

Action set_up_analyse(CLI::App& parser);

}  // namespace pactsim
