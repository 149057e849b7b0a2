#include "agents/rules/support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string_view>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

Lever lever_at(std::size_t i) { return static_cast<Lever>(i); }

bool same_bits(const LeverSet& a, const LeverSet& b) {
    for (std::size_t i = 0; i < lever_count; ++i) {
        if (a[lever_at(i)] != b[lever_at(i)]) return false;
    }
    return true;
}

std::vector<InstrumentEffects> random_instruments(Chance& chance, std::size_t n) {
    std::vector<InstrumentEffects> effects(n);
    for (InstrumentEffects& instrument : effects) {
        for (std::size_t k = 0; k < 1 + chance.below(3); ++k) instrument.push_back({lever_at(chance.below(lever_count)), chance.between(0.0, 0.9)});
    }
    return effects;
}

}  // namespace

TEST_CASE("no support leaves everything as it is", "[unit][agents][support]") {
    const LeverSet none;
    CHECK(none[Lever::search_cost] == 0.0);
    CHECK(none[Lever::work_speed] == 1.0);
    for (std::size_t i = 0; i < lever_count; ++i) CHECK(none[lever_at(i)] == (kind_of(lever_at(i)) == LeverKind::factor ? 1.0 : 0.0));
    CHECK(same_bits(none, combined_levers({{{Lever::contact, 0.5}}}, 0, 0, {0.5})));
}

TEST_CASE("shares combine as what is left, factors as products", "[unit][agents][support]") {
    LeverSet set;
    set.combine(Lever::search_cost, 0.5);
    set.combine(Lever::search_cost, 0.2);
    CHECK(set[Lever::search_cost] == Approx(0.6));  // 1 - .5 x .8
    set.combine(Lever::work_speed, 0.5);
    set.combine(Lever::work_speed, 0.2);
    CHECK(set[Lever::work_speed] == Approx(1.8));
    set.combine(Lever::work_speed, -0.5);
    CHECK(set[Lever::work_speed] == Approx(0.9));
    set.combine(Lever::contact, 7.0);
    CHECK(set[Lever::contact] == 1.0);
    set.combine(Lever::screening, -3.0);
    CHECK(set[Lever::screening] == 0.0);
    set.combine(Lever::candidates, -3.0);
    CHECK(set[Lever::candidates] == 0.0);
}

TEST_CASE("an effect of nothing changes not one bit", "[unit][agents][support]") {
    // Rulings 2.5, the null test: 1 - (1 - v)(1 - 0) must give v back, rounding included.
    Chance chance(181);
    for (int i = 0; i < 20000; ++i) {
        LeverSet set;
        const std::size_t effects = chance.below(6);
        const Lever lever = lever_at(chance.below(lever_count));
        for (std::size_t k = 0; k < effects; ++k) set.combine(lever, chance.yes(0.1) ? chance.uniform() * 1e-6 : chance.uniform());
        const LeverSet before = set;
        set.combine(lever, 0.0);
        REQUIRE(same_bits(set, before));
    }
}

TEST_CASE("the order in which instruments are combined does not matter", "[unit][agents][support]") {
    Chance chance(182);
    for (int i = 0; i < 2000; ++i) {
        std::vector<LeverEffect> effects;
        for (int k = 0; k < 6; ++k) effects.push_back({lever_at(chance.below(4)), chance.uniform()});
        LeverSet forward;
        LeverSet backward;
        for (const LeverEffect& e : effects) forward.combine(e.lever, e.strength);
        std::reverse(effects.begin(), effects.end());
        for (const LeverEffect& e : effects) backward.combine(e.lever, e.strength);
        for (std::size_t l = 0; l < lever_count; ++l) CHECK(backward[lever_at(l)] == Approx(forward[lever_at(l)]).epsilon(1e-13));
    }
}

TEST_CASE("only the instruments that a firm has act on it", "[unit][agents][support]") {
    Chance chance(183);
    for (int i = 0; i < 500; ++i) {
        const std::size_t n = 1 + chance.below(64);
        const auto effects = random_instruments(chance, n);
        const std::vector<double> decay(n, 0.5);
        std::uint64_t active = 0;
        std::uint64_t repeated = 0;
        std::array<double, lever_count> left{};  // product of (1 - e), or of (1 + e)
        left.fill(1.0);
        for (std::size_t k = 0; k < n; ++k) {
            if (chance.yes()) continue;
            active |= std::uint64_t{1} << k;
            const bool again = chance.yes(0.3);
            if (again) repeated |= std::uint64_t{1} << k;
            for (const LeverEffect& e : effects[k]) {
                const double strength = again ? 0.5 * e.strength : e.strength;
                left[static_cast<std::size_t>(e.lever)] *= kind_of(e.lever) == LeverKind::factor ? 1.0 + strength : 1.0 - strength;
            }
        }
        const LeverSet set = combined_levers(effects, active, repeated, decay);
        for (std::size_t l = 0; l < lever_count; ++l) {
            const double expected = kind_of(lever_at(l)) == LeverKind::factor ? left[l] : 1.0 - left[l];
            CHECK(set[lever_at(l)] == Approx(expected).epsilon(1e-12).margin(1e-12));
        }
    }
}

TEST_CASE("every lever says what it does, and no two say the same", "[unit][agents][support]") {
    std::set<std::string_view> meanings;
    for (std::size_t i = 0; i < lever_count; ++i) {
        const std::string_view meaning = meaning_of(lever_at(i));
        CHECK_FALSE(meaning.empty());
        CHECK((meaning.substr(0, 6) == "factor") == (kind_of(lever_at(i)) == LeverKind::factor));
        meanings.insert(meaning);
    }
    CHECK(meanings.size() == lever_count);
}
