#include "app/bench_run.h"

#include "app/bench_clock.h"
#include "app/bench_yardstick.h"
#include "output/results_writer.h"

#include <filesystem>
#include <string>
#include <utility>

namespace pactsim {

namespace {

double nanoseconds_since(double begin) { return thread_nanoseconds() - begin; }

template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
    return column.size() * sizeof(T);
}

double firms_counted(const MonthTally& tally) {
    std::int64_t firms = 0;
    for (const FirmSums& row : tally.by_cell) firms += row[static_cast<std::size_t>(FirmSum::firms)];
    return static_cast<double>(firms);
}

/// Runs one month of the horizon and adds its times.
void time_month(World& world, Recorder& recorder, RunTimes& times, std::array<std::int64_t, phase_count>& phases) {
    double begin = thread_nanoseconds();
    run_world_month(world, phases);
    times.months_ns += nanoseconds_since(begin);
    begin = thread_nanoseconds();
    recorder.observe(world);
    times.recorder_ns += nanoseconds_since(begin);
    times.firm_months += firms_counted(world.tally);
}

void time_writer(const Constants& constants, Recorder& recorder, RunTimes& times) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "pactsim_bench.h5";
    const double begin = thread_nanoseconds();
    ResultsWriter writer(path.string(), results_layout(constants, 0, 1), Provenance{}, {Existing::replace, 0});
    writer.append(recorder.take());
    writer.finish(RunFacts{}, Completion::complete);
    times.writer_ns = nanoseconds_since(begin);
    std::filesystem::remove(path);
}

}  // namespace

std::size_t state_bytes(World& world) {
    std::size_t bytes = 0;
    world.firms.for_each_column([&](const auto& column) { bytes += bytes_of(column); });
    bytes += bytes_of(world.alive) + bytes_of(world.faces);
    bytes += bytes_of(world.searches) + bytes_of(world.free_searches) + bytes_of(world.partnerships) + bytes_of(world.free_partnerships);
    bytes += bytes_of(world.awards);
    for (const InstrumentBook& book : world.instruments) bytes += bytes_of(book.queue);
    return bytes;
}

RunTimes timed_run(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int months, bool write) {
    RunTimes times;
    double begin = thread_nanoseconds();
    World world(constants, replicate, 1);
    times.start_ns = nanoseconds_since(begin);
    begin = thread_nanoseconds();
    for (; world.month() < 0; ++world.step) run_world_month(world);
    times.warm_up_ns = nanoseconds_since(begin);
    Recorder recorder(*constants, replicate);
    recorder.prime(world);
    std::array<std::int64_t, phase_count> phases{};
    double yardsticks = 0.0;
    int years = 0;
    for (; world.month() < months; ++years) {
        const double block = philox_block_nanoseconds();
        const double before = times.months_ns + times.recorder_ns;
        for (int month = 0; month < 12 && world.month() < months; ++month, ++world.step) time_month(world, recorder, times, phases);
        times.blocks += (times.months_ns + times.recorder_ns - before) / block;
        yardsticks += block;
    }
    times.block_ns = yardsticks / years;
    for (std::size_t p = 0; p < phase_count; ++p) times.phase_ns[p] = static_cast<double>(phases[p]);
    times.firms = static_cast<double>(world.firms.size());
    times.state_bytes = static_cast<double>(state_bytes(world));
    if (write) time_writer(*constants, recorder, times);
    return times;
}

}  // namespace pactsim
