#include "analysis/experiments/calibration/problem.h"

#include "sim/error.h"

#include <algorithm>
#include <cmath>

namespace pactsim::calibration {

double Target::gap(double output) const {
    const double miss = output - value;
    if (side == TargetSide::at_least) return std::min(miss, 0.0);
    return side == TargetSide::at_most ? std::max(miss, 0.0) : miss;
}

double Target::scale() const {
    const double variance = observation_variance + discrepancy_variance;
    return variance > 0.0 ? std::sqrt(variance) : 1.0;
}

std::vector<double> Problem::values_at(std::span<const double> unit) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < parameters.size(); ++i) values.push_back(parameters[i].value_at(unit[i]));
    return values;
}

void require_sound(const Problem& problem) {
    if (problem.parameters.empty()) throw UsageError("a calibration needs at least one uncertain factor");
    if (std::all_of(problem.targets.begin(), problem.targets.end(), [](const Target& target) { return target.held_back; })) {
        throw UsageError("a calibration needs at least one target that is not held back");
    }
    for (const Target& target : problem.targets) {
        if (!std::isfinite(target.value) || !(target.observation_variance >= 0.0) || !(target.discrepancy_variance >= 0.0)) {
            throw InvariantError("a target has a value or variance that is not a number");
        }
    }
}

}  // namespace pactsim::calibration
