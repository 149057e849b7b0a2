#pragma once
// The parts of the table of mechanisms, one for each chapter of the model.

#include "analysis/mechanisms.h"

#include <vector>

namespace pactsim {

std::vector<Mechanism> decision_mechanisms();      // outside option, entry, search, match, governance
std::vector<Mechanism> work_mechanisms();          // work, learning from the partner
std::vector<Mechanism> conduct_mechanisms();       // trust, dissolution, learning race
std::vector<Mechanism> leakage_mechanisms();       // leakage, protection, courts, rivals
std::vector<Mechanism> market_mechanisms();        // sales, finance, endings
std::vector<Mechanism> knowledge_mechanisms();     // knowledge, reputation, intermediaries
std::vector<Mechanism> surroundings_mechanisms();  // reaction, regimes, exchange rate, shocks
std::vector<Mechanism> policy_mechanisms();        // take-up, awards, effects, adaptation
std::vector<Mechanism> rival_form_mechanisms();    // rival forms

}  // namespace pactsim
