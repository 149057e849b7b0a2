// The messages by which processes share a list of tasks, between threads of this one that stand for the processes.
#include "sim/cluster/task_queue.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <numeric>
#include <random>
#include <thread>
#include <vector>

using namespace pactsim;

namespace {

/// Carries messages between queues, in the order in which each sender spoke, one at a time.
class Post {
  public:
    Post(std::uint64_t tasks, int ranks, int threads, const std::atomic<bool>* stop_of_last = nullptr) {
        for (int rank = 0; rank < ranks; ++rank) {
            const QueueSeat seat{rank, ranks, threads, static_cast<std::uint64_t>(ranks * threads), 1};
            queues.push_back(std::make_unique<TaskQueue>(tasks, seat, rank + 1 == ranks ? stop_of_last : nullptr));
        }
        thread_ = std::thread([this] {
            while (!over_) {
                if (!deliver()) std::this_thread::yield();
            }
            deliver();
        });
    }
    ~Post() {
        over_ = true;
        thread_.join();
    }
    std::vector<std::unique_ptr<TaskQueue>> queues;
    std::atomic<std::uint64_t> messages{0};

  private:
    bool deliver() {
        bool any = false;
        for (std::size_t from = 0; from < queues.size(); ++from) {
            for (QueueMessage message : queues[from]->outgoing()) {
                const auto to = static_cast<std::size_t>(message.rank);
                message.rank = static_cast<int>(from);
                queues[to]->receive(message);
                ++messages;
                any = true;
            }
        }
        return any;
    }

    std::atomic<bool> over_{false};
    std::thread thread_;
};

struct Outcome {
    std::vector<int> times;                 // [task] how often it was handed out
    std::vector<std::uint64_t> of_rank;     // tasks done by each rank
    std::vector<WorkerReport> totals;       // what each rank knew at the end
};

/// All threads of all ranks take tasks until there are none; `act` runs for each.
template <class Act>
Outcome work(Post& post, std::uint64_t tasks, int threads, Act act) {
    Outcome outcome{std::vector<int>(tasks), std::vector<std::uint64_t>(post.queues.size()), std::vector<WorkerReport>(post.queues.size())};
    std::mutex mutex;
    std::vector<std::thread> ranks;
    for (std::size_t rank = 0; rank < post.queues.size(); ++rank) {
        ranks.emplace_back([&, rank] {
            TaskQueue& queue = *post.queues[rank];
            std::vector<std::thread> hands;
            for (int i = 0; i < threads; ++i) {
                hands.emplace_back([&] {
                    while (const auto range = queue.next()) {
                        for (std::uint64_t task = range->first; task < range->first + range->count; ++task) {
                            act(rank, task, queue);
                            const std::lock_guard lock(mutex);
                            ++outcome.times[task];
                            ++outcome.of_rank[rank];
                        }
                    }
                });
            }
            for (std::thread& hand : hands) hand.join();
            queue.report({outcome.of_rank[rank], rank == 1 ? 1U : 0U});
            queue.leave();
            queue.wait_until_closed();
            outcome.totals[rank] = queue.report({outcome.of_rank[rank], rank == 1 ? 1U : 0U});
        });
    }
    for (std::thread& rank : ranks) rank.join();
    return outcome;
}

const auto nothing = [](std::size_t, std::uint64_t, TaskQueue&) {};

}  // namespace

TEST_CASE("every task is handed out exactly once, whatever the number of ranks and threads") {
    for (const auto& [ranks, threads] : {std::pair{1, 1}, {1, 2}, {2, 1}, {4, 1}, {3, 2}, {5, 3}}) {
        for (const std::uint64_t tasks : {0U, 1U, 3U, 17U, 5000U}) {
            Post post(tasks, ranks, threads);
            const Outcome outcome = work(post, tasks, threads, nothing);
            CHECK(std::all_of(outcome.times.begin(), outcome.times.end(), [](int n) { return n == 1; }));
            for (const WorkerReport& all : outcome.totals) {
                CHECK(all.done == tasks);
                CHECK(all.failed == (ranks > 1 ? 1 : 0));
            }
        }
    }
}

TEST_CASE("a slow rank gets less, and no rank waits while work is left") {
    // Rank 0 takes 2 ms a task, the others 0.2 ms: by speed, rank 0 should do 1 in 21 of the tasks. An equal split would give it a third.
    Post post(2000, 3, 1);
    const Outcome outcome = work(post, 2000, 1, [](std::size_t rank, std::uint64_t, TaskQueue&) {
        std::this_thread::sleep_for(std::chrono::microseconds(rank == 0 ? 2000 : 200));
    });
    CHECK(std::accumulate(outcome.of_rank.begin(), outcome.of_rank.end(), std::uint64_t{0}) == 2000);
    CHECK(outcome.of_rank[0] < 400);
    CHECK(outcome.of_rank[0] > 0);
}

TEST_CASE("few messages: the list is dealt in pieces that shrink") {
    Post post(100'000, 2, 1);
    work(post, 100'000, 1, nothing);
    CHECK(post.messages < 400);
}

TEST_CASE("a request to end on any rank ends all, and all come to their end") {
    for (const std::size_t who : {0U, 1U, 2U}) {
        Post post(1'000'000, 3, 2);
        const Outcome outcome = work(post, 1'000'000, 2, [&](std::size_t rank, std::uint64_t, TaskQueue& queue) {
            if (rank == who) queue.request_stop();
            std::this_thread::sleep_for(std::chrono::microseconds(20));
        });
        const auto done = std::accumulate(outcome.times.begin(), outcome.times.end(), std::uint64_t{0});
        CHECK(done > 0);
        CHECK(done < 100'000);
        for (const auto& queue : post.queues) CHECK(queue->stopped());
        CHECK(*std::max_element(outcome.times.begin(), outcome.times.end()) == 1);
    }
}

TEST_CASE("a signal to one process ends all") {
    std::atomic<bool> signalled{false};
    Post post(1'000'000, 3, 1, &signalled);
    const Outcome outcome = work(post, 1'000'000, 1, [&](std::size_t rank, std::uint64_t, TaskQueue&) {
        if (rank == 0) signalled = true;
        std::this_thread::sleep_for(std::chrono::microseconds(20));
    });
    CHECK(std::accumulate(outcome.times.begin(), outcome.times.end(), std::uint64_t{0}) < 100'000);
}

TEST_CASE("a rank that gives up leaves the rest to the others, who still come to their end") {
    Post post(3000, 3, 1);
    std::vector<int> times(3000);
    std::mutex mutex;
    std::vector<std::thread> ranks;
    for (std::size_t rank = 0; rank < 3; ++rank) {
        ranks.emplace_back([&, rank] {
            TaskQueue& queue = *post.queues[rank];
            for (int pieces = 0; rank != 1 || pieces < 2; ++pieces) {   // rank 1 fails after two pieces
                const auto range = queue.next();
                if (!range) break;
                const std::lock_guard lock(mutex);
                for (std::uint64_t task = range->first; task < range->first + range->count; ++task) ++times[task];
            }
            queue.leave();
            queue.wait_until_closed();
        });
    }
    for (std::thread& rank : ranks) rank.join();
    CHECK(*std::max_element(times.begin(), times.end()) == 1);
    const auto lost = std::count(times.begin(), times.end(), 0);
    CHECK(lost <= 3000 / 9 + 3000 / 9);   // at most what rank 1 held: its piece, and one that it had asked for ahead
}
