#pragma once
// What an experiment around a comparison adds to its report: which analyses go into which section.

#include "analysis/experiments/result_table.h"
#include "output/sweep_data.h"

#include <string>
#include <vector>

namespace pactsim::report {

/// A table of an analysis and the section it belongs to.
struct ExperimentTable {
    std::string section;   // "s10"
    ResultTable table;
};

/// The analyses of the net present social value that a report shows: what drives it (section 10: Sobol' indices of a Saltelli design, elementary effects of a Morris design, else those of
/// a metamodel; rank regression for the direction), regret over the points (12), and whether more runs would change the answer (15). Of the arms `schemes`, the first that the
/// experiment has is explained; without any, its own first scheme. Throws UsageError for an experiment without a scheme.
[[nodiscard]] std::vector<ExperimentTable> experiment_tables(const SweepData& sweep, const std::vector<std::string>& schemes);

}  // namespace pactsim::report
