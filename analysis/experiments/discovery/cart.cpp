#include "analysis/experiments/discovery/cart.h"

#include "analysis/experiments/discovery/pruning.h"
#include "sim/error.h"

#include <algorithm>
#include <numeric>

namespace pactsim::discovery {

namespace {

struct Cut {
    std::size_t factor = 0;
    double threshold = 0.0;
    std::vector<std::uint8_t> labels_left;
    double impurity = 0.0;
};

double gini(std::size_t positives, std::size_t cases) {
    if (cases == 0) return 0.0;
    const double p = static_cast<double>(positives) / static_cast<double>(cases);
    return 2.0 * p * (1.0 - p);
}

// Tries each place at which a sorted row of groups can be cut; `place` says that the cut lies after group i.
struct Group {
    double value = 0.0;  // or the label
    std::size_t cases = 0, positives = 0;
};

struct Side {
    std::size_t cases = 0, positives = 0;
};

std::optional<std::pair<std::size_t, double>> best_place(const std::vector<Group>& groups, std::size_t min_leaf) {
    Side all, left;
    for (const Group& group : groups) {
        all.cases += group.cases;
        all.positives += group.positives;
    }
    std::optional<std::pair<std::size_t, double>> best;
    for (std::size_t i = 0; i + 1 < groups.size(); ++i) {
        left.cases += groups[i].cases;
        left.positives += groups[i].positives;
        const std::size_t right = all.cases - left.cases;
        if (left.cases < min_leaf || right < min_leaf) continue;
        const double impurity = (static_cast<double>(left.cases) * gini(left.positives, left.cases) + static_cast<double>(right) * gini(all.positives - left.positives, right)) /
                                static_cast<double>(all.cases);
        if (!best || impurity < best->second) best = std::pair(i, impurity);
    }
    return best;
}

std::vector<Group> groups_of(const Sample& sample, const std::vector<std::size_t>& rows, std::size_t factor) {
    std::vector<std::size_t> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) { return sample.at(a, factor) < sample.at(b, factor); });
    std::vector<Group> groups;
    for (const std::size_t row : sorted) {
        const double value = sample.at(row, factor);
        if (groups.empty() || groups.back().value != value) groups.push_back({value, 0, 0});
        ++groups.back().cases;
        groups.back().positives += sample.positive[row];
    }
    if (sample.factors[factor].labels.empty()) return groups;
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.positives * b.cases < b.positives * a.cases; });
    return groups;
}

std::optional<Cut> best_cut(const Sample& sample, const std::vector<std::size_t>& rows, const CartOptions& options) {
    std::optional<Cut> best;
    for (std::size_t f = 0; f < sample.factors.size(); ++f) {
        const std::vector<Group> groups = groups_of(sample, rows, f);
        const auto place = best_place(groups, std::max<std::size_t>(1, options.min_leaf));
        if (!place || (best && place->second >= best->impurity)) continue;
        Cut cut{f, 0.5 * (groups[place->first].value + groups[place->first + 1].value), {}, place->second};
        if (const std::size_t labels = sample.factors[f].labels.size(); labels > 0) {
            cut.labels_left.assign(labels, 0);
            for (std::size_t i = 0; i <= place->first; ++i) cut.labels_left[static_cast<std::size_t>(groups[i].value)] = 1;
        }
        best = std::move(cut);
    }
    return best;
}

bool goes_left(const TreeNode& node, double value) {
    return node.labels_left.empty() ? value <= node.threshold : node.labels_left[static_cast<std::size_t>(value)] != 0;
}

void grow_node(Tree& tree, std::size_t index, const Sample& sample, const std::vector<std::size_t>& rows, const CartOptions& options, std::size_t depth) {
    {
        TreeNode& node = tree.nodes[index];
        node.cases = rows.size();
        for (const std::size_t row : rows) node.positives += sample.positive[row];
        if (node.positives == 0 || node.positives == node.cases || node.cases < options.min_split || depth >= options.max_depth) return;
    }
    const std::optional<Cut> cut = best_cut(sample, rows, options);
    if (!cut || cut->impurity >= tree.nodes[index].gini()) return;
    const std::size_t left = tree.nodes.size();
    tree.nodes.resize(left + 2);
    TreeNode& node = tree.nodes[index];
    node.factor = cut->factor;
    node.threshold = cut->threshold;
    node.labels_left = cut->labels_left;
    node.impurity_after = cut->impurity;
    node.left = left;
    node.right = left + 1;
    std::vector<std::size_t> sides[2];
    for (const std::size_t row : rows) sides[goes_left(node, sample.at(row, cut->factor)) ? 0 : 1].push_back(row);
    grow_node(tree, left, sample, sides[0], options, depth + 1);
    grow_node(tree, left + 1, sample, sides[1], options, depth + 1);
}

// A later limit of one factor lies within the earlier ones, since its threshold lies between values that got this far.
void limit(FactorLimit& limits, const TreeNode& node, bool left) {
    if (node.labels_left.empty()) {
        (left ? limits.high : limits.low) = node.threshold;
        return;
    }
    for (std::size_t label = 0; label < node.labels_left.size(); ++label) {
        if ((node.labels_left[label] != 0) != left) limits.labels_in[label] = 0;
    }
}

}  // namespace

std::size_t Tree::leaves() const {
    return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), [](const TreeNode& node) { return node.leaf(); }));
}

std::size_t Tree::leaf_of(const Sample& sample, std::size_t row) const {
    std::size_t index = 0;
    while (!nodes[index].leaf()) {
        const TreeNode& node = nodes[index];
        index = goes_left(node, sample.at(row, node.factor.value())) ? node.left : node.right;
    }
    return index;
}

Tree grow(const Sample& sample, const CartOptions& options) {
    require_sound(sample);
    if (sample.cases() == 0) throw InvariantError("a tree needs at least one case");
    Tree tree;
    tree.nodes.resize(1);
    std::vector<std::size_t> rows(sample.cases());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    grow_node(tree, 0, sample, rows, options, 0);
    return tree;
}

Box box_of_leaf(const Tree& tree, const Sample& sample, std::size_t leaf) {
    std::vector<std::size_t> parent(tree.nodes.size(), tree.nodes.size());
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        if (tree.nodes[i].leaf()) continue;
        parent[tree.nodes[i].left] = i;
        parent[tree.nodes[i].right] = i;
    }
    std::vector<std::size_t> path{leaf};
    while (parent[path.back()] < tree.nodes.size()) path.push_back(parent[path.back()]);
    Box box = whole_box(sample);
    for (std::size_t i = path.size(); i-- > 1;) {
        const TreeNode& node = tree.nodes[path[i]];
        limit(box.limits[node.factor.value()], node, node.left == path[i - 1]);
    }
    measure(box, sample);
    return box;
}

CartResult cart(const Sample& sample, const CartOptions& options) {
    const Tree whole = grow(sample, options);
    CartResult result = choose_pruning(whole, sample, options);
    const double density = result.tree.nodes.front().density();
    for (std::size_t i = 0; i < result.tree.nodes.size(); ++i) {
        const TreeNode& node = result.tree.nodes[i];
        if (node.leaf() && node.density() > density) result.boxes.push_back(box_of_leaf(result.tree, sample, i));
    }
    std::stable_sort(result.boxes.begin(), result.boxes.end(), [](const Box& a, const Box& b) { return a.density > b.density; });
    return result;
}

}  // namespace pactsim::discovery
