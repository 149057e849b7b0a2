#include "analysis/experiments/designs/discrepancy.h"

#include "sim/error.h"

#include <cmath>

namespace pactsim {

double centred_discrepancy(std::span<const double> points, std::size_t dimensions) {
    if (dimensions == 0 || points.empty() || points.size() % dimensions != 0) throw InvariantError("a discrepancy is asked of points that are not a table");
    const std::size_t n = points.size() / dimensions;
    double single = 0, pairs = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double product = 1;
        for (std::size_t k = 0; k < dimensions; ++k) {
            const double off = std::fabs(points[i * dimensions + k] - 0.5);
            product *= 1 + 0.5 * off - 0.5 * off * off;
        }
        single += product;
        for (std::size_t j = 0; j < n; ++j) {
            double both = 1;
            for (std::size_t k = 0; k < dimensions; ++k) {
                const double a = points[i * dimensions + k], b = points[j * dimensions + k];
                both *= 1 + 0.5 * std::fabs(a - 0.5) + 0.5 * std::fabs(b - 0.5) - 0.5 * std::fabs(a - b);
            }
            pairs += both;
        }
    }
    const auto count = static_cast<double>(n);
    return std::pow(13.0 / 12.0, static_cast<double>(dimensions)) - 2 / count * single + pairs / (count * count);
}

}  // namespace pactsim
