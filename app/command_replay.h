#pragma once

#include "app/command.h"

namespace pactsim {

/// `replay`: computes the replicates of a results file again and compares every bit.
Action set_up_replay(CLI::App& parser);

}  // namespace pactsim
