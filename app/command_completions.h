#pragma once

#include "app/command.h"

namespace pactsim {

/// `completions`: what a shell needs to complete pactsim's words.
Action set_up_completions(CLI::App& parser);

}  // namespace pactsim
