#pragma once
// How far a tree is cut back: the weakest link goes first, and cross validation says when to stop.

#include "analysis/experiments/discovery/cart.h"

#include <cstddef>
#include <vector>

namespace pactsim::discovery {

/// For every node the complexity from which on it is cut back to a leaf (or lies below one that is); infinity for a leaf that never has children.
/// Source: Breiman and others (1984), s. 3.3.
[[nodiscard]] std::vector<double> pruning_complexities(const Tree& tree);

/// The tree with every node cut back whose complexity is at most `complexity`, nodes renumbered.
[[nodiscard]] Tree pruned(const Tree& tree, const std::vector<double>& complexities, double complexity);

/// The fold of every case: a keyed order of the cases dealt out in turn, so that folds differ in size by one at most.
[[nodiscard]] std::vector<std::size_t> keyed_folds(std::size_t cases, std::size_t folds, std::uint64_t seed);

/// The pruning sequence of a grown tree with its cross-validated errors, and the tree chosen; no boxes yet.
[[nodiscard]] CartResult choose_pruning(const Tree& whole, const Sample& sample, const CartOptions& options);

}  // namespace pactsim::discovery
