#include "analysis/statistics/checks.h"

#include "sim/error.h"

#include <cmath>
#include <string>

namespace pactsim::statistics {

namespace {

[[noreturn]] void refuse(std::string_view what, const char* rule) {
    std::string text(what);
    text += rule;
    throw InvariantError(text);
}

}  // namespace

void require_finite(std::span<const double> values, std::string_view what) {
    for (const double value : values) {
        if (!std::isfinite(value)) refuse(what, ": a value is not a finite number");
    }
}

void require_share(double share, std::string_view what) {
    if (!(share > 0.0 && share < 1.0)) refuse(what, " must lie between 0 and 1");
}

void require_positive(double value, std::string_view what) {
    if (!(std::isfinite(value) && value > 0.0)) refuse(what, " must be above zero");
}

std::size_t require_rectangular(const Table& table, std::string_view what) {
    const std::size_t length = table.empty() ? 0 : table.front().size();
    for (const auto& row : table) {
        if (row.size() != length) refuse(what, ": the rows differ in length");
        require_finite(row, what);
    }
    return length;
}

std::vector<double> normalised_weights(std::span<const double> weights, std::size_t count) {
    if (weights.empty()) return std::vector<double>(count, count == 0 ? 0.0 : 1.0 / static_cast<double>(count));
    if (weights.size() != count) refuse("weights", ": not one for each value");
    require_finite(weights, "weights");
    double total = 0.0;
    for (const double weight : weights) {
        if (weight < 0.0) refuse("weights", " cannot be negative");
        total += weight;
    }
    require_positive(total, "the sum of the weights");
    std::vector<double> shares(weights.begin(), weights.end());
    for (double& share : shares) share /= total;
    return shares;
}

}  // namespace pactsim::statistics
