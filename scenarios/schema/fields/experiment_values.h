#pragma once
// Values of a study file that need more than one row of a table: factors, the design, replications.

#include "scenarios/schema/config/experiment.h"
#include "scenarios/schema/value.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pactsim {

/// Names of the outcomes that a study may look at, in the order of a sweep's files (output/sweep_data.h, which checks that they are the same).
inline constexpr std::array<std::string_view, 13> experiment_outcomes{"partnerships", "established", "established_china", "uk_gva", "job_months", "leaks", "survivors",
                                                                      "public_cost_uk", "public_cost_china", "partner_gain", "leaked_value", "social_value", "public_cost_pv"};

/// A map from names to factors, kept in the order of the file: a factor's place is its dimension in the design.
ValuePtr<std::vector<FactorConfig>> factor_map();
/// A design; keys that its method does not know are refused, keys that it needs are asked for.
ValuePtr<DesignConfig> design_value();
/// A number of replicates, or a map with a target.
ValuePtr<ReplicationsConfig> replications_value();
/// Scalars, lists or maps, each kept as the line of YAML that it is.
ValuePtr<std::vector<std::string>> yaml_lines(std::size_t least, std::size_t most);

/// The keys that a method of design knows beside `method`, and of them those that it needs.
struct DesignKeys {
    std::vector<std::string> known, needed;
};
DesignKeys design_keys(DesignMethod method);

}  // namespace pactsim
