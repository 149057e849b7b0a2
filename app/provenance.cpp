#include "app/provenance.h"

#include "sim/digest.h"

#include "pactsim_version.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <unistd.h>

#include <array>
#include <ctime>

namespace pactsim {

Provenance provenance_of(const LoadedScenario& scenario, std::span<const std::string> overrides) {
    Provenance provenance;
    provenance.pactsim_version = build_version();
    provenance.git_revision = build_git_revision();
    provenance.compiler = build_compiler();
    provenance.seed = scenario.config.run.seed;
    provenance.rng = "philox4x32-10";
    provenance.scenario_name = scenario.config.name;
    Digest digest;
    digest.update(scenario.resolved_yaml);
    provenance.scenario_sha1 = digest.hex();
    provenance.schema = std::to_string(scenario.config.schema);
    provenance.resolved_yaml = scenario.resolved_yaml;
    provenance.source_text = scenario.source_text;
    for (const std::string& line : overrides) provenance.overrides += line + '\n';
    return provenance;
}

std::string program_identity() { return fmt::format("{} ({})", build_version(), build_git_revision()); }

RunFacts facts_of_run(double wall_seconds, int threads, const std::string& command_line) {
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) != 0) host = {'u', 'n', 'k', 'n', 'o', 'w', 'n'};
    RunFacts facts;
    facts.wall_time_seconds = wall_seconds;
    facts.host = host.data();
    facts.threads = threads;
    facts.created_utc = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
    facts.command_line = command_line;
    return facts;
}

std::string shell_word(const std::string& argument) {
    constexpr std::string_view safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
    if (!argument.empty() && argument.find_first_not_of(safe) == std::string::npos) return argument;
    std::string quoted = "'";
    for (const char c : argument) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

}  // namespace pactsim
