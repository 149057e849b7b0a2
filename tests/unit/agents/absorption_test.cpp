#include "agents/rules/absorption.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

LearningConfig random_learning(Chance& chance) {
    LearningConfig c = testing::usual_learning();
    c.novelty_slope = chance.between(0.5, 3.0);
    c.novelty_base = chance.between(0.0, 0.3);
    c.understanding_base = chance.between(0.8, 2.0);
    c.understanding_slope = chance.between(0.8, 3.0);
    return c;
}

}  // namespace

TEST_CASE("learning is novelty x understandability: an inverted U", "[unit][agents][absorption]") {
    // Nooteboom et al. (2007), linear forms: (a1 d + a2)(b1 - b2 d).
    LearningConfig c = testing::usual_learning();
    CHECK(inverted_u(0.0, c) == 0.0);                    // nothing new
    CHECK(inverted_u(1.0 / 1.1, c) == Approx(0.0).margin(1e-12));  // nothing understood
    CHECK(inverted_u(2.0, c) == 0.0);
    CHECK(inverted_u(0.5, c) == Approx(0.5 * 0.45));
    c.novelty_base = 0.2;
    CHECK(inverted_u(0.0, c) == Approx(0.2));
}

TEST_CASE("the best distance is where a search finds it", "[unit][agents][absorption]") {
    Chance chance(101);
    for (int i = 0; i < 200; ++i) {
        const LearningConfig c = random_learning(chance);
        double best = 0.0;
        for (double d = 0.0; d < 3.0; d += 0.0005) best = inverted_u(d, c) > inverted_u(best, c) ? d : best;
        const double stated = c.understanding_base / (2.0 * c.understanding_slope) - c.novelty_base / (2.0 * c.novelty_slope);
        CHECK(best_distance(c) == Approx(stated));
        if (stated >= 0.0) CHECK(best_distance(c) == Approx(best).margin(0.001));
        // A parabola: equal steps to both sides of the peak lose the same.
        CHECK(inverted_u(stated + 0.1, c) == Approx(inverted_u(stated - 0.1, c)).margin(1e-12));
    }
}

TEST_CASE("own research raises what is taken in, at a falling rate", "[unit][agents][absorption]") {
    CHECK(absorptive_capacity(0.0, 0.05) == 0.0);
    CHECK(absorptive_capacity(20.0, 0.05) == Approx(1.0 - std::exp(-1.0)));
    const LearningConfig c = testing::usual_learning();
    for (const LearningForm form : {LearningForm::inverted_u, LearningForm::absorptive}) {
        CHECK(learning_rate(0.4, 0.0, 1.0, form, c) == 0.0);
        double last_gain = 1.0;
        for (double research = 0.0; research < 100.0; research += 5.0) {
            const double gain = learning_rate(0.4, research + 5.0, 1.0, form, c) - learning_rate(0.4, research, 1.0, form, c);
            CHECK(gain > 0.0);
            CHECK(gain < last_gain);
            last_gain = gain;
        }
    }
}

TEST_CASE("difficulty lowers absorption and raises the worth of own research", "[unit][agents][absorption]") {
    // Cohen and Levinthal (1989): gamma falls with beta; its slope in M rises with beta once M is not small.
    LearningConfig easy = testing::usual_learning();
    LearningConfig hard = easy;
    hard.difficulty = 3.0;
    const auto rate = [](double research, const LearningConfig& c) { return learning_rate(0.4, research, 1.0, LearningForm::absorptive, c); };
    for (double research = 1.0; research < 100.0; research *= 2.0) CHECK(rate(research, hard) < rate(research, easy));
    CHECK(rate(60.0, hard) - rate(50.0, hard) > rate(60.0, easy) - rate(50.0, easy));
    LearningConfig closed = easy;
    closed.spillover = 0.0;
    CHECK(rate(50.0, closed) == 0.0);
}

TEST_CASE("the rate of learning stays a share and is highest at the best distance", "[unit][agents][absorption]") {
    Chance chance(102);
    for (int i = 0; i < 2000; ++i) {
        LearningConfig c = random_learning(chance);
        c.rate = chance.uniform();
        const double research = chance.between(0.0, 500.0);
        const double openness = chance.between(0.0, 5.0);
        const double d = chance.uniform();
        const double rate = learning_rate(d, research, openness, LearningForm::inverted_u, c);
        CHECK(rate >= 0.0);
        CHECK(rate <= 1.0);
        CHECK(rate <= learning_rate(best_distance(c), research, openness, LearningForm::inverted_u, c) + 1e-15);
        CHECK(learning_rate(d, research, openness, LearningForm::absorptive, c) <= 1.0);
    }
    // At the best distance with full access the rate is the one that the scenario names, times absorption.
    const LearningConfig c = testing::usual_learning();
    CHECK(learning_rate(best_distance(c), 20.0, 1.0, LearningForm::inverted_u, c) == Approx(0.03 * (1.0 - std::exp(-1.0))));
}
