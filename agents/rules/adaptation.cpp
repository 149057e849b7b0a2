#include "agents/rules/adaptation.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

double measured_result(const Measured& m, double accuracy, double noise_gbp, double z) {
    const double systematic = accuracy * m.did_gbp + (1.0 - accuracy) * m.self_report_gbp;
    if (m.awards <= 0) return 0.0;
    // Evaluation on few awards, or done poorly, is noisy; a tenth stands for the least accuracy that a desk review has.
    return systematic + z * noise_gbp / std::sqrt(m.awards * std::max(0.1, accuracy));
}

void adapted_shares(std::span<const double> old_shares, std::span<const double> estimates, double speed, double floor, std::span<double> new_shares) {
    const auto n = static_cast<double>(old_shares.size());
    const double least = std::min(floor, 1.0 / n);  // more than an equal part cannot be kept for all
    double positive = 0.0;
    for (const double e : estimates) positive += std::max(0.0, e);
    double total = 0.0;
    for (std::size_t i = 0; i < old_shares.size(); ++i) {
        const double target = positive > 0.0 ? std::max(0.0, estimates[i]) / positive : old_shares[i];
        new_shares[i] = std::max(0.0, (1.0 - speed) * old_shares[i] + speed * target);
        total += new_shares[i];
    }
    for (double& share : new_shares) share = total > 0.0 ? share / total : 1.0 / n;
    // Lift the poorest to the floor at the cost of those above it, in proportion, until nobody is below.
    for (std::size_t round = 0; round < new_shares.size(); ++round) {
        double lacking = 0.0;
        double above = 0.0;
        for (const double share : new_shares) {
            if (share <= least) lacking += least - share;
            else above += share - least;
        }
        if (lacking <= 0.0 || above <= 0.0) break;
        const double part = std::min(1.0, lacking / above);
        for (double& share : new_shares) share = share <= least ? least : share - (share - least) * part;
    }
}

}  // namespace pactsim
