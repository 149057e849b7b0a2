#pragma once

#include "app/command.h"

namespace pactsim {

/// `migrate`: an old scenario in the present version of the language, comments kept.
Action set_up_migrate(CLI::App& parser);

}  // namespace pactsim
