#include "app/bench_figures.h"

#include "app/bench_mix.h"
#include "app/bench_run.h"
#include "output/simulate.h"
#include "sim/ensemble.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <numeric>

namespace pactsim {

namespace {

using ConstantsPtr = std::shared_ptr<const Constants>;

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

ConstantsPtr constants_at(const Config& scenario, double firms) { return std::make_shared<const Constants>(scaled_to(scenario, firms)); }

/// Figures that come from whole runs on one thread at the size asked for.
void measure_firm_month(const ConstantsPtr& constants, const BenchOptions& options, BenchFigures& figures) {
    std::vector<RunTimes> runs;
    for (int k = 0; k < options.repeats; ++k) runs.push_back(timed_run(constants, 0, constants->calendar.horizon_months(), true));
    const auto of = [&](auto&& figure) {
        std::vector<double> values;
        for (const RunTimes& run : runs) values.push_back(figure(run));
        return median(std::move(values));
    };
    const auto whole = [](const RunTimes& r) { return r.start_ns + r.warm_up_ns + r.months_ns + r.recorder_ns + r.writer_ns; };
    figures.firm_month_philox_blocks = of([](const RunTimes& r) { return r.blocks / r.firm_months; });
    figures.firm_month_nanoseconds = of([](const RunTimes& r) { return (r.months_ns + r.recorder_ns) / r.firm_months; });
    figures.block_nanoseconds = of([](const RunTimes& r) { return r.block_ns; });
    figures.start_nanoseconds_per_firm = of([](const RunTimes& r) { return r.start_ns / r.firms; });
    figures.whole_run_philox_blocks = of([&](const RunTimes& r) { return whole(r) / r.block_ns / r.firm_months; });
    figures.recording_share = of([&](const RunTimes& r) { return (r.recorder_ns + r.writer_ns) / whole(r); });
    // Phases are timed by the wall clock: their parts of the month are what counts.
    const auto part = [](const RunTimes& r, std::size_t p) { return r.phase_ns[p] / std::accumulate(r.phase_ns.begin(), r.phase_ns.end(), 0.0); };
    figures.tally_share = of([&](const RunTimes& r) { return part(r, phase_count - 1) * r.months_ns / whole(r); });
    figures.bytes_per_firm = runs.front().state_bytes / runs.front().firms;
    figures.firm_months = runs.front().firm_months;
    for (std::size_t p = 0; p < phase_count; ++p) {
        figures.phase_philox_blocks.emplace_back(month_phases()[p].name, of([&](const RunTimes& r) { return part(r, p) * r.months_ns / r.block_ns / r.firm_months; }));
    }
}

/// Two threads against one inside one population. Both worlds live side by side and take turns year by year, drawing the population being the first turn.
double population_speedup(const ConstantsPtr& constants) {
    using Clock = std::chrono::steady_clock;
    std::array<double, 2> seconds{};
    std::array<std::unique_ptr<World>, 2> worlds;
    const auto take_turn = [&](std::size_t k, auto&& work) {
        const Clock::time_point begin = Clock::now();
        work();
        seconds[k] += std::chrono::duration<double>(Clock::now() - begin).count();
    };
    for (std::size_t k = 0; k < 2; ++k) take_turn(k, [&] { worlds[k] = std::make_unique<World>(constants, 0, static_cast<int>(k + 1)); });
    const int steps = constants->calendar.steps();
    for (int year = 0; 12 * year < steps; ++year) {
        for (std::size_t k = 0; k < 2; ++k) {
            take_turn(k, [&] {
                World& world = *worlds[k];
                for (int month = 0; month < 12 && world.step < steps; ++month, ++world.step) run_world_month(world);
            });
        }
    }
    return seconds[0] / seconds[1];
}

double ensemble_seconds(const ConstantsPtr& constants, std::uint32_t replicates, int threads) {
    EnsembleOptions options;
    options.replicates = replicates;
    options.threads = threads;
    options.agents = 0;
    const auto begin = std::chrono::steady_clock::now();
    run_ensemble(
        options,
        [&](std::uint32_t replicate, int inside, int) { return simulate(constants, replicate, inside); },
        [](std::uint32_t, ReplicateBlock&&) {});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double replicates_speedup(const ConstantsPtr& constants, int repeats) {
    constexpr std::uint32_t replicates = 8;
    std::vector<double> ratios;
    for (int k = 0; k < repeats; ++k) {
        const double one = ensemble_seconds(constants, replicates, 1);
        ratios.push_back(one / ensemble_seconds(constants, replicates, 2));
    }
    return median(std::move(ratios));
}

/// Blocks per firm-month over the first two years of the horizon; small populations are run several times, so that each size is timed for about as long.
double cost_at(const Config& scenario, double firms, int repeats) {
    const ConstantsPtr constants = constants_at(scenario, firms);
    const int months = std::min(24, constants->calendar.horizon_months());
    const int runs = firms < 5e5 ? repeats : 1;
    std::vector<double> costs;
    for (int k = 0; k < runs; ++k) {
        const RunTimes times = timed_run(constants, 0, months, false);
        costs.push_back(times.blocks / times.firm_months);
    }
    return median(std::move(costs));
}

void measure_scale(const Config& scenario, const BenchOptions& options, BenchFigures& figures, const std::function<void(std::string_view)>& say) {
    std::vector<double> sizes{1e4, 1e5, 1e6};
    if (options.full) sizes.push_back(1e7);
    double cheapest = 0.0;
    double dearest = 0.0;
    for (const double firms : sizes) {
        say("a firm-month at " + std::to_string(static_cast<long>(firms)) + " firms");
        const double cost = cost_at(scenario, firms, options.repeats);
        figures.cost_by_firms.emplace_back(firms, cost);
        if (firms > 1e6) continue;  // judged apart: within a factor 2
        cheapest = cheapest == 0.0 ? cost : std::min(cheapest, cost);
        dearest = std::max(dearest, cost);
    }
    figures.scale_cost_ratio = dearest / cheapest;
}

}  // namespace

BenchFigures measure(const Config& scenario, const BenchOptions& options, const std::function<void(std::string_view)>& say) {
    BenchFigures figures;
    const ConstantsPtr constants = constants_at(scenario, options.firms);
    say("a firm-month, recording and memory on one thread");
    measure_firm_month(constants, options, figures);
    say("two threads in one population");
    figures.speedup_2_threads_population = population_speedup(constants);
    say("two threads over replicates");
    figures.speedup_2_threads_replicates = replicates_speedup(constants_at(scenario, options.replicate_firms), options.repeats);
    measure_scale(scenario, options, figures, say);
    return figures;
}

}  // namespace pactsim
