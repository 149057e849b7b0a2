#include "sim/ensemble.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "sim/draws.h"

namespace {

using namespace pactsim;

EnsembleOptions options_of(std::uint32_t replicates, int threads, std::uint32_t first = 0) {
    return {.first_replicate = first, .replicates = replicates, .threads = threads, .agents = 0};
}

/// Work of uneven length, so that replicates finish out of order.
std::unique_ptr<std::uint32_t> uneven_work(std::uint32_t replicate) {
    std::this_thread::sleep_for(std::chrono::microseconds((replicate * 7919) % 5 * 200));
    return std::make_unique<std::uint32_t>(Draws(42, replicate).block(1, 0, 0, 0).word[0]);
}

std::vector<std::uint32_t> numbers(std::uint32_t first, std::uint32_t count) {
    std::vector<std::uint32_t> all(count);
    std::iota(all.begin(), all.end(), first);
    return all;
}

}  // namespace

TEST_CASE("threads go to replicates first, and inside only for few large ones", "[unit][sim][ensemble]") {
    CHECK(plan_threads(100, 4, 1'000'000) == ThreadPlan{4, 1});
    CHECK(plan_threads(8, 4, 1'000'000) == ThreadPlan{4, 1});
    CHECK(plan_threads(7, 4, 1'000'000) == ThreadPlan{1, 4});
    CHECK(plan_threads(1, 4, 1'000'000) == ThreadPlan{1, 4});
    CHECK(plan_threads(1, 4, 10'000) == ThreadPlan{1, 2});
    CHECK(plan_threads(3, 4, 1'000) == ThreadPlan{3, 1});
    CHECK(plan_threads(1, 4, 0) == ThreadPlan{1, 1});
    CHECK(plan_threads(0, 4, 0) == ThreadPlan{1, 1});
    CHECK(plan_threads(5, 0, 1'000'000) == ThreadPlan{1, 1});
    CHECK(plan_threads(5, -3, 1'000'000) == ThreadPlan{1, 1});
}

TEST_CASE("results arrive in replicate order, one at a time, equal on any number of threads", "[unit][sim][ensemble]") {
    for (const int threads : {1, 2, 4}) {
        std::vector<std::uint32_t> order;
        std::atomic<int> inside{0};
        const auto outcome = run_ensemble(
            options_of(60, threads, 1000), [](std::uint32_t replicate, int, int) { return uneven_work(replicate); },
            [&](std::uint32_t replicate, std::unique_ptr<std::uint32_t>&& result) {
                if (++inside != 1) throw InvariantError("two deliveries at once");
                order.push_back(replicate);
                if (*result != Draws(42, replicate).block(1, 0, 0, 0).word[0]) throw InvariantError("wrong result");
                --inside;
            });
        CHECK(order == numbers(1000, 60));
        CHECK(outcome.done == 60);
        CHECK_FALSE(outcome.interrupted);
        CHECK(outcome.failures.empty());
    }
}

TEST_CASE("no more than two results per worker are ever alive", "[unit][sim][ensemble]") {
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    const auto make = [&](std::uint32_t replicate, int, int) {
        if (replicate == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));  // holds up all others
        const int now = ++alive;
        int seen = most.load();
        while (now > seen && !most.compare_exchange_weak(seen, now)) {
        }
        return replicate;
    };
    run_ensemble(options_of(200, 3), make, [&](std::uint32_t, std::uint32_t&&) { --alive; });
    CHECK(most <= 6);
    CHECK(alive == 0);
}

TEST_CASE("a stop request lets replicates finish and leaves no gap", "[unit][sim][ensemble]") {
    for (const int threads : {1, 3}) {
        std::atomic<bool> stop{false};
        std::vector<std::uint32_t> order;
        const auto make = [&](std::uint32_t replicate, int, int) {
            if (replicate == 10) stop = true;
            return uneven_work(replicate);
        };
        const auto outcome = run_ensemble(
            options_of(100, threads), make, [&](std::uint32_t replicate, std::unique_ptr<std::uint32_t>&&) { order.push_back(replicate); }, &stop);
        CHECK(outcome.interrupted);
        CHECK(outcome.done >= 11);
        CHECK(outcome.done <= 20);
        CHECK(order == numbers(0, outcome.done));
    }
}

TEST_CASE("a failed replicate is recorded with its number", "[unit][sim][ensemble]") {
    for (const int threads : {1, 3}) {
        std::vector<std::uint32_t> order;
        const auto make = [](std::uint32_t replicate, int, int) {
            if (replicate == 25 || replicate == 27) throw InputError("replicate " + std::to_string(replicate));
            return uneven_work(replicate);
        };
        const auto keep = [&](std::uint32_t replicate, std::unique_ptr<std::uint32_t>&&) { order.push_back(replicate); };

        const auto stopped = run_ensemble(options_of(60, threads, 20), make, keep);
        CHECK(order == numbers(20, 5));
        CHECK(stopped.done == 5);
        REQUIRE(stopped.failures.size() == 1);
        CHECK(stopped.failures[0].replicate == 25);
        CHECK(stopped.failures[0].code == ExitCode::input);
        CHECK(stopped.failures[0].message == "replicate 25");
        CHECK_THROWS_AS(std::rethrow_exception(stopped.failures[0].exception), InputError);

        order.clear();
        const auto carried_on = run_ensemble(options_of(60, threads, 20), make, keep, nullptr, FailurePolicy::carry_on);
        CHECK(carried_on.done == 58);
        CHECK(order.size() == 58);
        CHECK(std::is_sorted(order.begin(), order.end()));
        REQUIRE(carried_on.failures.size() == 2);
        CHECK(carried_on.failures[1].replicate == 27);
    }
}

TEST_CASE("an error of the receiver ends the run and comes out", "[unit][sim][ensemble]") {
    for (const int threads : {1, 3}) {
        std::uint32_t taken = 0;
        const auto full_disk = [&](std::uint32_t, std::unique_ptr<std::uint32_t>&&) {
            if (++taken == 5) throw OutputError("the disk is full");
        };
        CHECK_THROWS_AS(run_ensemble(
                            options_of(100, threads), [](std::uint32_t replicate, int, int) { return uneven_work(replicate); }, full_disk),
                        OutputError);
        CHECK(taken == 5);
    }
}

TEST_CASE("workers and inner threads follow the plan", "[unit][sim][ensemble]") {
    std::atomic<bool> wrong{false};
    run_ensemble(
        EnsembleOptions{.replicates = 2, .threads = 3, .agents = 1'000'000},
        [&](std::uint32_t replicate, int inner_threads, int worker) {
            if (inner_threads != 3 || worker != 0) wrong = true;
            return replicate;
        },
        [](std::uint32_t, std::uint32_t&&) {});
    CHECK_FALSE(wrong);
    const auto nothing = run_ensemble(
        options_of(0, 2), [](std::uint32_t replicate, int, int) { return replicate; }, [](std::uint32_t, std::uint32_t&&) {});
    CHECK(nothing.done == 0);
}

TEST_CASE("an exception of unknown type is still described", "[unit][sim][ensemble]") {
    const auto unknown = detail::describe_failure(3, std::make_exception_ptr(17));
    CHECK(unknown.replicate == 3);
    CHECK(unknown.code == ExitCode::invariant);
    CHECK(unknown.message == "an exception of unknown type");
    const auto standard = detail::describe_failure(4, std::make_exception_ptr(std::out_of_range("too far")));
    CHECK(standard.message == "too far");
}
