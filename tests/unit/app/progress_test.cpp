// What a progress line says, and when it keeps quiet about the time left.

#include "app/estimate.h"
#include "app/progress.h"
#include "app/provenance.h"

#include <catch2/catch.hpp>

using namespace pactsim;

TEST_CASE("time left is hidden before 5 %, before 3 s and beyond a day") {
    CHECK(seconds_left({0.5, 5, 10, 10.0}) == Approx(10.0));
    CHECK(seconds_left({0.04, 1, 10, 100.0}) < 0.0);
    CHECK(seconds_left({0.5, 5, 10, 2.9}) < 0.0);
    CHECK(seconds_left({0.05, 1, 10, 10000.0}) < 0.0);
    // Work that stalls: the same share, later, has more time left.
    CHECK(seconds_left({0.5, 5, 10, 20.0}) > seconds_left({0.5, 5, 10, 10.0}));
}

TEST_CASE("a line shows bar, share, count, rate and times, and never passes the width") {
    const std::string line = progress_line("run", "replicates", {0.71, 142, 200, 8.0}, 120);
    CHECK(line == "run  [#######---]  71%  142/200 replicates  17.8/s  elapsed 00:08  left ~00:03");
    CHECK(progress_line("run", "replicates", {0.71, 142, 200, 8.0}, 40).size() <= 39);
    CHECK(progress_line("run", "replicates", {0.0, 0, 200, 2.0}, 80) == "run  [----------]   0%  0/200 replicates  elapsed 00:02");
}

TEST_CASE("words of a command line survive a shell") {
    CHECK(shell_word("scenarios/uk_2025.yaml") == "scenarios/uk_2025.yaml");
    CHECK(shell_word("a b") == "'a b'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("") == "''");
}

TEST_CASE("sizes and durations are told in few figures") {
    CHECK(bytes_text(1'580'000'000) == "1.6 GB");
    CHECK(bytes_text(55'400'000) == "55 MB");
    CHECK(duration_text(0.2) == "under a second");
    CHECK(duration_text(12.4) == "about 12 s");
    CHECK(duration_text(600) == "about 10 min");
}
