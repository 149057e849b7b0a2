#include <catch2/catch.hpp>

#include "analysis/experiments/calibration/run_log.h"
#include "sim/error.h"
#include "tests/unit/experiments/synthetic.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

using namespace pactsim;
using namespace pactsim::calibration;

namespace {

const Settings settings{{"method", "abc_smc"}, {"seed", "3"}};

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void set_text(const std::string& path, const std::string& text) { std::ofstream(path, std::ios::binary | std::ios::trunc) << text; }

// Five runs with awkward numbers.
std::string five_runs(const std::string& path) {
    RunLog log(path, settings);
    for (std::uint32_t i = 0; i < 5; ++i) log.append({i / 3, i, {0.1 * i, -1.0 / 3.0, 5e-324, i == 2 ? std::nan("") : 1e300}});
    log.append({1, 9, {}});
    return text_of(path);
}

}  // namespace

TEST_CASE("Outputs come back to the last bit") {
    const ScratchFile file("log");
    five_runs(file.path());
    const RunLog log(file.path(), settings);
    REQUIRE(log.runs().size() == 6);
    CHECK(log.damaged() == 0);
    CHECK(log.runs()[4].outputs == std::vector<double>{0.4, -1.0 / 3.0, 5e-324, 1e300});
    CHECK(log.runs()[4].generation == 1);
    CHECK(std::isnan(log.runs()[2].outputs[3]));
    CHECK(log.runs()[5].outputs.empty());
}

TEST_CASE("Cut at any byte, the log keeps every whole line and takes new ones") {
    const ScratchFile file("cut");
    const std::string whole = five_runs(file.path());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        set_text(file.path(), whole.substr(0, length));
        std::size_t lines = 0;
        {
            RunLog log(file.path(), settings);
            lines = log.runs().size();
            log.append({7, 7, {1.5}});
        }
        const RunLog again(file.path(), settings);
        REQUIRE(again.runs().size() == lines + 1);
        REQUIRE(again.runs().back().generation == 7);
        const std::string kept = whole.substr(0, length);
        const auto ends = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), '\n'));
        // Header of four lines; a line that lacks nothing but its end counts too.
        REQUIRE(lines <= (ends >= 4 ? ends - 3 : 0));
        REQUIRE(lines + 4 >= ends);
    }
}

TEST_CASE("A line that has rotted is passed over, those around it stay") {
    const ScratchFile file("rot");
    std::string text = five_runs(file.path());
    text[text.find("run 0 1 ") + 9] ^= 1;
    set_text(file.path(), text);
    const RunLog log(file.path(), settings);
    CHECK(log.runs().size() == 5);
    CHECK(log.damaged() == 1);
}

TEST_CASE("Other settings, other files and a second writer are refused, in words") {
    const ScratchFile file("refuse");
    five_runs(file.path());
    CHECK_THROWS_WITH(RunLog(file.path(), {{"method", "abc_smc"}, {"seed", "4"}}), Catch::Contains("was begun with `seed` 3, not 4"));
    CHECK_THROWS_AS(RunLog(file.path(), {{"method", "history"}, {"seed", "3"}}), RefusedError);
    CHECK_THROWS_AS(RunLog(file.path(), {{"method", "abc_smc"}}), RefusedError);
    {
        const RunLog first(file.path(), settings);
        CHECK_THROWS_WITH(RunLog(file.path(), settings), Catch::Contains("another calibration is writing"));
    }
    set_text(file.path(), "a,b\n1,2\n");
    CHECK_THROWS_AS(RunLog(file.path(), settings), InputError);
    CHECK_THROWS_AS(RunLog("/nowhere/at/all", settings), OutputError);
}
