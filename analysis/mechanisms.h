#pragma once
// The mechanisms of the model as a table: what each is, how its strength is set, and what it should move. `pactsim probe` runs each at nothing, as set and doubled.

#include "analysis/probe_measures.h"
#include "scenarios/schema/config.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pactsim {

/// Which way a measure goes from off to doubled.
enum class Direction : std::uint8_t {
    rises,
    falls,
    either  // the sign is an outcome of the model, not a claim
};

struct Expectation {
    ProbeMeasure measure;
    Direction direction;
};

/// One row of the table.
struct Mechanism {
    std::string_view name;
    std::string_view meaning;    // one sentence
    std::string_view strength;   // how factor f acts, in words
    void (*set)(Config&, double f);  // f = 0 off, 1 as the scenario has it, 2 doubled
    std::vector<Expectation> expected;
    /// Where a scenario may do without the mechanism: whether it has it, and an example to put in if it has not. Both null for the others.
    bool (*in_use)(const Config&) = nullptr;
    void (*put_in)(Config&) = nullptr;
};

/// Every mechanism of the model, in the order of model.md section 4.
std::span<const Mechanism> mechanisms();

/// True if the scenario lacks the mechanism, so that a probe puts an example in.
bool needs_example(const Mechanism& mechanism, const Config& config);

/// The scenario with one mechanism at a strength; an example is put in first where the scenario has none.
Config with_strength(const Mechanism& mechanism, Config config, double factor);

}  // namespace pactsim
