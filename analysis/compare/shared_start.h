#pragma once
// The first month of every arm of a future, from one drawing of the population: schemes change policy and intermediaries, and nobody else (rulings 2.4).

#include "agents/state/world.h"

#include <memory>

namespace pactsim {

/// The world that World(constants, replicate, threads) makes, from a world of another arm of the same future and replicate that has not run yet. Drawing a population costs as
/// much as some twenty months of it; a copy costs next to nothing. Holds only for constants that differ in `policy` and `intermediaries` alone, as arms of a study do.
World start_of_arm(const World& unstarted, std::shared_ptr<const Constants> constants);

}  // namespace pactsim
