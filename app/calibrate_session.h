#pragma once
// One calibration from its files to its tables.

#include "analysis/experiments/calibration/abc_smc.h"
#include "analysis/experiments/calibration/history_matching.h"
#include "app/talk.h"
#include "sim/error.h"

#include <cstdint>
#include <string>

namespace pactsim {

/// What `calibrate` was asked for.
struct CalibrateOptions {
    std::string study, targets, folder;
    bool abc = false, history = false, json = false;
    calibration::AbcOptions abc_options;
    calibration::HistoryOptions history_options;
    std::uint64_t seed = 1;
    std::uint32_t rows = 200;       // of the posterior as a table
    std::uint64_t most_runs = UINT64_MAX;
    int threads = 1;
    Talk talk;
};

/// Runs or goes on with a calibration. Throws an Error for anything that goes wrong; what is finished stays in the folder.
ExitCode run_calibration(const CalibrateOptions& options);

}  // namespace pactsim
