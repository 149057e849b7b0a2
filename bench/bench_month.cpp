// How long each phase of the month takes: bench_month [SCENARIO] [FIRMS] [options of Google Benchmark]. Time per item is time per live firm.

#include "agents/model.h"
#include "app/bench_mix.h"
#include "app/huge_pages.h"
#include "scenarios/schema/read_config.h"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

namespace {

/// Runs the months of the horizon, all phases, with time spent in one of them reported.
void phase(benchmark::State& state, const std::shared_ptr<const pactsim::Constants>& constants, std::size_t index) {
    pactsim::World world(constants, 0, 1);
    for (; world.month() < 0; ++world.step) pactsim::run_world_month(world);
    std::int64_t firms = 0;
    for (auto _ : state) {
        std::array<std::int64_t, 12> nanoseconds{};
        pactsim::run_world_month(world, nanoseconds);
        state.SetIterationTime(static_cast<double>(nanoseconds[index]) * 1e-9);
        firms += static_cast<std::int64_t>(world.alive.size());
        ++world.step;
    }
    state.SetItemsProcessed(firms);
}

}  // namespace

int main(int argc, char** argv) {
    pactsim::prefer_huge_pages();
    benchmark::Initialize(&argc, argv);
    const std::string path = argc > 1 ? argv[1] : "scenarios/uk_2025.yaml";
    const double firms = argc > 2 ? std::atof(argv[2]) : 100000;
    const auto constants = std::make_shared<const pactsim::Constants>(pactsim::scaled_to(pactsim::load_scenario(path).config, firms));
    const auto phases = pactsim::month_phases();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        benchmark::RegisterBenchmark(std::string(phases[i].name).c_str(), phase, constants, i)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(60);
    }
    benchmark::RunSpecifiedBenchmarks();
}
