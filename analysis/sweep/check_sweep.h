#pragma once
// Whether a sweep can be trusted: every key once, every checksum right, and a random sample of its worlds computed again, bit for bit.

#include "analysis/sweep/study_folder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pactsim {

/// What a check found.
struct SweepCheck {
    std::uint64_t worlds = 0, missing = 0, failed = 0, repeated = 0;   // of those wanted
    std::vector<std::string> problems;                                  // shards and journals
    std::uint64_t sampled = 0;
    std::vector<std::string> differing;                                 // worlds that came out differently
    bool merged_checked = false, merged_equal = false;                  // merged.h5, if there is one, holds what the shards hold
    [[nodiscard]] bool sound() const { return missing == 0 && problems.empty() && differing.empty() && (!merged_checked || merged_equal); }
};

/// Checks a folder and computes `sample` of its worlds again, chosen by `seed`, none of them twice.
SweepCheck check_sweep(const StudyFolder& folder, std::uint64_t sample, std::uint64_t seed);

}  // namespace pactsim
