#pragma once
// pactsim design: the points of a design as CSV, for any model.

#include "app/command.h"

namespace pactsim {

Action set_up_design(CLI::App& parser);

}  // namespace pactsim
