#pragma once
// A scenario of the page with the settings of a request laid over it: read by the same tables as the program's.

#include "agents/state/constants.h"
#include "scenarios/schema/diagnostic.h"
#include "sim/error.h"
#include "web/kernel/dated_changes.h"

#include <memory>
#include <string>
#include <vector>

namespace pactsim {

/// Problems in a scenario or its settings, as text for people and as a list for programs.
class ScenarioProblems : public InputError {
 public:
    explicit ScenarioProblems(const Diagnostics& diagnostics) : InputError(diagnostics.render()), json_(diagnostics.json()) {}
    [[nodiscard]] const std::string& json() const { return json_; }

 private:
    std::string json_;
};

/// A scenario that passed every check.
struct LabScenario {
    std::shared_ptr<const Constants> constants;
    std::vector<DatedChange> changes;   // with the months in which they act
    std::string warnings;               // as JSON
};

/// The tree of a request's scenario: `base` with the request's `seed`, `sets` and `events` laid over it. Throws ScenarioProblems.
Node requested_tree(const Node& base, const Node& request, std::vector<DatedChange>& changes, Diagnostics& diagnostics);

/// Reads and checks it. Throws ScenarioProblems with everything that is wrong.
LabScenario requested_scenario(const Node& base, const Node& request);

/// A scenario file that `pactsim run` runs with the same bits, as JSON.
std::string scenario_file(const Node& base, const Node& request);

/// A scenario as JSON text into a tree. Throws ScenarioProblems.
Node parse_scenario(const std::string& name, const std::string& text);

}  // namespace pactsim
