#include "analysis/statistics/multiple.h"

#include "analysis/paired.h"
#include "sim/error.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace pactsim::statistics {

namespace {

void require_p_values(std::span<const double> p_values) {
    for (const double p : p_values) {
        if (!(p >= 0.0 && p <= 1.0)) throw InvariantError("a p-value must lie from 0 to 1");
    }
}

// From the largest p-value down: the smallest so far of p x factor(rank), rank 1 = the smallest p-value.
template <class Factor>
std::vector<double> step_up(std::span<const double> p_values, Factor factor) {
    require_p_values(p_values);
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] != p_values[b] ? p_values[a] < p_values[b] : a < b; });
    std::vector<double> adjusted(p_values.size());
    double lowest = 1.0;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t i = order[rank - 1];
        lowest = std::min(lowest, p_values[i] * factor(static_cast<double>(rank)));
        adjusted[i] = lowest;
    }
    return adjusted;
}

std::vector<PairDifference> joint_intervals(const Table& table, const std::vector<std::pair<std::size_t, std::size_t>>& pairs, double joint_confidence) {
    require_rectangular(table, "a comparison of alternatives");
    require_share(joint_confidence, "the joint confidence of intervals");
    std::vector<PairDifference> result;
    for (const auto& [first, second] : pairs) {
        const double confidence = 1.0 - (1.0 - joint_confidence) / static_cast<double>(pairs.size());
        result.push_back({first, second, paired_interval(table[second], table[first], confidence)});
    }
    return result;
}

}  // namespace

std::vector<double> bonferroni_adjusted(std::span<const double> p_values) {
    require_p_values(p_values);
    std::vector<double> adjusted(p_values.begin(), p_values.end());
    for (double& p : adjusted) p = std::min(1.0, p * static_cast<double>(p_values.size()));
    return adjusted;
}

std::vector<double> holm_adjusted_p(std::span<const double> p_values) {
    require_p_values(p_values);
    return holm_adjusted(p_values);
}

std::vector<double> hochberg_adjusted(std::span<const double> p_values) {
    const double count = static_cast<double>(p_values.size());
    return step_up(p_values, [=](double rank) { return count - rank + 1.0; });
}

std::vector<double> benjamini_hochberg_adjusted(std::span<const double> p_values) {
    const double count = static_cast<double>(p_values.size());
    return step_up(p_values, [=](double rank) { return count / rank; });
}

std::vector<PairDifference> joint_pair_intervals(const Table& table, double joint_confidence) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = i + 1; j < table.size(); ++j) pairs.emplace_back(i, j);
    }
    return joint_intervals(table, pairs, joint_confidence);
}

std::vector<PairDifference> joint_control_intervals(const Table& table, std::size_t control, double joint_confidence) {
    if (control >= table.size()) throw InvariantError("the control is not one of the alternatives");
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (i != control) pairs.emplace_back(i, control);
    }
    return joint_intervals(table, pairs, joint_confidence);
}

std::vector<bool> unbeaten(const Table& table, double confidence) {
    std::vector<bool> stands(table.size(), true);
    if (table.size() < 2) return stands;
    for (const PairDifference& pair : joint_pair_intervals(table, confidence)) {
        if (!pair.difference.interval) continue;
        if (pair.difference.interval->low > 0.0) stands[pair.second] = false;
        if (pair.difference.interval->high < 0.0) stands[pair.first] = false;
    }
    return stands;
}

}  // namespace pactsim::statistics
