#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim plan`: what a study will need, told from a pilot before anything starts, and the jobs for a cluster.
Action set_up_plan(CLI::App& parser);

}  // namespace pactsim
