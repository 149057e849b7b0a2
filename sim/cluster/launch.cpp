#include "sim/cluster/launch.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace pactsim {

namespace {

/// A whole number from the environment; 0 where there is none.
long number_in(const char* name) {
    const char* const text = std::getenv(name);
    if (text == nullptr) return 0;
    const std::string_view digits = text;
    long value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool is_set(const char* name) { return std::getenv(name) != nullptr; }

}  // namespace

Launch launch_of_this_process() {
    if (is_set("OMPI_COMM_WORLD_SIZE") || is_set("PMIX_RANK") || number_in("PMI_SIZE") > 1) return Launch::together;
    if (is_set("SLURM_STEP_ID") && is_set("SLURM_PROCID") && number_in("SLURM_STEP_NUM_TASKS") > 1) return Launch::copies;
    return Launch::alone;
}

}  // namespace pactsim
