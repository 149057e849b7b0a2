#pragma once

#include "app/command.h"

namespace pactsim {

/// `calibrate`: parameters of the model from targets, by history matching or by ABC.
Action set_up_calibrate(CLI::App& parser);

}  // namespace pactsim
