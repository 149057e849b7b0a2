#pragma once
// Question: how does a policy agent move its money between instruments after a year?
// Reads: noisy measured results of what it funds, never the truth.
// Source: rulings 5 (policy agent): y = e DiD + (1-e) self-report + N(0, v/(n e)); normal posterior with forgetting; budget by shares of positive estimates,
//         with a floor; Thompson: theta = m + sqrt(v) z.

#include "scenarios/schema/vocabulary.h"

#include <span>
#include <vector>

namespace pactsim {

struct Measured {
    double did_gbp = 0;          // difference in differences per award
    double self_report_gbp = 0;  // what clients say, per award
    int awards = 0;
};

/// What the agent believes it measured, per award. `z` is a standard normal draw. With no accuracy at all it is what clients say, with the noise of a desk review.
double measured_result(const Measured& m, double accuracy, double noise_gbp, double z);

struct Posterior {
    double mean = 0;
    double precision = 0;
};

/// Normal posterior with forgetting: the old precision counts with `retention`.
constexpr Posterior updated(Posterior prior, double result, double result_precision, double retention) {
    const double old = prior.precision * retention;
    const double precision = old + result_precision;
    if (precision <= 0.0) return prior;
    return {(prior.mean * old + result * result_precision) / precision, precision};
}

/// New budget shares: the old ones moved by `speed` towards estimates per GBP (negative ones count as zero), none below `floor`, summing to 1.
void adapted_shares(std::span<const double> old_shares, std::span<const double> estimates, double speed, double floor, std::span<double> new_shares);

}  // namespace pactsim
