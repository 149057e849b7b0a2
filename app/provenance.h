#pragma once

#include "output/results_layout.h"
#include "scenarios/schema/read_config.h"

#include <span>
#include <string>

namespace pactsim {

/// Where the results of this build come from, for the file that holds them.
Provenance provenance_of(const LoadedScenario& scenario, std::span<const std::string> overrides);

/// Version and revision of this build: what results of a sweep must have in common.
std::string program_identity();

/// What this execution was: host, time, threads. `command_line` is shown as it was typed.
RunFacts facts_of_run(double wall_seconds, int threads, const std::string& command_line);

/// One argument as a shell would need it.
std::string shell_word(const std::string& argument);

}  // namespace pactsim
