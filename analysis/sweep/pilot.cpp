#include "analysis/sweep/pilot.h"

#include "output/sweep_data.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace pactsim {

std::vector<std::uint64_t> pilot_tasks(const TaskSpace& space, const TaskList& list, std::uint64_t count) {
    std::vector<std::uint64_t> tasks;
    const std::uint64_t most = std::min(count, list.size());
    for (std::uint64_t i = 0; i < most; ++i) {
        const double middle = (static_cast<double>(i) + 0.5) / static_cast<double>(most);
        TaskKey key = space.key(list.at(std::min(static_cast<std::uint64_t>(middle * static_cast<double>(list.size())), list.size() - 1)));
        key.arm = static_cast<std::uint32_t>(i % space.arms);
        tasks.push_back(space.index(key));
    }
    return tasks;
}

double PilotTimes::mean() const {
    double sum = 0.0;
    for (const double one : seconds) sum += one;
    return seconds.empty() ? 0.0 : sum / static_cast<double>(seconds.size());
}

double PilotTimes::quantile(double share) const {
    if (seconds.empty()) return 0.0;
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(seconds.size())));
    return seconds[std::clamp<std::size_t>(rank, 1, seconds.size()) - 1];
}

PilotTimes run_pilot(const std::vector<std::uint64_t>& tasks, double budget_seconds, const std::function<double(std::uint64_t)>& seconds_of) {
    PilotTimes times;
    const auto start = std::chrono::steady_clock::now();
    for (const std::uint64_t task : tasks) {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        if (times.seconds.size() + times.failed >= 2 && spent.count() > budget_seconds) break;
        const double seconds = seconds_of(task);
        if (seconds < 0.0) {
            ++times.failed;
        } else {
            times.seconds.push_back(seconds);
        }
    }
    std::sort(times.seconds.begin(), times.seconds.end());
    return times;
}

SweepEstimate estimate_sweep(const SweepShape& shape, double task_seconds) {
    SweepEstimate estimate;
    const auto parts = static_cast<double>(std::max<std::uint64_t>(shape.parts, 1));
    const double threads = std::max(shape.threads, 1);
    estimate.core_seconds = static_cast<double>(shape.tasks) * task_seconds;
    estimate.part_seconds = estimate.core_seconds / parts / threads;
    estimate.wall_seconds = estimate.part_seconds * std::ceil(parts / static_cast<double>(std::max<std::uint64_t>(shape.most_parts_at_once, 1)));
    // A world: its outcomes, and in the shard the task and replicate beside them.
    estimate.bytes = shape.worlds * (2 * sweep_outcome_count + 2) * sizeof(std::int64_t);
    // A shard closes after 1/200 of the tasks or 300 s (run_sweep.h), and at the end of each part.
    const auto by_size = static_cast<std::uint64_t>(std::ceil(200.0 / parts)), by_time = static_cast<std::uint64_t>(std::ceil(estimate.part_seconds / 300.0));
    const std::uint64_t shards = std::min(std::max<std::uint64_t>(shape.parts, 1) * std::max<std::uint64_t>(std::max(by_size, by_time), 1), std::max<std::uint64_t>(shape.tasks, 1));
    estimate.files = shards + shape.parts + 8;
    return estimate;
}

std::uint64_t default_parts(std::uint64_t grains, double core_seconds, int threads, std::uint64_t walltime_seconds) {
    const double aim = std::min(1800.0, static_cast<double>(walltime_seconds) / 4.0);
    const double wanted = std::ceil(core_seconds / std::max(threads, 1) / aim);
    return static_cast<std::uint64_t>(std::clamp(wanted, 1.0, static_cast<double>(std::clamp<std::uint64_t>(grains, 1, 100))));
}

}  // namespace pactsim
