// One scenario gives the same bits for any number of threads, and a replicate does not depend on what ran before it.

#include "agents/model.h"
#include "agents/world_digest.h"
#include "scenarios/schema/read_config.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace pactsim;

namespace {

std::string scenario(const char* name) { return std::string(std::getenv("PACTSIM_SOURCE_DIR")) + "/scenarios/" + name; }

std::shared_ptr<const Constants> constants_of(const char* name, const std::vector<std::string>& sets = {}) {
    return std::make_shared<const Constants>(load_scenario(scenario(name), sets).config);
}

/// Fingerprints of the history and of the end of one replicate.
std::pair<std::string, std::string> run(const std::shared_ptr<const Constants>& constants, std::uint32_t replicate, int threads) {
    World world(constants, replicate, threads);
    HistoryDigest history;
    run_replicate(world, [&](const World& w) { history.observe(w); });
    return {history.hex(), world_digest(world)};
}

}  // namespace

TEST_CASE("a replicate has the same bits on 1, 2, 3 and 8 threads", "[parallel]") {
    // Large enough for several chunks, short enough for a test.
    const auto constants = constants_of("uk_2025.yaml", {"time.horizon_months=30", "time.warm_up_months=12"});
    const auto one = run(constants, 7, 1);
    for (const int threads : {2, 3, 8}) {
        INFO(threads << " threads");
        CHECK(run(constants, 7, threads) == one);
    }
}

TEST_CASE("replicates differ from each other and do not depend on order", "[parallel]") {
    const auto constants = constants_of("smoke.yaml");
    const auto first = run(constants, 0, 1);
    const auto second = run(constants, 1, 1);
    CHECK(first != second);
    CHECK(run(constants, 0, 2) == first);
}

TEST_CASE("a world copied in the middle runs on to the same end", "[parallel]") {
    const auto constants = constants_of("smoke.yaml");
    const auto whole = run(constants, 3, 1);
    World world(constants, 3, 1);
    HistoryDigest history;
    const int half = constants->calendar.steps() / 2;
    for (; world.step < half; ++world.step) {
        run_world_month(world);
        if (world.month() >= 0) history.observe(world);
    }
    World copy = world;
    for (int k = 0; k < 3 && world.step < constants->calendar.steps(); ++k, ++world.step) run_world_month(world);  // the original goes on and is left behind
    run_replicate(copy, [&](const World& w) { history.observe(w); });
    CHECK(history.hex() == whole.first);
    CHECK(world_digest(copy) == whole.second);
}
