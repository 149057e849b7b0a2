#include <catch2/catch.hpp>

#include "analysis/experiments/discovery/cart.h"
#include "analysis/experiments/discovery/prim.h"
#include "analysis/experiments/discovery/pruning.h"
#include "tests/unit/experiments/sobol_points.h"

#include "sim/draws.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace pactsim;
using namespace pactsim::discovery;

namespace {

// 1024 points of Sobol's sequence, of interest where x1 > 0.7 and x2 < 0.4.
Sample corner() {
    Sample sample;
    sample.factors = {{"x1", "", {}}, {"x2", "", {}}, {"x3", "", {}}};
    sample.values = sobol_points(3, 1024);
    for (std::size_t row = 0; row < 1024; ++row) sample.positive.push_back(sample.at(row, 0) > 0.7 && sample.at(row, 1) < 0.4 ? 1 : 0);
    return sample;
}

// A factor with labels, one with order: of interest where regime is closed and x > 0.5, with a few exceptions.
Sample regimes() {
    Sample sample;
    sample.factors = {{"regime", "", {"open", "quota", "closed"}}, {"x", "", {}}};
    const std::vector<double> points = sobol_points(2, 600);
    for (std::size_t row = 0; row < 600; ++row) {
        const double regime = std::floor(3.0 * points[2 * row]), x = points[2 * row + 1];
        sample.values.insert(sample.values.end(), {regime, x});
        const bool inside = regime == 2.0 && x > 0.5;
        sample.positive.push_back((inside ? row % 10 != 0 : row % 50 == 0) ? 1 : 0);
    }
    return sample;
}

}  // namespace

TEST_CASE("PRIM walks from all cases to the corner in 41 boxes") {
    const Sample sample = corner();
    REQUIRE(sample.positives() == 124);
    const PrimResult found = prim(sample, {});
    CHECK(found.trajectory.size() == 41);
    CHECK(found.peels == 40);
    const Box& last = found.trajectory.back();
    CHECK(last.mass == Approx(0.1211).margin(5e-5));
    CHECK(last.coverage == 1.0);
    CHECK(last.density == 1.0);
    CHECK(found.chosen == 40);
    CHECK(last.restricted() == 2);
    CHECK_FALSE(last.limits[2].restricted());
    CHECK(last.limits[0].low.value() == Approx(0.7).margin(2e-3));
    CHECK(last.limits[1].high.value() == Approx(0.4).margin(2e-3));
    for (std::size_t i = 1; i < found.trajectory.size(); ++i) {
        CHECK(found.trajectory[i].cases < found.trajectory[i - 1].cases);
        CHECK(found.trajectory[i].density >= found.trajectory[i - 1].density);
    }
    CHECK(in_words(last, sample, "'both' loses to 'grant'") == "'both' loses to 'grant' in 100 % of futures where x1 > 0.698 and x2 < 0.401 (12 % of futures; coverage 1.00)");
}

TEST_CASE("Peeling by density alone finds the same corner") {
    PrimOptions options;
    options.objective = PeelObjective::density;
    const PrimResult found = prim(corner(), options);
    CHECK(found.trajectory.size() == 41);
    CHECK(found.trajectory.back().cases == 124);
}

TEST_CASE("Quasi-p values follow the binomial law") {
    // Ten cases, a box x > 4.5 with five cases, four of them positive; all in all five of ten are.
    Sample sample;
    sample.factors = {{"x", "", {}}};
    for (int i = 0; i < 10; ++i) sample.values.push_back(i);
    sample.positive = {1, 0, 0, 0, 0, 1, 1, 1, 1, 0};
    Box box = whole_box(sample);
    box.limits[0].low = 4.5;
    measure(box, sample);
    CHECK(box.cases == 5);
    CHECK(box.density == Approx(0.8));
    CHECK(box.coverage == Approx(0.8));
    CHECK(box.mass == Approx(0.5));
    const std::vector<LimitTest> tests = limit_tests(box, sample);
    REQUIRE(tests.size() == 1);
    CHECK(tests[0].density_without == Approx(0.5));
    CHECK(tests[0].quasi_p == Approx(6.0 / 32.0));  // (5 + 1) / 2^5
}

TEST_CASE("Labels are peeled and pasted one at a time and told by name") {
    const Sample sample = regimes();
    const PrimResult found = prim(sample, {});
    const Box& box = found.trajectory[found.chosen];
    CHECK(box.limits[0].labels_in == std::vector<std::uint8_t>{0, 0, 1});
    CHECK(box.limits[1].low.value() == Approx(0.5).margin(0.05));
    CHECK(limits_in_words(box, sample).substr(0, 21) == "regime is closed and ");
    const CartResult tree = cart(sample, {});
    REQUIRE_FALSE(tree.boxes.empty());
    CHECK(tree.boxes.front().limits[0].labels_in == std::vector<std::uint8_t>{0, 0, 1});
    CHECK(tree.boxes.front().limits[1].low.value() == Approx(0.5).margin(0.03));
}

TEST_CASE("Pasting takes back what greedy peeling cut off") {
    // Two clumps of positives leave a box that peeling of 30 % at a time overshoots.
    Sample sample;
    sample.factors = {{"x", "", {}}};
    for (int i = 0; i < 100; ++i) {
        sample.values.push_back(i);
        sample.positive.push_back(i >= 55 && i != 60 && i != 61 ? 1 : 0);
    }
    PrimOptions options;
    options.peel = 0.3;
    options.paste = 0.02;
    options.min_mass = 0.2;
    const PrimResult found = prim(sample, options);
    CHECK(found.trajectory.size() >= found.peels + 1);
    for (std::size_t i = found.peels + 1; i < found.trajectory.size(); ++i) {
        CHECK(found.trajectory[i].density > found.trajectory[i - 1].density);
        CHECK(found.trajectory[i].cases > found.trajectory[i - 1].cases);
    }
}

TEST_CASE("Two separate regions come out as two boxes") {
    Sample sample;
    sample.factors = {{"x", "", {}}, {"y", "", {}}};
    sample.values = sobol_points(2, 1024);
    for (std::size_t row = 0; row < 1024; ++row) {
        const double x = sample.at(row, 0), y = sample.at(row, 1);
        sample.positive.push_back((x < 0.3 && y < 0.3) || (x > 0.7 && y > 0.7) ? 1 : 0);
    }
    const std::vector<Box> boxes = prim_cover(sample, {}, 4);
    REQUIRE(boxes.size() >= 2);
    CHECK(boxes[0].coverage + boxes[1].coverage > 0.9);
    CHECK(boxes[0].density > 0.9);
    CHECK(boxes[1].density > 0.9);
}

TEST_CASE("Stability tells the factors that matter from one that does not") {
    const Sample sample = corner();
    const PrimResult found = prim(sample, {});
    const PrimStability stability = prim_stability(sample, found.trajectory[found.chosen], {}, 20, 7);
    CHECK(stability.limited[0] == 1.0);
    CHECK(stability.limited[1] == 1.0);
    CHECK(stability.limited[2] < 0.5);
    CHECK(stability.density_low <= stability.density_high);
    CHECK(stability.density_low > 0.8);
    CHECK(prim_stability(sample, found.trajectory[found.chosen], {}, 20, 7).limited == stability.limited);
}

TEST_CASE("Samples without a case of interest, or with nothing else, have one box") {
    Sample sample = corner();
    std::fill(sample.positive.begin(), sample.positive.end(), std::uint8_t{0});
    CHECK(prim(sample, {}).trajectory.size() == 1);
    CHECK(cart(sample, {}).tree.nodes.size() == 1);
    std::fill(sample.positive.begin(), sample.positive.end(), std::uint8_t{1});
    CHECK(prim(sample, {}).trajectory.size() == 1);
    CHECK(cart(sample, {}).boxes.empty());
    sample.values[5] = NAN;
    CHECK_THROWS_AS(prim(sample, {}), InvariantError);
}

TEST_CASE("CART cuts x1 at 0.69970703, then x2 at 0.40087891") {
    const Sample sample = corner();
    const Tree tree = grow(sample, {});
    const TreeNode& root = tree.nodes[0];
    CHECK(root.factor.value() == 0);
    CHECK(root.threshold == Approx(0.69970703).margin(5e-9));
    CHECK(root.impurity_after == Approx(0.144365839).margin(5e-10));
    const TreeNode& right = tree.nodes[root.right];
    CHECK(right.cases == 307);
    CHECK(right.factor.value() == 1);
    CHECK(right.threshold == Approx(0.40087891).margin(5e-9));
    CHECK(right.impurity_after == 0.0);
    CHECK(tree.leaves() == 3);
    const CartResult chosen = cart(sample, {});
    CHECK(chosen.tree.leaves() == 3);
    REQUIRE(chosen.boxes.size() == 1);
    CHECK(chosen.boxes[0].coverage == 1.0);
    CHECK(chosen.boxes[0].density == 1.0);
    CHECK(chosen.boxes[0].cases == 124);
}

TEST_CASE("Pruning by hand: the weakest link goes first") {
    // Root 40 cases, 20 positive; x splits 20/20 into 18 and 2 positives; the left half is split by y into 10 of 10 and 8 of 10, the right by y into 2 of 10 and 0 of 10.
    Tree tree;
    tree.nodes.resize(7);
    const auto set = [&](std::size_t i, std::size_t cases, std::size_t positives) {
        tree.nodes[i].cases = cases;
        tree.nodes[i].positives = positives;
    };
    set(0, 40, 20);
    set(1, 20, 18);
    set(2, 20, 2);
    set(3, 10, 10);
    set(4, 10, 8);
    set(5, 10, 2);
    set(6, 10, 0);
    const auto split = [&](std::size_t i, std::size_t left) {
        tree.nodes[i].factor = 0;
        tree.nodes[i].left = left;
        tree.nodes[i].right = left + 1;
    };
    split(0, 1);
    split(1, 3);
    split(2, 5);
    const std::vector<double> complexity = pruning_complexities(tree);
    // Node 1 as a leaf: 2 x .9 x .1 x 20/40 = .09; its leaves: 2 x .8 x .2 x 10/40 = .08; price .01. Node 2 the same. Then the root: .5 less .18.
    CHECK(complexity[1] == Approx(0.01));
    CHECK(complexity[2] == Approx(0.01));
    CHECK(complexity[0] == Approx(0.32));
    CHECK(pruned(tree, complexity, 0.0).leaves() == 4);
    CHECK(pruned(tree, complexity, 0.1).leaves() == 2);
    CHECK(pruned(tree, complexity, 0.5).leaves() == 1);
}

TEST_CASE("Cross validation prunes a tree grown on noise to its root") {
    Sample sample = corner();
    for (std::size_t row = 0; row < sample.cases(); ++row) sample.positive[row] = uniform(Draws(3, 0).block(static_cast<std::uint32_t>(row), 0, 0, 7).word[0]) < 0.3 ? 1 : 0;
    const CartResult found = cart(sample, {});
    CHECK(found.sequence.front().leaves > 20);
    CHECK(found.tree.leaves() == 1);
    CHECK(found.sequence.front().error < found.sequence.back().error);
    CHECK(found.sequence.front().cross_validated > found.sequence.back().cross_validated);
}

TEST_CASE("Folds differ in size by one at most and depend on the seed alone") {
    const std::vector<std::size_t> folds = keyed_folds(103, 10, 5);
    std::vector<int> sizes(10, 0);
    for (const std::size_t fold : folds) ++sizes[fold];
    CHECK(*std::max_element(sizes.begin(), sizes.end()) == 11);
    CHECK(*std::min_element(sizes.begin(), sizes.end()) == 10);
    CHECK(keyed_folds(103, 10, 5) == folds);
    CHECK(keyed_folds(103, 10, 6) != folds);
}
