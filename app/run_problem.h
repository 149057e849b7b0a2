#pragma once

#include "sim/ensemble.h"

#include <cstdint>
#include <span>
#include <string>

namespace pactsim {

/// Turns a failed replicate into the error that ends the program. A broken invariant comes with the seed and a line that shows it again.
[[noreturn]] void throw_run_problem(const ReplicateFailure& failure, const std::string& scenario, std::span<const std::string> overrides, std::int64_t seed);

}  // namespace pactsim
