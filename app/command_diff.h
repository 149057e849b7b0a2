#pragma once

#include "app/command.h"

namespace pactsim {

/// `diff`: what differs between two results files or two scenarios; status 1 if anything does.
Action set_up_diff(CLI::App& parser);

}  // namespace pactsim
