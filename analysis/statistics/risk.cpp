#include "analysis/statistics/risk.h"

#include "analysis/statistics/checks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace pactsim::statistics {

namespace {

// Mean of the first `share` of the sorted values, the one at the edge in part.
double mean_of_first(std::span<const double> sorted, double share) {
    const double wanted = share * static_cast<double>(sorted.size());
    if (wanted <= 1.0) return sorted.front();
    double sum = 0.0, taken = 0.0;
    for (const double value : sorted) {
        const double part = std::min(1.0, wanted - taken);
        if (part <= 0.0) break;
        sum += part * (value - sorted.front());  // from the worst, exact for equal values
        taken += part;
    }
    return sorted.front() + sum / taken;
}

}  // namespace

std::optional<double> value_at_risk(std::span<const double> losses, double level) {
    require_share(level, "the level of a risk");
    require_finite(losses, "losses");
    if (losses.empty()) return std::nullopt;
    std::vector<double> sorted(losses.begin(), losses.end());
    std::sort(sorted.begin(), sorted.end());
    // A product such as .07 x 100 may end just above the whole number that it stands for.
    const double rank = std::ceil(level * static_cast<double>(sorted.size()) - 1e-9);
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(std::max(1.0, rank)) - 1)];
}

std::optional<double> conditional_value_at_risk(std::span<const double> losses, double level) {
    require_share(level, "the level of a risk");
    require_finite(losses, "losses");
    if (losses.empty()) return std::nullopt;
    std::vector<double> sorted(losses.begin(), losses.end());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    return mean_of_first(sorted, 1.0 - level);
}

std::optional<double> mean_of_worst(std::span<const double> gains, double share) {
    require_share(share, "the share of the worst");
    require_finite(gains, "gains");
    if (gains.empty()) return std::nullopt;
    std::vector<double> sorted(gains.begin(), gains.end());
    std::sort(sorted.begin(), sorted.end());
    return mean_of_first(sorted, share);
}

}  // namespace pactsim::statistics
