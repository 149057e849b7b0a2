#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim check`: whether a study folder is whole, and whether some of its worlds come out the same again.
Action set_up_check(CLI::App& parser);

}  // namespace pactsim
