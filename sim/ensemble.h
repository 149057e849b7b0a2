#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/error.h"
#include "sim/ordered_delivery.h"

namespace pactsim {

/// How the threads of a run are used: `workers` replicates side by side, each on `threads_inside` threads.
struct ThreadPlan {
    int workers;
    int threads_inside;

    friend bool operator==(const ThreadPlan&, const ThreadPlan&) = default;
};

/// Threads go to whole replicates when there are at least two replicates per thread (no waiting inside a month), and
/// when the population is too small to be worth sharing out; else all threads work inside one replicate at a time.
[[nodiscard]] ThreadPlan plan_threads(std::uint32_t replicates, int threads, std::size_t agents);

/// What happens to the other replicates when one fails.
enum class FailurePolicy {
    stop,      // start no more; hand over the results of lower numbers only
    carry_on,  // leave the failed one out
};

/// Which replicates to run and with what.
struct EnsembleOptions {
    std::uint32_t first_replicate = 0;
    std::uint32_t replicates = 1;
    int threads = 1;
    std::size_t agents = 0;  // per replicate, for plan_threads
};

/// A replicate that ended with an exception.
struct ReplicateFailure {
    std::uint32_t replicate;
    ExitCode code;  // of an Error; ExitCode::invariant for any other exception
    std::string message;
    std::exception_ptr exception;
};

/// How an ensemble ended. `done` counts the replicates handed over; failures are in replicate order.
struct EnsembleOutcome {
    std::uint32_t done = 0;
    bool interrupted = false;  // a stop request left replicates out
    std::vector<ReplicateFailure> failures;
};

namespace detail {

/// Reads the message and exit code from an exception.
[[nodiscard]] ReplicateFailure describe_failure(std::uint32_t replicate, std::exception_ptr exception);

/// Runs work(worker) on `workers` threads, in place for one; `work` must not throw.
template <class F>
void on_each_worker(int workers, F&& work) {
#ifdef _OPENMP
    if (workers > 1) {
#pragma omp parallel for num_threads(workers) schedule(static, 1)
        for (int worker = 0; worker < workers; ++worker) work(worker);
        return;
    }
#endif
    for (int worker = 0; worker < workers; ++worker) work(worker);
}

}  // namespace detail

/// Runs the replicates first_replicate, first_replicate + 1, ...: make_result(replicate, threads_inside, worker) returns
/// a Result on any thread, on_done(replicate, Result&&) takes it. on_done is called in replicate order, one call at a
/// time, by whichever thread is free; a worker that is too far ahead waits, so at most two results per worker are kept.
///
/// A stop request lets replicates under way finish; those handed over are then an unbroken run from the first (but for
/// failed ones). A failed replicate is recorded with its number; with FailurePolicy::stop, what is handed over does not
/// depend on the number of threads. An exception from on_done ends the run and is rethrown.
template <class Work, class Done>
EnsembleOutcome run_ensemble(const EnsembleOptions& options, Work make_result, Done on_done, const std::atomic<bool>* stop = nullptr,
                             FailurePolicy policy = FailurePolicy::stop) {
    using Result = std::invoke_result_t<Work&, std::uint32_t, int, int>;
    const ThreadPlan plan = plan_threads(options.replicates, options.threads, options.agents);
    detail::OrderedDelivery<Result> delivery(options.replicates, 2 * static_cast<std::size_t>(plan.workers), policy == FailurePolicy::stop, stop);
    const auto deliver = [&](std::uint32_t index, Result&& result) { on_done(options.first_replicate + index, std::move(result)); };
    detail::on_each_worker(plan.workers, [&](int worker) {
        while (const auto index = delivery.next()) {
            try {
                delivery.put(*index, make_result(options.first_replicate + *index, plan.threads_inside, worker));
            } catch (...) {
                delivery.put_failure(*index, std::current_exception());
            }
            delivery.hand_over(deliver);
        }
    });
    delivery.rethrow_delivery_error();
    EnsembleOutcome outcome{delivery.delivered(), delivery.interrupted(), {}};
    for (auto& [index, exception] : delivery.failures()) {
        outcome.failures.push_back(detail::describe_failure(options.first_replicate + index, exception));
    }
    return outcome;
}

}  // namespace pactsim
