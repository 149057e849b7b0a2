#pragma once
// Ignorance about how strong instruments are: one draw of every uncertain effect for each vector of parameters, the same for all schemes.

#include "scenarios/schema/config.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pactsim {

/// Effects of instruments that a scenario gives as a distribution rather than a number.
std::size_t count_uncertain_effects(const Config& config);

/// The scenario with each uncertain effect at its quantile in vector `draw`; vector 0 leaves the central value (the mean) that the model takes of itself.
/// The quantile is keyed by (seed, draw, name of instrument, lever), so that it is one for all schemes, worlds and replicates (rulings 4.1).
Config with_draw(Config config, std::uint32_t draw);

/// The uniform number behind an effect, in (0, 1).
double uncertain_uniform(std::int64_t seed, std::uint32_t draw, std::string_view instrument, std::size_t lever);

}  // namespace pactsim
