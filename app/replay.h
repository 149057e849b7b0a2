#pragma once

#include "output/results_file.h"
#include "output/results_layout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// In what a freshly computed block differs from the replicate at `position` of a file: one line per dataset, none if all bits are equal.
std::vector<std::string> replay_differences(const ResultsFile& file, std::uint64_t position, const ResultsLayout& layout, const ReplicateBlock& block);

}  // namespace pactsim
