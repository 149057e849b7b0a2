#pragma once
// A classification tree: the space of factors cut in two again and again, each time where it tells most about which cases are of interest.

#include "analysis/experiments/discovery/box.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pactsim::discovery {

/// A node. Cases whose factor is at most `threshold`, or whose label is marked, go left.
struct TreeNode {
    std::size_t cases = 0, positives = 0;
    std::optional<std::size_t> factor{};      // none for a leaf
    double threshold = 0.0;                   // midway between neighbouring values
    std::vector<std::uint8_t> labels_left{};  // of a factor without order
    std::size_t left = 0, right = 0;          // nodes; children come after their parent
    double impurity_after = 0.0;              // Gini impurity of the children, weighted by their cases

    [[nodiscard]] bool leaf() const { return !factor; }
    [[nodiscard]] double density() const { return cases == 0 ? 0.0 : static_cast<double>(positives) / static_cast<double>(cases); }
    /// 2 p (1 - p).
    [[nodiscard]] double gini() const { return 2.0 * density() * (1.0 - density()); }
};

/// Nodes; [0] is the root.
struct Tree {
    std::vector<TreeNode> nodes;
    [[nodiscard]] std::size_t leaves() const;
    /// The leaf of a case.
    [[nodiscard]] std::size_t leaf_of(const Sample& sample, std::size_t row) const;
};

struct CartOptions {
    std::size_t min_split = 20;   // cases below which a node is not cut
    std::size_t min_leaf = 7;     // cases that each side must keep
    std::size_t max_depth = 12;
    std::size_t folds = 10;       // of cross validation
    std::uint64_t seed = 1;       // of the folds
    bool one_standard_error = true;  // the smallest tree within one standard error of the best, else the best
};

/// Grows the whole tree. Labels are cut in the order of their density, which finds the best of all cuts in two classes (Breiman and others 1984, theorem 4.5).
/// Throws InvariantError for an unsound or empty sample. Source: Breiman, Friedman, Olshen and Stone (1984), Classification and Regression Trees.
[[nodiscard]] Tree grow(const Sample& sample, const CartOptions& options);

/// One tree of the pruning sequence.
struct PruningStep {
    double complexity = 0.0;  // price of a leaf from which on this tree is the best, in mean Gini impurity
    std::size_t leaves = 0;
    double error = 0.0;           // of the tree itself: mean Gini impurity of its leaves
    double cross_validated = 0.0; // twice the mean squared error of the predicted share in the left-out folds: the same scale
    double standard_error = 0.0;
};

/// The tree pruned as far as cross validation says, and how it was found.
struct CartResult {
    Tree tree;
    std::vector<PruningStep> sequence;  // from the whole tree to the root
    std::size_t chosen = 0;             // row of sequence
    std::vector<Box> boxes;             // leaves denser than the root, densest first
};

/// Weakest-link pruning with folds drawn by key. Throws as above.
[[nodiscard]] CartResult cart(const Sample& sample, const CartOptions& options);

/// The leaf as a box, measured on the sample.
[[nodiscard]] Box box_of_leaf(const Tree& tree, const Sample& sample, std::size_t leaf);

}  // namespace pactsim::discovery
