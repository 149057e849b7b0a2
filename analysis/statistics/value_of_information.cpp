#include "analysis/statistics/value_of_information.h"

#include "sim/error.h"

#include <algorithm>

namespace pactsim::statistics {

namespace {

std::vector<double> weighted_means(const Table& values, std::span<const double> shares) {
    std::vector<double> means;
    for (const auto& row : values) {
        double mean = 0.0;
        for (std::size_t s = 0; s < row.size(); ++s) mean += shares[s] * row[s];
        means.push_back(mean);
    }
    return means;
}

// net[alternative][draw] at one price.
Table net_benefits(const Table& effects, const Table& costs, double price) {
    Table net = effects;
    for (std::size_t a = 0; a < net.size(); ++a) {
        for (std::size_t s = 0; s < net[a].size(); ++s) net[a][s] = price * effects[a][s] - costs[a][s];
    }
    return net;
}

}  // namespace

std::vector<double> probability_best(const Table& values, std::span<const double> weights) {
    const std::size_t draws = require_rectangular(values, "draws of alternatives");
    const double equal = values.empty() ? 0.0 : 1.0 / static_cast<double>(values.size());
    if (draws == 0) return std::vector<double>(values.size(), equal);
    const std::vector<double> shares = normalised_weights(weights, draws);
    std::vector<double> result(values.size(), 0.0);
    for (std::size_t s = 0; s < draws; ++s) {
        double best = values.front()[s];
        for (const auto& row : values) best = std::max(best, row[s]);
        const auto ties = std::count_if(values.begin(), values.end(), [&](const auto& row) { return row[s] == best; });
        for (std::size_t a = 0; a < values.size(); ++a) {
            if (values[a][s] == best) result[a] += shares[s] / static_cast<double>(ties);
        }
    }
    return result;
}

double expected_value_of_perfect_information(const Table& values, std::span<const double> weights) {
    const std::size_t draws = require_rectangular(values, "draws of alternatives");
    if (draws == 0 || values.size() < 2) return 0.0;
    const std::vector<double> shares = normalised_weights(weights, draws);
    const std::vector<double> means = weighted_means(values, shares);
    const auto& preferred = values[static_cast<std::size_t>(std::max_element(means.begin(), means.end()) - means.begin())];
    // As the mean of what the preferred one falls short in each draw: no difference of two large means, so never below zero.
    double shortfall = 0.0;
    for (std::size_t s = 0; s < draws; ++s) {
        double best = preferred[s];
        for (const auto& row : values) best = std::max(best, row[s]);
        shortfall += shares[s] * (best - preferred[s]);
    }
    return shortfall;
}

std::vector<Acceptability> acceptability(const Table& effects, const Table& costs, std::span<const double> prices, std::span<const double> weights) {
    const std::size_t draws = require_rectangular(effects, "draws of effects");
    if (require_rectangular(costs, "draws of costs") != draws || costs.size() != effects.size()) throw InvariantError("effects and costs differ in shape");
    require_finite(prices, "prices of an effect");
    std::vector<Acceptability> result;
    for (const double price : prices) {
        Acceptability at;
        at.price = price;
        if (draws > 0) {
            const Table net = net_benefits(effects, costs, price);
            at.net_benefit = weighted_means(net, normalised_weights(weights, draws));
            at.probability = probability_best(net, weights);
            at.perfect_information = expected_value_of_perfect_information(net, weights);
            at.preferred = static_cast<std::size_t>(std::max_element(at.net_benefit.begin(), at.net_benefit.end()) - at.net_benefit.begin());
            at.frontier = at.probability[*at.preferred];
        }
        result.push_back(std::move(at));
    }
    return result;
}

std::vector<Acceptability> acceptability_of_difference(std::span<const double> effects, std::span<const double> costs, std::span<const double> prices,
                                                       std::span<const double> weights) {
    if (effects.size() != costs.size()) throw InvariantError("effects and costs differ in shape");
    const std::vector<double> none(effects.size(), 0.0);
    return acceptability({none, {effects.begin(), effects.end()}}, {none, {costs.begin(), costs.end()}}, prices, weights);
}

}  // namespace pactsim::statistics
