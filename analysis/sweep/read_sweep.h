#pragma once
// The results of a sweep from wherever they are: a study folder, whole or under way, or a merged file.

#include "analysis/sweep/study_folder.h"
#include "output/sweep_data.h"

#include <string>

namespace pactsim {

/// Reads a study folder (what its shards hold by now) or a merged file. Throws InputError, and RefusedError for a folder that was edited.
SweepData read_sweep_data(const std::string& path);

/// Merges a folder into FOLDER/merged.h5; returns what is in it and the digest. Throws OutputError.
struct MergedSweep {
    std::string file, digest;
    std::uint64_t worlds = 0, missing = 0, failed = 0, repeated = 0;   // worlds; missing and failed of those wanted
    std::vector<std::string> problems;
};
MergedSweep merge_folder(const StudyFolder& folder);

/// Writes FOLDER/view.h5, a look at all shards without copying them. Returns its path. Throws InputError if there is no shard yet.
std::string view_folder(const StudyFolder& folder);

}  // namespace pactsim
