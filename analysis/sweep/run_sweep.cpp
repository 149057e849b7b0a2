#include "analysis/sweep/run_sweep.h"

#include "analysis/sweep/run_task.h"
#include "analysis/sweep/shard_writer.h"
#include "sim/error.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

namespace pactsim {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Tasks of one point and block that one thread runs together.
struct Group {
    std::uint64_t row = 0;
    std::uint32_t block = 0;
    std::vector<std::uint64_t> tasks;
    std::vector<std::uint32_t> arms;
};

/// What a group leaves, by position in it.
struct GroupResult {
    std::vector<std::vector<SweepRecord>> records;
    std::vector<std::optional<TaskFailure>> failures;
};

void describe(std::exception_ptr exception, TaskFailure& failure) {
    failure.code = static_cast<int>(ExitCode::invariant);
    try {
        std::rethrow_exception(exception);
    } catch (const Error& error) {
        failure.code = static_cast<int>(error.code());
        failure.message = error.what();
    } catch (const std::bad_alloc&) {
        failure.code = static_cast<int>(ExitCode::refused);
        failure.message = "there is not enough memory";
    } catch (const std::exception& error) {
        failure.message = error.what();
    }
    std::replace(failure.message.begin(), failure.message.end(), '\n', ' ');
}

/// The work of one process.
class Sweep {
  public:
    Sweep(const StudyFolder& folder, const TaskList& list, TaskSource& source, const SweepOptions& options)
        : folder_(folder), list_(list), source_(source), options_(options), runner_(folder), writer_(folder, options.writer, {options.shard_tasks, options.shard_seconds}) {}

    SweepOutcome run();

  private:
    void work();
    bool run_range(const TaskRange& range);
    void run_group(const Group& group);
    void keep(const Group& group, std::size_t i, GroupResult& result);
    [[nodiscard]] GroupResult compute(const Group& group, TaskTimes& times) const;
    [[nodiscard]] bool asked_to_stop() const { return halted_.load(std::memory_order_relaxed) || (options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed)); }

    const StudyFolder& folder_;
    const TaskList& list_;
    TaskSource& source_;
    const SweepOptions& options_;
    TaskRunner runner_;
    ShardWriter writer_;
    std::atomic<bool> halted_{false};    // by a failure that ends the sweep
    std::atomic<bool> left_over_{false}; // tasks were taken from the source and not run
    std::mutex mutex_;                   // of what follows
    SweepOutcome outcome_;
    std::exception_ptr fatal_;
};

GroupResult Sweep::compute(const Group& group, TaskTimes& times) const {
    GroupResult result;
    result.records.resize(group.arms.size());
    result.failures.resize(group.arms.size());
    const RowPlace place = folder_.points().place(group.row);
    const auto take = [&](std::size_t i, std::uint32_t replicate, const SweepOutcomes& outcomes, std::exception_ptr failure) {
        if (failure == nullptr) {
            result.records[i].push_back({group.row, place.scramble, place.base, place.part, group.arms[i], replicate, outcomes});
            return;
        }
        std::optional<TaskFailure>& known = result.failures[i];
        if (!known) {
            known.emplace();
            known->task = group.tasks[i];
            describe(failure, *known);
        }
        known->replicates.push_back(replicate);
    };
    runner_.run(group.row, group.arms, folder_.tasks().replicates_of(group.block), take, &times);
    return result;
}

void Sweep::keep(const Group& group, std::size_t i, GroupResult& result) {
    const std::size_t worlds = result.records[i].size();
    if (result.failures[i]) writer_.add_failure(*result.failures[i], std::move(result.records[i]));
    else writer_.add(group.tasks[i], std::move(result.records[i]));
    const std::lock_guard lock(mutex_);
    outcome_.worlds += worlds;
    ++(result.failures[i] ? outcome_.failed : outcome_.done);
    const WorkerReport all = source_.report({outcome_.done, outcome_.failed});
    if (result.failures[i] && options_.sinks.on_failure) options_.sinks.on_failure(*result.failures[i]);
    if (result.failures[i] && options_.fail_fast) halted_ = true;
    if (options_.sinks.on_progress) options_.sinks.on_progress(all);
}

void Sweep::run_group(const Group& group) {
    const auto start = Clock::now();
    TaskTimes times;
    GroupResult result = compute(group, times);
    {
        const std::lock_guard lock(mutex_);
        outcome_.task_seconds += seconds_since(start);
        outcome_.kernel_seconds += static_cast<double>(times.kernel) * 1e-9;
    }
    for (std::size_t i = 0; i < group.tasks.size(); ++i) keep(group, i, result);
}

/// False if it stopped before the end of the range.
bool Sweep::run_range(const TaskRange& range) {
    const TaskSpace& space = folder_.tasks();
    for (std::uint64_t position = range.first; position < range.first + range.count;) {
        if (asked_to_stop()) return false;
        Group group;
        for (; position < range.first + range.count; ++position) {
            const std::uint64_t task = list_.at(position);
            const TaskKey key = space.key(task);
            if (!group.tasks.empty() && (key.row != group.row || key.block != group.block)) break;
            group.row = key.row;
            group.block = key.block;
            group.tasks.push_back(task);
            group.arms.push_back(key.arm);
        }
        run_group(group);
    }
    return true;
}

void Sweep::work() {
    try {
        while (!asked_to_stop()) {
            const std::optional<TaskRange> range = source_.next();
            if (!range) return;
            if (!run_range(*range)) left_over_ = true;
        }
        left_over_ = true;
    } catch (...) {
        const std::lock_guard lock(mutex_);
        if (fatal_ == nullptr) fatal_ = std::current_exception();
        halted_ = true;
    }
}

SweepOutcome Sweep::run() {
    const auto start = Clock::now();
    std::vector<std::thread> others;
    for (int t = 1; t < options_.threads; ++t) others.emplace_back([this] { work(); });
    work();
    for (std::thread& thread : others) thread.join();
    if (fatal_ != nullptr) std::rethrow_exception(fatal_);
    outcome_.interrupted = left_over_;
    writer_.finish(outcome_.interrupted ? "stopped" : "done");
    outcome_.wall_seconds = seconds_since(start);
    return outcome_;
}

}  // namespace

SweepOutcome run_sweep(const StudyFolder& folder, const TaskList& list, TaskSource& source, const SweepOptions& options) { return Sweep(folder, list, source, options).run(); }

}  // namespace pactsim
