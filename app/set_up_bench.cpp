#include "app/set_up_bench.h"

#include "app/command_bench.h"

#include <memory>

namespace pactsim {

Action set_up_bench(CLI::App& parser) {
    const auto options = std::make_shared<BenchCommandOptions>();
    parser.add_option("SCENARIO", options->scenario, "Whose mix of firms and partners is run (default: scenarios/uk_2025.yaml)")->type_name("");
    parser.add_option("--firms", options->firms, "Firms at the start (default 100000)")->type_name("N")->check(CLI::Range(100.0, 1e8).description(""));
    parser.add_option("--repeats", options->repeats, "Medians over so many runs (default 3)")->type_name("N")->check(CLI::Range(1, 100).description(""));
    parser.add_flag("--full", options->full, "Also ten million firms, which takes 24 GB and minutes");
    parser.add_flag("--json", options->json, "As one JSON document");
    return [options] { return static_cast<ExitCode>(run_bench_command(*options)); };
}

}  // namespace pactsim
