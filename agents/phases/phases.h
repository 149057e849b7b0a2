#pragma once
// The phases of a month that look at all agents at once, one function each; those of single firms are in firm_phases.h. agents/model.cpp puts them in order and says what each reads and writes.

#include "agents/state/world.h"

namespace pactsim {

void environment_phase(World& world);
void policy_phase(World& world);
void entry_phase(World& world);
void search_phase(World& world);
void match_phase(World& world);
void governance_phase(World& world);

}  // namespace pactsim
