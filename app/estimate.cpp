#include "app/estimate.h"

#include "agents/model.h"
#include "output/firm_history.h"
#include "output/results_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pactsim {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// One thread's seconds for one firm and month where no pilot is run; of the order measured on common machines in 2025.
constexpr double typical_seconds = 200e-9;
/// Work below which a pilot would cost more than it tells, in firm-months.
constexpr double too_small = 2e7;

double expected_firms(const Config& config, int steps) {
    double sum = static_cast<double>(firms_at_start(config));
    for (const SectorConfig& sector : config.sectors) {
        for (const double rate : sector.firms_per_month) sum += rate * steps;
    }
    return sum;
}

/// Seconds of one replicate on `threads` threads, from its construction and its first months.
double pilot(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads) {
    constexpr int most_months = 6;
    constexpr double enough = 0.5;
    const Clock::time_point start = Clock::now();
    World world(constants, replicate, threads);
    const double building = since(start);
    const int steps = constants->calendar.steps();
    const Clock::time_point first = Clock::now();
    while (world.step < std::min(steps, most_months) && since(first) < enough) {
        run_world_month(world);
        ++world.step;
    }
    return building + since(first) / std::max(1, world.step) * steps;
}

std::uint64_t block_bytes(const ResultsLayout& layout) {
    return sizeof(std::int64_t) * layout.months.size() * (layout.measures.size() * layout.groups.size() + layout.event_kinds.size());
}

}  // namespace

std::uint64_t firms_at_start(const Config& config) {
    double sum = 0.0;
    for (const SectorConfig& sector : config.sectors) {
        for (const double count : sector.firms_at_start) sum += count;
    }
    return static_cast<std::uint64_t>(sum);
}

std::uint64_t bytes_per_firm() {
    std::uint64_t bytes = 0;
    Firms{}.for_each_column([&](const auto& column) { bytes += sizeof(column[0]); });
    return bytes;
}

RunEstimate estimate_run(const std::shared_ptr<const Constants>& constants, const ResultsLayout& layout, const ThreadPlan& plan, RecordFirms firms) {
    const Config& config = constants->config;
    const int steps = constants->calendar.steps();
    RunEstimate estimate;
    estimate.firms_at_start = firms_at_start(config);
    estimate.firms = static_cast<std::uint64_t>(expected_firms(config, steps));
    const double agents = static_cast<double>(estimate.firms) + config.partners.count;
    const double work = agents * steps * layout.replicates;
    const double one = work < too_small ? agents * steps * typical_seconds / plan.threads_inside : pilot(constants, layout.first_replicate, plan.threads_inside);
    estimate.seconds = one * std::ceil(static_cast<double>(layout.replicates) / plan.workers);
    const std::uint64_t histories = firms == RecordFirms::yes ? firm_history_bytes(estimate.firms, layout.months.size()) : 0;
    const auto workers = static_cast<std::uint64_t>(plan.workers);
    const std::uint64_t world = estimate.firms * bytes_per_firm() + static_cast<std::uint64_t>(config.partners.count) * sizeof(Partner);
    estimate.memory_bytes = workers * world + 3 * workers * (block_bytes(layout) + histories);
    estimate.disk_bytes = estimated_file_bytes(layout) + layout.replicates * histories;
    return estimate;
}

std::string bytes_text(std::uint64_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size >= 1e9) return fmt::format("{:.1f} GB", size / 1e9);
    if (size >= 1e6) return fmt::format("{:.0f} MB", size / 1e6);
    return fmt::format("{:.0f} kB", std::max(1.0, size / 1e3));
}

std::string duration_text(double seconds) {
    if (seconds < 1.0) return "under a second";
    if (seconds < 90.0) return fmt::format("about {:.0f} s", seconds);
    if (seconds < 5400.0) return fmt::format("about {:.0f} min", seconds / 60.0);
    return fmt::format("about {:.1f} h", seconds / 3600.0);
}

std::string to_text(const RunEstimate& estimate) {
    return fmt::format("{}, {} of memory, {} on disk", duration_text(estimate.seconds), bytes_text(estimate.memory_bytes), bytes_text(estimate.disk_bytes));
}

}  // namespace pactsim
