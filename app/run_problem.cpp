#include "app/run_problem.h"

#include "app/provenance.h"
#include "sim/error.h"

#include <fmt/format.h>

namespace pactsim {

void throw_run_problem(const ReplicateFailure& failure, const std::string& scenario, std::span<const std::string> overrides, std::int64_t seed) {
    if (failure.code != ExitCode::invariant) throw Error(failure.code, fmt::format("replicate {}: {}", failure.replicate, failure.message));
    std::string line = fmt::format("pactsim run {}", shell_word(scenario));
    for (const std::string& one : overrides) {
        if (!one.starts_with("run.")) line += " --set " + shell_word(one);
    }
    line += fmt::format(" --seed {} --first-replicate {} --replicates 1 --threads 1", seed, failure.replicate);
    throw InvariantError(fmt::format("replicate {} broke a rule of the model: {}\n  this is a fault in the program; please report it with this line, which shows it again:\n  {}",
                                     failure.replicate, failure.message, line));
}

}  // namespace pactsim
