// The table of speed and memory without the rest of the program: bench_table SCENARIO [FIRMS] [REPEATS].

#include "app/command_bench.h"
#include "app/huge_pages.h"
#include "sim/error.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char** argv) {
    pactsim::prefer_huge_pages();
    pactsim::BenchCommandOptions options;
    if (argc > 1) options.scenario = argv[1];
    if (argc > 2) options.firms = std::atof(argv[2]);
    if (argc > 3) options.repeats = std::atoi(argv[3]);
    options.json = true;
    try {
        return pactsim::run_bench_command(options);
    } catch (const pactsim::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return static_cast<int>(error.code());
    }
}
