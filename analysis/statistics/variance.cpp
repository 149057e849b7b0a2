#include "analysis/statistics/variance.h"

#include "analysis/statistics/intervals.h"
#include "sim/error.h"

#include <boost/math/distributions/fisher_f.hpp>

#include <cmath>

namespace pactsim::statistics {

namespace {

// Mean squares between futures and of the noise, with what one replicate counts for.
struct MeanSquares {
    double between = 0.0, noise = 0.0;
    double between_freedom = 0.0, noise_freedom = 0.0;
    double replicates = 0.0;  // effective number per future
};

void set_components(const MeanSquares& squares, VarianceComponents& result) {
    const double spread = squares.between / squares.replicates, noise = squares.noise / squares.replicates;
    result.spread_of_means = spread;
    result.noise_of_means = noise;
    const double ignorance = spread - noise;
    result.ignorance = ignorance;
    result.ignorance_negative = ignorance < 0.0;
    const double total = ignorance + *result.chance;
    if (ignorance >= 0.0 && total > 0.0) result.ignorance_share = ignorance / total;
    if (squares.noise > 0.0) {
        const boost::math::fisher_f law(squares.between_freedom, squares.noise_freedom);
        const double ratio = squares.between / squares.noise;
        result.p_value = std::isfinite(ratio) ? boost::math::cdf(boost::math::complement(law, ratio)) : 0.0;
    } else {
        result.p_value = squares.between > 0.0 ? 0.0 : 1.0;
    }
}

std::vector<double> means_of_rows(const Table& table) {
    std::vector<double> means;
    for (const auto& row : table) means.push_back(mean_of(row));
    return means;
}

// Sum of squared deviations within rows.
double squares_within(const Table& table) {
    double sum = 0.0;
    for (const auto& row : table) {
        if (row.size() > 1) sum += sample_variance(row) * static_cast<double>(row.size() - 1);
    }
    return sum;
}

// What both designs can say at once.
VarianceComponents first_look(const Table& table, const std::vector<double>& means) {
    VarianceComponents result;
    result.futures = table.size();
    for (const auto& row : table) result.observations += row.size();
    if (!means.empty()) result.mean = mean_of(means);
    if (result.observations > result.futures) result.chance = squares_within(table) / static_cast<double>(result.observations - result.futures);
    return result;
}

}  // namespace

VarianceComponents variance_between_independent(const Table& table) {
    for (const auto& row : table) {
        if (row.empty()) throw InvariantError("a future without replicates has no variance");
        require_finite(row, "replicates by future");
    }
    const std::vector<double> means = means_of_rows(table);
    VarianceComponents result = first_look(table, means);
    if (table.size() < 2) return result;
    const double k = static_cast<double>(table.size()), total = static_cast<double>(result.observations);
    // Deviations from the first mean, so that large levels cancel before they are weighted.
    double shift = 0.0, sizes_squared = 0.0;
    for (std::size_t p = 0; p < table.size(); ++p) {
        const double n = static_cast<double>(table[p].size());
        shift += n * (means[p] - means[0]) / total;
        sizes_squared += n * n;
    }
    MeanSquares squares;
    for (std::size_t p = 0; p < table.size(); ++p) {
        const double gap = means[p] - means[0] - shift;
        squares.between += static_cast<double>(table[p].size()) * gap * gap / (k - 1.0);
    }
    squares.replicates = (total - sizes_squared / total) / (k - 1.0);
    result.spread_of_means = squares.between / squares.replicates;
    if (!result.chance) return result;
    squares.noise = *result.chance;
    squares.between_freedom = k - 1.0;
    squares.noise_freedom = total - k;
    set_components(squares, result);
    return result;
}

VarianceComponents variance_between_shared(const Table& table) {
    const std::size_t replicates = require_rectangular(table, "replicates by future");
    if (!table.empty() && replicates == 0) throw InvariantError("a future without replicates has no variance");
    const std::vector<double> means = means_of_rows(table);
    VarianceComponents result = first_look(table, means);
    if (table.size() < 2) return result;
    const double k = static_cast<double>(table.size()), n = static_cast<double>(replicates);
    result.spread_of_means = sample_variance(means);
    if (replicates < 2) return result;
    double interaction = 0.0;
    std::vector<double> deviations(table.size());
    for (std::size_t r = 0; r < replicates; ++r) {
        for (std::size_t p = 0; p < table.size(); ++p) deviations[p] = table[p][r] - means[p];
        interaction += sample_variance(deviations) * (k - 1.0);
    }
    MeanSquares squares;
    squares.between = n * *result.spread_of_means;
    squares.between_freedom = k - 1.0;
    squares.noise_freedom = (k - 1.0) * (n - 1.0);
    squares.noise = interaction / squares.noise_freedom;
    squares.replicates = n;
    set_components(squares, result);
    return result;
}

}  // namespace pactsim::statistics
