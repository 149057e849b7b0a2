#include "sim/parallel.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace pactsim;

TEST_CASE("every item is visited once, in chunks, on any number of threads", "[unit][sim][parallel]") {
    for (const int threads : {1, 2, 5}) {
        for (const std::size_t n : {0u, 1u, 7u, 64u, 1000u}) {
            for (const std::size_t chunk : {1u, 7u, 64u, 5000u}) {
                std::vector<int> visits(n, 0);
                std::vector<int> chunks(n == 0 ? 0 : (n - 1) / chunk + 1, 0);
                for_each_chunk(n, chunk, threads, [&](std::size_t index, std::size_t begin, std::size_t end) {
                    ++chunks[index];
                    if (begin != index * chunk || end - begin > chunk) chunks[index] += 100;
                    for (std::size_t i = begin; i < end; ++i) ++visits[i];
                });
                REQUIRE(std::count(visits.begin(), visits.end(), 1) == static_cast<std::ptrdiff_t>(n));
                REQUIRE(std::count(chunks.begin(), chunks.end(), 1) == static_cast<std::ptrdiff_t>(chunks.size()));
            }
        }
    }
}

TEST_CASE("the fault of the lowest chunk is reported, whatever the number of threads", "[unit][sim][parallel]") {
    for (const int threads : {1, 2, 5}) {
        for (int repeat = 0; repeat < 50; ++repeat) {
            std::string message;
            try {
                for_each_chunk(400, 4, threads, [](std::size_t index, std::size_t, std::size_t) {
                    if (index % 10 == 7) throw InvariantError("chunk " + std::to_string(index));
                });
            } catch (const InvariantError& error) {
                message = error.what();
            }
            REQUIRE(message == "chunk 7");
        }
    }
}

TEST_CASE("one thread and one chunk run in place, in order", "[unit][sim][parallel]") {
    std::vector<std::size_t> order;
    for_each_chunk(10, 3, 1, [&](std::size_t index, std::size_t, std::size_t) { order.push_back(index); });
    CHECK(order == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK_THROWS_AS(for_each_chunk(10, 0, 1, [](std::size_t, std::size_t, std::size_t) {}), InvariantError);
    CHECK(max_threads() >= 1);
}
