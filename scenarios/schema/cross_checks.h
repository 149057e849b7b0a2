#pragma once
// Rules that span several fields, checked once every field is sound by itself.

#include "scenarios/schema/config.h"
#include "scenarios/schema/diagnostic.h"

namespace pactsim {

/// Steps of a run (warm-up and horizon) that the 12 bits of a draw's key can tell apart (rulings 2.2).
inline constexpr int most_steps = 4095;
/// Instruments that the bit sets of the model can hold.
inline constexpr std::size_t most_instruments = 64;

/// Applies every rule; errors and warnings are placed at the values in `root`, the tree that the configuration was read from.
void cross_check(const Config& config, const Node& root, Diagnostics& diagnostics);

}  // namespace pactsim
