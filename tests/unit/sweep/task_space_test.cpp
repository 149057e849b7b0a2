// Tasks as numbers.

#include "analysis/sweep/task_space.h"
#include "sim/cluster/local_task_source.h"
#include "sim/error.h"

#include <catch2/catch.hpp>

#include <set>
#include <thread>
#include <vector>

using namespace pactsim;

TEST_CASE("index and key are inverse, and blocks cover the replicates once") {
    const TaskSpace space{7, 3, 3, 4, 10};
    REQUIRE(space.size() == 63);
    for (std::uint64_t index = 0; index < space.size(); ++index) CHECK(space.index(space.key(index)) == index);
    std::vector<int> met(10);
    for (std::uint32_t block = 0; block < space.blocks; ++block) {
        const ReplicateRange range = space.replicates_of(block);
        for (std::uint32_t r = range.first; r < range.first + range.count; ++r) ++met.at(r);
    }
    CHECK(met == std::vector<int>(10, 1));
}

TEST_CASE("a list finds its tasks by position and travels as words") {
    TaskList list(std::vector<TaskRange>{{2, 3}, {5, 1}, {9, 0}, {10, 2}});
    CHECK(list.size() == 6);
    CHECK(list.runs().size() == 2);   // 2-5 and 10-11
    std::vector<std::uint64_t> all;
    for (std::uint64_t p = 0; p < list.size(); ++p) all.push_back(list.at(p));
    CHECK(all == std::vector<std::uint64_t>{2, 3, 4, 5, 10, 11});
    CHECK(TaskList::from_words(list.words()).runs() == list.runs());
    CHECK_THROWS_AS(list.at(6), InvariantError);
    CHECK_THROWS_AS(list.append({11, 1}), InvariantError);
}

TEST_CASE("parts of an array meet every task once, keep neighbours together, and do not depend on what others have done") {
    TaskList list;
    for (std::uint64_t task = 0; task < 1000; task += task % 7 == 3 ? 5 : 1) list.append({task, 1});
    for (const std::uint64_t parts : {1U, 2U, 8U, 333U, 2000U}) {
        std::set<std::uint64_t> met;
        std::uint64_t count = 0;
        for (std::uint64_t part = 0; part < parts; ++part) {
            const TaskList mine = list.slice(part, parts, 3);
            count += mine.size();
            for (std::uint64_t p = 0; p < mine.size(); ++p) {
                met.insert(mine.at(p));
                CHECK(mine.at(p) / 3 % parts == part);
            }
        }
        CHECK(count == list.size());
        CHECK(met.size() == list.size());
    }
}

TEST_CASE("threads that pull from one source meet every position once") {
    LocalTaskSource source(10007, 3, 4, 64);
    std::vector<std::vector<TaskRange>> taken(3);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < taken.size(); ++t) {
        threads.emplace_back([&source, &taken, t] {
            while (const auto range = source.next()) taken[t].push_back(*range);
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::vector<int> met(10007);
    for (const auto& ranges : taken) {
        for (const TaskRange& range : ranges) {
            CHECK(range.first % 4 == 0);
            for (std::uint64_t p = range.first; p < range.first + range.count; ++p) ++met.at(p);
        }
    }
    CHECK(met == std::vector<int>(10007, 1));
}
