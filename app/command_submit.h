#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim submit`: hands the jobs that `pactsim plan --slurm` wrote to Slurm, and checks that it took them.
Action set_up_submit(CLI::App& parser);

}  // namespace pactsim
