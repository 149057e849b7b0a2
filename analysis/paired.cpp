#include "analysis/paired.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace pactsim {

PairedDifference paired_difference(std::span<const double> without, std::span<const double> with, double confidence) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < std::min(without.size(), with.size()); ++r) {
        if (std::isfinite(without[r]) && std::isfinite(with[r])) differences.push_back(with[r] - without[r]);
    }
    PairedDifference d;
    d.pairs = differences.size();
    d.half_width = std::numeric_limits<double>::infinity();
    if (differences.empty()) return d;
    const double n = static_cast<double>(d.pairs);
    d.mean = std::accumulate(differences.begin(), differences.end(), 0.0) / n;
    d.all_zero = std::all_of(differences.begin(), differences.end(), [](double x) { return x == 0.0; });
    if (d.pairs < 2) return d;
    double squares = 0.0;
    for (const double x : differences) squares += (x - d.mean) * (x - d.mean);
    const double error = std::sqrt(squares / (n - 1.0) / n);
    const boost::math::students_t t(n - 1.0);
    d.half_width = error * boost::math::quantile(t, 0.5 + 0.5 * confidence);
    if (error > 0.0) d.p_value = 2.0 * boost::math::cdf(boost::math::complement(t, std::abs(d.mean) / error));
    else d.p_value = d.mean == 0.0 ? 1.0 : 0.0;
    return d;
}

std::vector<double> holm_adjusted(std::span<const double> p_values) {
    std::vector<std::size_t> order(p_values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] != p_values[b] ? p_values[a] < p_values[b] : a < b; });
    std::vector<double> adjusted(p_values.size());
    double highest = 0.0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        highest = std::max(highest, std::min(1.0, static_cast<double>(order.size() - k) * p_values[order[k]]));
        adjusted[order[k]] = highest;
    }
    return adjusted;
}

}  // namespace pactsim
