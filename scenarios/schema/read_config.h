#pragma once
// From a scenario file to the validated configuration.

#include "scenarios/schema/config.h"
#include "scenarios/schema/diagnostic.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pactsim {

/// A scenario that passed every check.
struct LoadedScenario {
    Config config;
    std::string resolved_yaml;         ///< every value, defaults included; reads back to the same configuration
    std::string source_text;           ///< the file as the user wrote it
    std::vector<Diagnostic> warnings;
    std::string warnings_text;         ///< the warnings as a person reads them; empty if there are none
};

/// Reads a scenario file with `path=value` overrides. Throws UsageError with every problem found.
LoadedScenario load_scenario(const std::string& path, std::span<const std::string> overrides = {});

/// The same for a text (from standard input, say); `name` stands in for the path in messages.
LoadedScenario load_scenario_text(const std::string& name, const std::string& text, std::span<const std::string> overrides = {});

/// The same as load_scenario, but problems are left in `diagnostics`; nothing if there is an error.
std::optional<LoadedScenario> try_load_scenario(const std::string& path, std::span<const std::string> overrides, Diagnostics& diagnostics);

/// The configuration in a tree that was put together already; nothing if there is an error. `source_text` is what the user wrote.
std::optional<LoadedScenario> read_composed(const Node& root, std::string source_text, Diagnostics& diagnostics);

/// The same without the texts that go with it, for programs that read the same tree many times with one value or another changed.
std::optional<Config> read_tree(const Node& root, Diagnostics& diagnostics);

/// The configuration as YAML with every value. Deterministic; numbers in the shortest form that reads back to the same bits.
std::string write_resolved(const Config& config);

}  // namespace pactsim
