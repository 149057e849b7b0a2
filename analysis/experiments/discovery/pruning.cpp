#include "analysis/experiments/discovery/pruning.h"

#include "analysis/draw_purposes.h"
#include "analysis/statistics/intervals.h"
#include "sim/draws.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pactsim::discovery {

namespace {

constexpr double never = std::numeric_limits<double>::infinity();

// Risk of a node as a leaf, in mean Gini impurity over all cases.
double own_risk(const Tree& tree, std::size_t index) {
    const TreeNode& node = tree.nodes[index];
    return node.gini() * static_cast<double>(node.cases) / static_cast<double>(tree.nodes.front().cases);
}

struct Branch {
    double risk = 0.0;
    std::size_t leaves = 0;
};

// Children come after their parent, so one pass from the end sees them first.
std::vector<Branch> branches(const Tree& tree, const std::vector<std::uint8_t>& cut_back) {
    std::vector<Branch> branch(tree.nodes.size());
    for (std::size_t i = tree.nodes.size(); i-- > 0;) {
        const TreeNode& node = tree.nodes[i];
        if (node.leaf() || cut_back[i] != 0) {
            branch[i] = {own_risk(tree, i), 1};
        } else {
            branch[i] = {branch[node.left].risk + branch[node.right].risk, branch[node.left].leaves + branch[node.right].leaves};
        }
    }
    return branch;
}

void cut_below(const Tree& tree, std::size_t index, double complexity, std::vector<double>& complexities, std::vector<std::uint8_t>& cut_back) {
    const TreeNode& node = tree.nodes[index];
    if (node.leaf()) return;
    if (cut_back[index] == 0) {
        cut_back[index] = 1;
        complexities[index] = complexity;
    }
    cut_below(tree, node.left, complexity, complexities, cut_back);
    cut_below(tree, node.right, complexity, complexities, cut_back);
}

// Twice the squared error of each case, predicted by trees that have not seen it, for each complexity.
std::vector<std::vector<double>> left_out_errors(const Sample& sample, const CartOptions& options, const std::vector<double>& complexities) {
    const std::vector<std::size_t> fold = keyed_folds(sample.cases(), options.folds, options.seed);
    std::vector<std::vector<double>> errors(complexities.size(), std::vector<double>(sample.cases(), 0.0));
    for (std::size_t k = 0; k < options.folds; ++k) {
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < sample.cases(); ++row) {
            if (fold[row] != k) rows.push_back(row);
        }
        if (rows.empty() || rows.size() == sample.cases()) continue;
        const Tree tree = grow(part_of(sample, rows), options);
        const std::vector<double> own = pruning_complexities(tree);
        for (std::size_t step = 0; step < complexities.size(); ++step) {
            const Tree cut = pruned(tree, own, complexities[step]);
            for (std::size_t row = 0; row < sample.cases(); ++row) {
                if (fold[row] != k) continue;
                const double gap = static_cast<double>(sample.positive[row]) - cut.nodes[cut.leaf_of(sample, row)].density();
                errors[step][row] = 2.0 * gap * gap;
            }
        }
    }
    return errors;
}

// Between two complexities of the sequence all trees are alike; their geometric middle stands for the range.
std::vector<double> middles(const std::vector<PruningStep>& sequence) {
    std::vector<double> values;
    for (std::size_t i = 0; i < sequence.size(); ++i) {
        values.push_back(i + 1 < sequence.size() ? std::sqrt(sequence[i].complexity * sequence[i + 1].complexity) : never);
    }
    return values;
}

std::vector<PruningStep> pruning_sequence(const Tree& whole, const std::vector<double>& complexities) {
    std::vector<double> steps{0.0};
    for (const double value : complexities) {
        if (std::isfinite(value) && value > 0.0) steps.push_back(value);
    }
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    std::vector<PruningStep> sequence;
    for (const double value : steps) {
        const Tree tree = pruned(whole, complexities, value);
        PruningStep step{value, tree.leaves()};
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) step.error += tree.nodes[i].leaf() ? own_risk(tree, i) : 0.0;
        sequence.push_back(step);
    }
    return sequence;
}

std::size_t chosen_step(const std::vector<PruningStep>& sequence, bool one_standard_error) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < sequence.size(); ++i) {
        if (sequence[i].cross_validated <= sequence[best].cross_validated) best = i;
    }
    if (!one_standard_error) return best;
    const double bound = sequence[best].cross_validated + sequence[best].standard_error;
    for (std::size_t i = sequence.size(); i-- > best;) {
        if (sequence[i].cross_validated <= bound) return i;
    }
    return best;
}

}  // namespace

std::vector<double> pruning_complexities(const Tree& tree) {
    std::vector<double> complexities(tree.nodes.size(), never);
    std::vector<std::uint8_t> cut_back(tree.nodes.size(), 0);
    double reached = 0.0;
    while (cut_back[0] == 0 && !tree.nodes[0].leaf()) {
        const std::vector<Branch> branch = branches(tree, cut_back);
        std::size_t weakest = 0;
        double least = never;
        for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
            if (tree.nodes[i].leaf() || cut_back[i] != 0) continue;
            const double price = (own_risk(tree, i) - branch[i].risk) / static_cast<double>(branch[i].leaves - 1);
            if (price >= least) continue;
            least = price;
            weakest = i;
        }
        reached = std::max(reached, least);
        cut_below(tree, weakest, reached, complexities, cut_back);
    }
    return complexities;
}

Tree pruned(const Tree& tree, const std::vector<double>& complexities, double complexity) {
    Tree cut;
    const auto copy = [&](std::size_t index) {
        const TreeNode& node = tree.nodes[index];
        cut.nodes.push_back(complexities[index] > complexity ? node : TreeNode{node.cases, node.positives});
    };
    copy(0);
    for (std::size_t i = 0; i < cut.nodes.size(); ++i) {
        if (cut.nodes[i].leaf()) continue;
        // Until its turn comes a copied node still names its children by their places in the uncut tree.
        const std::size_t left = cut.nodes[i].left, right = cut.nodes[i].right;
        cut.nodes[i].left = cut.nodes.size();
        cut.nodes[i].right = cut.nodes.size() + 1;
        copy(left);
        copy(right);
    }
    return cut;
}

std::vector<std::size_t> keyed_folds(std::size_t cases, std::size_t folds, std::uint64_t seed) {
    if (folds < 2) throw InvariantError("cross validation needs at least two folds");
    const Draws draws(seed, 0);
    std::vector<std::pair<std::uint64_t, std::size_t>> order;
    for (std::size_t row = 0; row < cases; ++row) {
        const Block block = draws.block(static_cast<std::uint32_t>(row), 0, 0, fold_purpose);
        order.emplace_back((std::uint64_t{block.word[0]} << 32) | block.word[1], row);
    }
    std::sort(order.begin(), order.end());
    std::vector<std::size_t> fold(cases);
    for (std::size_t i = 0; i < cases; ++i) fold[order[i].second] = i % folds;
    return fold;
}

CartResult choose_pruning(const Tree& whole, const Sample& sample, const CartOptions& options) {
    const std::vector<double> complexities = pruning_complexities(whole);
    CartResult result;
    result.sequence = pruning_sequence(whole, complexities);
    const std::vector<std::vector<double>> errors = left_out_errors(sample, options, middles(result.sequence));
    for (std::size_t i = 0; i < result.sequence.size(); ++i) {
        const statistics::MeanInterval mean = statistics::mean_interval(errors[i], 0.95);
        result.sequence[i].cross_validated = mean.mean.value_or(0.0);
        result.sequence[i].standard_error = mean.standard_error.value_or(0.0);
    }
    result.chosen = chosen_step(result.sequence, options.one_standard_error);
    result.tree = pruned(whole, complexities, result.sequence[result.chosen].complexity);
    return result;
}

}  // namespace pactsim::discovery
