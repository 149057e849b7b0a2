// What an interval promises, counted: 20,000 repeats of a comparison whose true effect is known.

#include "analysis/statistics/intervals.h"
#include "analysis/statistics/ratio.h"

#include "sim/draws.h"
#include "sim/math.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("paired 95 % intervals cover a known effect in 94-96 % of 20,000 repeats, unpaired ones too often") {
    // Ten replicates; with = without's luck + effect 0.7 + own luck. Coverage has standard error .00154, so .94 and .96 lie 6.5 of them away: a false alarm
    // once in 10^10 seeds.
    constexpr std::uint32_t repeats = 20000, replicates = 10;
    const Draws draws(20260, 0);
    int covered = 0, covered_unpaired = 0, found = 0;
    for (std::uint32_t repeat = 1; repeat <= repeats; ++repeat) {
        std::vector<double> without, with;
        for (std::uint32_t r = 0; r < replicates; ++r) {
            const Block block = draws.block(repeat, r, 0, 1);
            const double shared = 5.0 * math::inverse_normal(uniform(block.word[0]));
            without.push_back(100.0 + shared + math::inverse_normal(uniform(block.word[1])));
            with.push_back(100.7 + shared + math::inverse_normal(uniform(block.word[2])));
        }
        const Interval paired = *paired_interval(without, with, 0.95).interval;
        covered += paired.contains(0.7);
        found += !paired.contains(0.0);
        covered_unpaired += unpaired_interval(without, with, 0.95).interval->contains(0.7);
    }
    CHECK(covered >= 0.94 * repeats);
    CHECK(covered <= 0.96 * repeats);
    // Forgetting that draws are shared wastes them: far too wide.
    CHECK(covered_unpaired > 0.999 * repeats);
    CHECK(found > 0.25 * repeats);
}

TEST_CASE("Fieller's 95 % set covers a known ratio in 94-96 % of 20,000 repeats") {
    // Exact for normal rows whatever the denominator: true ratio 3, denominator 2 +- 1. False alarm as above.
    constexpr std::uint32_t repeats = 20000;
    const Draws draws(20261, 0);
    int covered = 0;
    for (std::uint32_t repeat = 1; repeat <= repeats; ++repeat) {
        std::vector<double> tops, bottoms;
        for (std::uint32_t r = 0; r < 8; ++r) {
            const Block block = draws.block(repeat, r, 0, 1);
            const double luck = math::inverse_normal(uniform(block.word[0]));
            bottoms.push_back(2.0 + luck);
            tops.push_back(6.0 + luck + 2.0 * math::inverse_normal(uniform(block.word[1])));
        }
        const FiellerSet set = fieller_set(tops, bottoms, 0.95);
        switch (set.shape) {
            case FiellerShape::bounded:
                covered += set.ends->contains(3.0);
                break;
            case FiellerShape::outside:
                covered += 3.0 <= set.ends->low || 3.0 >= set.ends->high;
                break;
            case FiellerShape::everything:
                ++covered;
                break;
            case FiellerShape::undefined:
                break;
        }
    }
    CHECK(covered >= 0.94 * repeats);
    CHECK(covered <= 0.96 * repeats);
}
