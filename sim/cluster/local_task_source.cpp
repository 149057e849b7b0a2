#include "sim/cluster/local_task_source.h"

#include <algorithm>

namespace pactsim {

LocalTaskSource::LocalTaskSource(std::uint64_t count, int threads, std::uint64_t together, std::uint64_t largest)
    : count_(count), threads_(static_cast<std::uint64_t>(std::max(threads, 1))), together_(std::max<std::uint64_t>(together, 1)), largest_(std::max(largest, together_)) {}

std::optional<TaskRange> LocalTaskSource::next() {
    std::uint64_t first = given_.load(std::memory_order_relaxed);
    for (;;) {
        if (first >= count_) return std::nullopt;
        // An eighth of each thread's share of what is left: large at first, small at the end.
        const std::uint64_t share = std::min((count_ - first) / (8 * threads_), largest_) / together_ * together_;
        const std::uint64_t count = std::min(std::max(share, together_), count_ - first);
        if (given_.compare_exchange_weak(first, first + count, std::memory_order_relaxed)) return TaskRange{first, count};
    }
}

}  // namespace pactsim
