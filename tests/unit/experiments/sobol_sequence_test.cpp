// Sobol' points, their scrambles, and how evenly they lie, against published points and closed forms.
#include "analysis/experiments/designs/discrepancy.h"
#include "analysis/experiments/designs/scrambling.h"
#include "analysis/experiments/designs/sobol_sequence.h"
#include "sim/error.h"

#include <boost/random/sobol.hpp>
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <set>
#include <vector>

using namespace pactsim;

namespace {

double raw(const SobolSequence& sequence, std::uint64_t index, std::size_t dimension) { return static_cast<double>(sequence.digits(index, dimension)) * 0x1p-64; }

std::vector<double> block(const SobolSequence& sequence, std::size_t points) {
    std::vector<double> all;
    for (std::size_t i = 0; i < points; ++i) {
        for (std::size_t d = 0; d < sequence.dimensions(); ++d) all.push_back(raw(sequence, i, d));
    }
    return all;
}

}  // namespace

TEST_CASE("the first eight points are those of Joe and Kuo, with the zero point") {
    constexpr std::array<std::array<double, 6>, 8> published{{{0, 0, 0, 0, 0, 0},
                                                              {.5, .5, .5, .5, .5, .5},
                                                              {.75, .25, .25, .25, .75, .75},
                                                              {.25, .75, .75, .75, .25, .25},
                                                              {.375, .375, .625, .875, .375, .125},
                                                              {.875, .875, .125, .375, .875, .625},
                                                              {.625, .125, .875, .625, .625, .875},
                                                              {.125, .625, .375, .125, .125, .375}}};
    const SobolSequence sequence(6);
    for (std::size_t i = 0; i < 8; ++i) {
        for (std::size_t d = 0; d < 6; ++d) CHECK(raw(sequence, i, d) == published[i][d]);
    }
}

TEST_CASE("a block of 1,024 points in 1,111 dimensions has the published sum and values") {
    const SobolSequence sequence(1111);
    double sum = 0;
    for (const double value : block(sequence, 1024)) sum += value;  // all values are multiples of 1/1024: exact
    CHECK(sum == 568276.5);
    constexpr std::array<std::size_t, 7> dimensions{1, 2, 3, 10, 100, 1000, 1111};
    constexpr std::array<double, 7> row_5{.875, .875, .125, .125, .375, .625, .375};
    constexpr std::array<double, 7> row_1023{.0009765625, .7529296875, .6123046875, .8505859375, .5302734375, .8564453125, .5888671875};
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
        CHECK(raw(sequence, 5, dimensions[i] - 1) == row_5[i]);
        CHECK(raw(sequence, 1023, dimensions[i] - 1) == row_1023[i]);
    }
}

TEST_CASE("any point at once is what Boost's engine gives one after the other") {
    const SobolSequence sequence(40);
    boost::random::sobol engine(40);
    bool same = true;
    for (std::uint64_t i = 1; i < 5000; ++i) {
        for (std::size_t d = 0; d < 40; ++d) same = same && engine() == sequence.digits(i, d);
    }
    CHECK(same);
    engine.seed(123'456'788);
    for (std::size_t d = 0; d < 40; ++d) CHECK(engine() == sequence.digits(123'456'789, d));
}

TEST_CASE("dimensions for which there are no direction numbers are refused") {
    CHECK_NOTHROW(SobolSequence(most_sobol_dimensions));
    CHECK_THROWS_AS(SobolSequence(most_sobol_dimensions + 1), UsageError);
    CHECK_THROWS_AS(SobolSequence(0), UsageError);
}

TEST_CASE("centred discrepancies are the published ones") {
    const SobolSequence sequence(2);
    CHECK(centred_discrepancy(block(sequence, 16), 2) == Approx(.0036243863).epsilon(1e-7));
    CHECK(centred_discrepancy(block(sequence, 64), 2) == Approx(.00024001963).epsilon(1e-7));
    CHECK(centred_discrepancy(block(sequence, 256), 2) == Approx(1.66316038e-5).epsilon(1e-7));
    CHECK(centred_discrepancy(block(sequence, 1024), 2) == Approx(1.10673664e-6).epsilon(1e-6));
    // The two sets of the documentation of scipy.stats.qmc.discrepancy, scaled to the unit square there.
    const std::vector<double> space_1{1 - .5, 3 - .5, 2 - .5, 6 - .5, 3 - .5, 2 - .5, 4 - .5, 5 - .5, 5 - .5, 1 - .5, 6 - .5, 4 - .5};
    const std::vector<double> space_2{1 - .5, 5 - .5, 2 - .5, 4 - .5, 3 - .5, 3 - .5, 4 - .5, 2 - .5, 5 - .5, 1 - .5, 6 - .5, 6 - .5};
    const auto scaled = [](std::vector<double> points) {
        for (double& p : points) p /= 6;
        return points;
    };
    CHECK(centred_discrepancy(scaled(space_1), 2) == Approx(.008142039609).epsilon(1e-9));
    CHECK(centred_discrepancy(scaled(space_2), 2) == Approx(.010456854424).epsilon(1e-9));
    CHECK_THROWS_AS(centred_discrepancy(space_1, 5), InvariantError);
}

TEST_CASE("a scrambled block stays a net: every stratum of every dimension, and of two, holds its share") {
    const SobolSequence sequence(5);
    for (const ScrambleKind kind : {ScrambleKind::owen, ScrambleKind::linear}) {
        const ScrambledSobol scrambled(sequence, kind, 7, 3);
        for (std::size_t d = 0; d < 5; ++d) {
            std::set<int> strata;
            for (std::uint64_t i = 0; i < 256; ++i) strata.insert(static_cast<int>(scrambled.coordinate(i, d) * 256));
            CHECK(strata.size() == 256);
        }
        std::vector<int> cells(256, 0);  // dimensions 1 and 2 form a (0, 2)-sequence: 16 x 16 cells hold one point each
        for (std::uint64_t i = 0; i < 256; ++i) ++cells[static_cast<std::size_t>(scrambled.coordinate(i, 0) * 16) * 16 + static_cast<std::size_t>(scrambled.coordinate(i, 1) * 16)];
        CHECK(std::set<int>(cells.begin(), cells.end()) == std::set<int>{1});
    }
}

TEST_CASE("the variance of a mean over scrambled points is 1 / (12 N^3)") {
    // For f = x over a scrambled net of N points each point is uniform within its stratum of width 1/N. 4,000 scrambles estimate a variance with a relative sd of
    // sqrt(2 / 4,000) = 2.2 %; the band of 4 sd has a false-alarm rate of 6e-5 per check, four checks.
    constexpr std::uint32_t scrambles = 4000;
    constexpr double exact = 1.0 / (12.0 * 16 * 16 * 16);
    const SobolSequence sequence(3);
    for (const ScrambleKind kind : {ScrambleKind::owen, ScrambleKind::linear}) {
        for (const std::size_t dimension : {std::size_t{0}, std::size_t{2}}) {
            double sum = 0, squares = 0;
            for (std::uint32_t s = 0; s < scrambles; ++s) {
                const ScrambledSobol scrambled(sequence, kind, 11, s);
                double mean = 0;
                for (std::uint64_t i = 0; i < 16; ++i) mean += scrambled.coordinate(i, dimension) / 16;
                sum += mean - .5;
                squares += (mean - .5) * (mean - .5);
            }
            CHECK(squares / scrambles == Approx(exact).epsilon(4 * std::sqrt(2.0 / scrambles)));
            CHECK(std::fabs(sum / scrambles) < 4 * std::sqrt(exact / scrambles));  // unbiased; 6e-5
        }
    }
}

TEST_CASE("scrambles are independent of one another, and of the seed") {
    // Two means over scrambled blocks have correlation 0; for 4,000 pairs its estimate has sd .0158, the band of 4 sd a false-alarm rate of 6e-5.
    const SobolSequence sequence(1);
    double product = 0, squares = 0;
    for (std::uint32_t s = 0; s < 8000; s += 2) {
        const ScrambledSobol one(sequence, ScrambleKind::owen, 5, s), other(sequence, ScrambleKind::owen, 5, s + 1);
        double a = -.5, b = -.5;
        for (std::uint64_t i = 0; i < 8; ++i) {
            a += one.coordinate(i, 0) / 8;
            b += other.coordinate(i, 0) / 8;
        }
        product += a * b;
        squares += (a * a + b * b) / 2;
    }
    CHECK(std::fabs(product / squares) < 4 * .0158);
    CHECK(ScrambledSobol(sequence, ScrambleKind::owen, 5, 0).coordinate(3, 0) != ScrambledSobol(sequence, ScrambleKind::owen, 6, 0).coordinate(3, 0));
}

TEST_CASE("no scrambled coordinate is 0 or 1") {
    const SobolSequence sequence(2);
    for (const ScrambleKind kind : {ScrambleKind::owen, ScrambleKind::linear}) {
        for (std::uint32_t s = 0; s < 64; ++s) {
            const double u = ScrambledSobol(sequence, kind, 1, s).coordinate(0, 1);
            CHECK((u > 0 && u < 1));
        }
    }
}
