#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim status`: how far a sweep is, from its journals alone.
Action set_up_status(CLI::App& parser);

}  // namespace pactsim
