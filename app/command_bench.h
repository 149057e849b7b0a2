#pragma once
// `pactsim bench`: the table of speed and memory, measured on this machine.

#include <string>

namespace pactsim {

struct BenchCommandOptions {
    std::string scenario = "scenarios/uk_2025.yaml";  ///< whose mix of firms and partners is run
    double firms = 100000;                            ///< at the start
    int repeats = 3;                                  ///< medians over so many runs
    bool json = false;                                ///< one object instead of a table
    bool full = false;                                ///< also ten million firms
};

/// Measures, prints to standard output and returns the exit code. Progress goes to standard error. Throws UsageError if the scenario cannot be read.
int run_bench_command(const BenchCommandOptions& options);

}  // namespace pactsim
