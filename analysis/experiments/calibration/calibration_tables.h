#pragma once
// What a calibration found, as tables.

#include "analysis/experiments/calibration/abc_smc.h"
#include "analysis/experiments/calibration/history_matching.h"
#include "analysis/experiments/result_table.h"

#include <vector>

namespace pactsim::calibration {

/// Tables "waves", "emulators" and "left": what each wave ruled out, how far its emulators may be believed, and where each parameter still may lie.
[[nodiscard]] std::vector<ResultTable> history_tables(const Problem& problem, const HistoryMatching& machine);

/// Tables "generations", "posterior" and "targets"; only the first if no generation is complete.
[[nodiscard]] std::vector<ResultTable> abc_tables(const Problem& problem, const AbcSmc& machine);

}  // namespace pactsim::calibration
