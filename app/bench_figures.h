#pragma once
// The figures of speed and memory that the project holds itself to, each a ratio within one run (definitions: bench/README.md).

#include "scenarios/schema/config.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pactsim {

struct BenchOptions {
    double firms = 100000;         ///< at the start, for all figures but those that name their own size
    double replicate_firms = 5000; ///< for the speed-up over replicates
    int repeats = 3;               ///< medians are taken over so many runs
    bool full = false;             ///< also at ten million firms
};

struct BenchFigures {
    double firm_month_philox_blocks = 0;       ///< horizon months, phases and recording, one thread
    double speedup_2_threads_population = 0;   ///< whole run of one population, drawing it included
    double speedup_2_threads_replicates = 0;   ///< whole runs of many small populations, recording included
    double bytes_per_firm = 0;
    double scale_cost_ratio = 0;               ///< dearest over cheapest firm-month at 1e4, 1e5, 1e6 firms
    double recording_share = 0;                ///< recorder and writer in the time of the run
    double tally_share = 0;                    ///< the record phase, which is counted in the months, in the same time
    double block_nanoseconds = 0;
    double firm_month_nanoseconds = 0;
    double start_nanoseconds_per_firm = 0;     ///< drawing the population
    double whole_run_philox_blocks = 0;        ///< drawing, warm-up, horizon, recording and writing over the firm-months of the horizon
    double firm_months = 0;
    std::vector<std::pair<std::string, double>> phase_philox_blocks;  ///< by phase, per firm-month
    std::vector<std::pair<double, double>> cost_by_firms;             ///< firms, blocks per firm-month
};

/// Measures all figures on a scenario's mix. `say` hears what is being measured, in words for a person who waits.
BenchFigures measure(const Config& scenario, const BenchOptions& options, const std::function<void(std::string_view)>& say);

}  // namespace pactsim
