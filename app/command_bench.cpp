#include "app/command_bench.h"

#include "app/bench_figures.h"
#include "scenarios/schema/read_config.h"
#include "sim/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

namespace pactsim {

namespace {

nlohmann::ordered_json as_json(const BenchFigures& f) {
    nlohmann::ordered_json phases;
    for (const auto& [name, blocks] : f.phase_philox_blocks) phases[name] = blocks;
    nlohmann::ordered_json sizes;
    for (const auto& [firms, blocks] : f.cost_by_firms) sizes[fmt::format("{:.0f}", firms)] = blocks;
    return {{"firm_month_philox_blocks", f.firm_month_philox_blocks},
            {"speedup_2_threads_population", f.speedup_2_threads_population},
            {"speedup_2_threads_replicates", f.speedup_2_threads_replicates},
            {"bytes_per_firm", f.bytes_per_firm},
            {"scale_cost_ratio", f.scale_cost_ratio},
            {"recording_share", f.recording_share},
            {"tally_share", f.tally_share},
            {"philox_block_ns", f.block_nanoseconds},
            {"firm_month_ns", f.firm_month_nanoseconds},
            {"start_ns_per_firm", f.start_nanoseconds_per_firm},
            {"whole_run_philox_blocks", f.whole_run_philox_blocks},
            {"firm_months", f.firm_months},
            {"phase_philox_blocks", phases},
            {"philox_blocks_by_firms", sizes}};
}

void print_table(const BenchFigures& f) {
    const auto row = [](std::string_view what, double value, std::string_view bound) { fmt::print("{:<44}{:>10.3f}   {}\n", what, value, bound); };
    row("firm-month in Philox blocks", f.firm_month_philox_blocks, "at most 12, 20 is the least that counts");
    row("two threads, one population", f.speedup_2_threads_population, "at least 1.7");
    row("two threads, replicates", f.speedup_2_threads_replicates, "at least 1.8");
    row("bytes of state per firm", f.bytes_per_firm, "at most 256");
    row("dearest over cheapest size, 1e4 to 1e6 firms", f.scale_cost_ratio, "at most 1.5");
    row("recorder and writer, share of a run", f.recording_share, "at most 0.05");
    row("counting the month, share of a run", f.tally_share, "");
    row("nanoseconds of a Philox block", f.block_nanoseconds, "");
    row("nanoseconds of a firm-month", f.firm_month_nanoseconds, "");
    row("nanoseconds to draw a firm", f.start_nanoseconds_per_firm, "");
    fmt::print("\nby phase, in Philox blocks per firm-month\n");
    for (const auto& [name, blocks] : f.phase_philox_blocks) fmt::print("  {:<42}{:>10.3f}\n", name, blocks);
    fmt::print("\nby number of firms, in Philox blocks per firm-month\n");
    for (const auto& [firms, blocks] : f.cost_by_firms) fmt::print("  {:<42.0f}{:>10.3f}\n", firms, blocks);
}

}  // namespace

int run_bench_command(const BenchCommandOptions& options) {
    const LoadedScenario scenario = load_scenario(options.scenario);
    BenchOptions bench;
    bench.firms = options.firms;
    bench.repeats = options.repeats;
    bench.full = options.full;
    const BenchFigures figures = measure(scenario.config, bench, [](std::string_view what) { fmt::print(stderr, "measuring {}\n", what); });
    if (options.json) fmt::print("{}\n", as_json(figures).dump(2));
    else print_table(figures);
    return static_cast<int>(ExitCode::done);
}

}  // namespace pactsim
