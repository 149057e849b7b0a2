// Estimates before a sweep starts.
#include "analysis/sweep/pilot.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <vector>

using namespace pactsim;

namespace {

TaskSpace space_of(std::uint64_t rows, std::uint32_t arms, std::uint32_t blocks) {
    TaskSpace space;
    space.rows = rows;
    space.arms = arms;
    space.blocks = blocks;
    space.replicates = blocks;
    return space;
}

}  // namespace

TEST_CASE("pilot tasks are spread over the design and the arms") {
    const TaskSpace space = space_of(1000, 3, 4);
    const std::vector<std::uint64_t> tasks = pilot_tasks(space, TaskList({{0, space.size()}}), 9);
    REQUIRE(tasks.size() == 9);
    std::set<std::uint32_t> arms;
    std::vector<std::uint64_t> rows;
    for (const std::uint64_t task : tasks) {
        arms.insert(space.key(task).arm);
        rows.push_back(space.key(task).row);
    }
    CHECK(arms.size() == 3);
    CHECK(std::is_sorted(rows.begin(), rows.end()));
    CHECK(rows.front() < 112);
    CHECK(rows.back() > 888);
    CHECK(pilot_tasks(space, TaskList({{5, 2}}), 9).size() == 2);
    CHECK(pilot_tasks(space, TaskList(), 9).empty());
}

TEST_CASE("quantiles are nearest ranks, failed tasks have no times") {
    std::vector<std::uint64_t> tasks(21);
    for (std::uint64_t i = 0; i < 21; ++i) tasks[i] = i;
    const PilotTimes times = run_pilot(tasks, 100.0, [](std::uint64_t task) { return task == 20 ? -1.0 : static_cast<double>(20 - task); });
    CHECK(times.failed == 1);
    CHECK(times.quantile(0.5) == 10.0);
    CHECK(times.quantile(0.95) == 19.0);
    CHECK(times.quantile(1.0) == 20.0);
    CHECK(times.mean() == Approx(10.5));
    CHECK(PilotTimes{}.quantile(0.5) == 0.0);
}

TEST_CASE("a pilot ends when its time is spent, but not before two tasks") {
    int runs = 0;
    const PilotTimes times = run_pilot({1, 2, 3, 4, 5}, 0.0, [&](std::uint64_t) { return static_cast<double>(++runs); });
    CHECK(times.seconds.size() == 2);
}

TEST_CASE("core-hours, waves of parts, bytes and files add up") {
    // 1000 tasks of 36 s = 10 core-hours; 10 parts of 2 threads: half an hour each; 5 at once: an hour.
    const SweepEstimate estimate = estimate_sweep({1000, 4000, 10, 2, 5}, 36.0);
    CHECK(estimate.core_seconds == Approx(36'000));
    CHECK(estimate.part_seconds == Approx(1800));
    CHECK(estimate.wall_seconds == Approx(3600));
    CHECK(estimate.files >= 10 * 2 * 6 / 2);
    CHECK(estimate.files < 300);
    // A million tasks leave a few hundred files on one machine too.
    CHECK(estimate_sweep({1'000'000, 1'000'000, 1, 2, 1}, 0.05).files < 400);
}

TEST_CASE("parts aim at half an hour, and stay few") {
    CHECK(default_parts(10'000, 10 * 3600.0, 1, 7200) == 20);
    CHECK(default_parts(10'000, 10 * 3600.0, 4, 7200) == 5);
    CHECK(default_parts(10'000, 10 * 3600.0, 1, 1200) == 100);   // 120 quarters of an hour's third, capped
    CHECK(default_parts(3, 10 * 3600.0, 1, 7200) == 3);
    CHECK(default_parts(0, 0.0, 1, 7200) == 1);
}
