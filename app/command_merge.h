#pragma once

#include "app/command.h"

namespace pactsim {

/// `pactsim merge`: one file out of all shards, or a view of them.
Action set_up_merge(CLI::App& parser);

}  // namespace pactsim
