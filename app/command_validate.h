#pragma once

#include "app/command.h"

namespace pactsim {

/// `validate`: every problem of some scenarios, without running them.
Action set_up_validate(CLI::App& parser);

}  // namespace pactsim
