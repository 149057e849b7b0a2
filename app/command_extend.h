#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim extend`: makes a design larger and keeps what has run.
Action set_up_extend(CLI::App& parser);

}  // namespace pactsim
