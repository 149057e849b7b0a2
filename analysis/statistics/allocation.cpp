#include "analysis/statistics/allocation.h"

#include "analysis/statistics/checks.h"
#include "sim/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pactsim::statistics {

namespace {

std::vector<double> equal_shares(std::size_t count) {
    return std::vector<double>(count, count == 0 ? 0.0 : 1.0 / static_cast<double>(count));
}

// Weights of all but the best, relative to each other.
std::vector<double> weights_of_others(std::span<const double> means, std::span<const double> sds, std::size_t best) {
    std::vector<double> gaps(means.size());
    double smallest = 0.0;  // the smallest gap above zero, as the unit: ratios cannot overflow
    bool tie = false;
    for (std::size_t i = 0; i < means.size(); ++i) {
        gaps[i] = std::abs(means[i] - means[best]);
        if (i == best || sds[i] == 0.0) continue;
        if (gaps[i] == 0.0)
            tie = true;
        else if (smallest == 0.0 || gaps[i] < smallest)
            smallest = gaps[i];
    }
    const double widest = *std::max_element(sds.begin(), sds.end());
    std::vector<double> weights(means.size(), 0.0);
    for (std::size_t i = 0; i < means.size(); ++i) {
        if (i == best || sds[i] == 0.0) continue;
        const double spread = sds[i] / widest, gap = tie ? (gaps[i] == 0.0 ? 1.0 : 0.0) : gaps[i] / smallest;
        if (gap > 0.0) weights[i] = (spread / gap) * (spread / gap);
    }
    return weights;
}

}  // namespace

std::vector<double> ocba_fractions(std::span<const double> means, std::span<const double> sds, Better better) {
    if (means.size() != sds.size()) throw InvariantError("an allocation needs a spread for each mean");
    require_finite(means, "an allocation");
    require_finite(sds, "an allocation");
    if (std::any_of(sds.begin(), sds.end(), [](double sd) { return sd < 0.0; })) throw InvariantError("a standard deviation cannot be negative");
    const bool varies = std::any_of(sds.begin(), sds.end(), [](double sd) { return sd > 0.0; });
    if (means.size() < 2 || !varies) return equal_shares(means.size());
    const auto top = better == Better::larger ? std::max_element(means.begin(), means.end()) : std::min_element(means.begin(), means.end());
    const auto best = static_cast<std::size_t>(top - means.begin());
    std::vector<double> weights = weights_of_others(means, sds, best);
    double squares = 0.0;
    for (std::size_t i = 0; i < means.size(); ++i) {
        if (weights[i] > 0.0) squares += (weights[i] / sds[i]) * (weights[i] / sds[i]);
    }
    // If the best alone varies, it alone needs runs.
    weights[best] = squares > 0.0 ? sds[best] * std::sqrt(squares) : 1.0;
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& weight : weights) weight /= total;
    return weights;
}

std::vector<std::size_t> allocate_runs(std::span<const double> fractions, std::span<const std::size_t> runs_so_far, std::size_t extra) {
    if (fractions.size() != runs_so_far.size()) throw InvariantError("an allocation needs a number of runs for each share");
    if (fractions.empty()) {
        if (extra > 0) throw InvariantError("there is nothing to give runs to");
        return {};
    }
    const std::vector<double> shares = normalised_weights(fractions, fractions.size());
    std::vector<bool> takes(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) takes[i] = shares[i] > 0.0;
    std::vector<double> wanted(shares.size(), 0.0);
    // Who has had more than its share leaves; the rest share what they have and the extra; again until nobody leaves.
    for (bool changed = true; changed;) {
        changed = false;
        double budget = static_cast<double>(extra), share_left = 0.0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (takes[i]) budget += static_cast<double>(runs_so_far[i]), share_left += shares[i];
        }
        for (std::size_t i = 0; i < shares.size(); ++i) {
            wanted[i] = takes[i] ? budget * shares[i] / share_left - static_cast<double>(runs_so_far[i]) : 0.0;
            if (wanted[i] < 0.0) takes[i] = false, changed = true, wanted[i] = 0.0;
        }
    }
    std::vector<std::size_t> given(shares.size()), order(shares.size());
    std::size_t total = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) total += given[i] = std::min(extra - total, static_cast<std::size_t>(wanted[i]));
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return wanted[a] - std::floor(wanted[a]) > wanted[b] - std::floor(wanted[b]); });
    for (std::size_t k = 0; total < extra; k = (k + 1) % order.size()) {
        if (takes[order[k]]) ++given[order[k]], ++total;
    }
    return given;
}

}  // namespace pactsim::statistics
