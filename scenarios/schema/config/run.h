#pragma once
// Section `run`, `time` and `forms` of a scenario.
// Convention of the trailing comments in this folder, from which the field tables are written: unit; default [min, max]; meaning; source.

#include "scenarios/schema/vocabulary.h"

#include <cstdint>
#include <string>

namespace pactsim {

struct RunConfig {
    std::int64_t seed = 0;   // 1; 20250101 [0, 2^63-1]; master seed of every draw; assumption (any)
    int replicates = 0;      // 1; 200 [1, 10000000]; independent repetitions; rulings 1 (issue: 200)
};

struct TimeConfig {
    std::string start;        // "YYYY-MM"; "2025-01"; first month of the recorded horizon; assumption
    int horizon_months = 0;   // months; 120 [1, 1200]; recorded months; model.md 1
    int warm_up_months = 0;   // months; 36 [0, 600]; months run before the first recorded month so that partnerships, ages and reputations exist at month 0; assumption 24-60
    int price_year = 0;       // year; 2025 [2000, 2100]; year of the constant prices; appraisal convention
};

struct FormsConfig {
    TrustForm trust{};        // beta; rival form of trust; rulings 1.9
    LearningForm learning{};  // inverted_u; rival form of learning from the partner; peers.md 5.3
    EntryForm entry{};        // logit; rival form of the entry decision; rulings 5, peers.md 5.10
    bool interactions = true; // true; false freezes everything through which firms meet (crowding, peers, public knowledge, reputation, market rivals): firms are then independent Markov chains, used by the closed-form checks
};

}  // namespace pactsim
