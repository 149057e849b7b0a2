// The table of three alternatives in four futures, with every criterion; and what must not depend on the order of futures.

#include "analysis/statistics/robustness.h"

#include "sim/error.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

const Table outcomes{{10, 20, 30, 40}, {24, 25, 26, 25}, {0, 35, 20, 60}};

RobustOptions with_threshold(double threshold) {
    RobustOptions options;
    options.threshold = threshold;
    return options;
}

using Winners = std::vector<std::size_t>;

}  // namespace

TEST_CASE("three alternatives, four futures, eight criteria") {
    const auto scores = robust_scores(outcomes, {}, with_threshold(20));
    const double wanted[3][8] = {{20, 18.5, 10, 40, 25, 25, .75, 12.90994}, {35, 27.5, 24, 26, 25, 25, 1, .81650}, {24, 19.8, 0, 60, 28.75, 30, .75, 25.28998}};
    for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t c = 0; c < robust_criterion_count; ++c) {
            CHECK(*score_of(scores[a], static_cast<RobustCriterion>(c)) == Approx(wanted[a][c]).margin(5e-6));
        }
    }
    CHECK(best_by(scores, RobustCriterion::max_regret) == Winners{0});
    CHECK(best_by(scores, RobustCriterion::high_regret) == Winners{0});
    CHECK(best_by(scores, RobustCriterion::maximin) == Winners{1});
    CHECK(best_by(scores, RobustCriterion::maximax) == Winners{2});
    CHECK(best_by(scores, RobustCriterion::laplace) == Winners{2});
    CHECK(best_by(scores, RobustCriterion::hurwicz) == Winners{2});
    CHECK(best_by(scores, RobustCriterion::satisficing) == Winners{1});
    CHECK(best_by(scores, RobustCriterion::spread) == Winners{1});
}

TEST_CASE("regret is zero for the best in each future") {
    const Table regret = regrets(outcomes);
    CHECK(regret[0] == std::vector<double>{14, 15, 0, 20});
    CHECK(regret[1] == std::vector<double>{0, 10, 4, 35});
    CHECK(regret[2] == std::vector<double>{24, 0, 10, 0});
}

TEST_CASE("a weight of two is the future seen twice; a weight of zero is a future not seen") {
    const Table twice{{10, 20, 30, 40, 40}, {24, 25, 26, 25, 25}, {0, 35, 20, 60, 60}}, fewer{{10, 20, 30}, {24, 25, 26}, {0, 35, 20}};
    const auto weighted = robust_scores(outcomes, std::vector<double>{1, 1, 1, 2}, with_threshold(30)), counted = robust_scores(twice, {}, with_threshold(30));
    const auto dropped = robust_scores(outcomes, std::vector<double>{2, 2, 2, 0}, with_threshold(30)), left = robust_scores(fewer, {}, with_threshold(30));
    for (std::size_t a = 0; a < 3; ++a) {
        CHECK(weighted[a].laplace == Approx(counted[a].laplace));
        CHECK(*weighted[a].satisficing == Approx(*counted[a].satisficing));
        for (std::size_t c = 0; c < robust_criterion_count; ++c) {
            const auto criterion = static_cast<RobustCriterion>(c);
            CHECK(*score_of(dropped[a], criterion) == Approx(*score_of(left[a], criterion)));
        }
    }
}

TEST_CASE("one future, one alternative, none, ties") {
    const auto single = robust_scores({{5}, {7}}, {}, {});
    CHECK(single[0].max_regret == 2);
    CHECK(single[0].high_regret == 2);
    CHECK(single[0].spread == 0.0);
    CHECK_FALSE(single[0].satisficing);
    CHECK(best_by(single, RobustCriterion::satisficing).empty());
    const auto alone = robust_scores({{5, 9, 1}}, {}, {});
    CHECK(alone[0].max_regret == 0.0);
    CHECK(best_by(alone, RobustCriterion::laplace) == Winners{0});
    CHECK(robust_scores({}, {}, {}).empty());
    CHECK(robust_scores({{}, {}}, {}, {}).empty());
    // The null scheme equals its baseline in every future: both are best by everything.
    const auto tie = robust_scores({{0.1, 0.2, 0.3}, {0.1, 0.2, 0.3}}, {}, with_threshold(0.2));
    for (std::size_t c = 0; c < robust_criterion_count; ++c) CHECK(best_by(tie, static_cast<RobustCriterion>(c)) == Winners{0, 1});
    const auto constant = robust_scores({{0.1, 0.1, 0.1}}, {}, {});
    CHECK(constant[0].spread == 0.0);
    CHECK(constant[0].laplace == 0.1);
}

TEST_CASE("tables and options that cannot be") {
    CHECK_THROWS_AS(robust_scores({{1, 2}, {1}}, {}, {}), InvariantError);
    CHECK_THROWS_AS(robust_scores(outcomes, std::vector<double>{1, 1}, {}), InvariantError);
    CHECK_THROWS_AS(robust_scores(outcomes, std::vector<double>{1, 1, -1, 1}, {}), InvariantError);
    RobustOptions options;
    options.optimism = 2.0;
    CHECK_THROWS_AS(robust_scores(outcomes, {}, options), InvariantError);
}
