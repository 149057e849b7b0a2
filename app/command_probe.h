#pragma once

#include "app/command.h"

namespace pactsim {

/// `probe`: each mechanism of a scenario off, as set and doubled, and what it moves.
Action set_up_probe(CLI::App& parser);

}  // namespace pactsim
