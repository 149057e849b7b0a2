#pragma once
// The phases of a month, one function each; agents/model.cpp puts them in order and says what each reads and writes.

#include "agents/state/world.h"

namespace pactsim {

void environment_phase(World& world);
void policy_phase(World& world);
void entry_phase(World& world);
void search_phase(World& world);
void match_phase(World& world);
void governance_phase(World& world);
void work_phase(World& world);
void conduct_phase(World& world);
void market_phase(World& world);
void finance_phase(World& world);
void learning_phase(World& world);
void record_phase(World& world);

}  // namespace pactsim
