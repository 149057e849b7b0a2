#include "sim/schedule.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>

namespace {

using namespace pactsim;

/// A world of one number, enough to see in which order its phases run.
struct ToyWorld {
    int value = 1;
};

constexpr std::array<Phase<ToyWorld>, 2> toy_month = {{
    {"growth", "adds two", "value", "value", "before doubling, so that growth is doubled too", [](ToyWorld& world) { world.value += 2; }},
    {"doubling", "doubles", "value", "value", "last", [](ToyWorld& world) { world.value *= 2; }},
}};

}  // namespace

TEST_CASE("a month runs its phases in the order of the list", "[unit][sim][schedule]") {
    ToyWorld world;
    run_month(std::span<const Phase<ToyWorld>>(toy_month), world);
    CHECK(world.value == 6);
    run_month(std::span<const Phase<ToyWorld>>(toy_month), world);
    CHECK(world.value == 16);
}

TEST_CASE("the timed month does the same and adds to the times", "[unit][sim][schedule]") {
    ToyWorld world;
    std::array<std::int64_t, 2> nanoseconds = {1000, 0};
    run_month(std::span<const Phase<ToyWorld>>(toy_month), world, std::span<std::int64_t>(nanoseconds));
    CHECK(world.value == 6);
    CHECK(nanoseconds[0] >= 1000);
    CHECK(nanoseconds[1] >= 0);
    std::array<std::int64_t, 1> too_few{};
    CHECK_THROWS_AS(run_month(std::span<const Phase<ToyWorld>>(toy_month), world, std::span<std::int64_t>(too_few)), InvariantError);
}
