#pragma once
// Question: what does a firm make of a candidate after one more look?
// Reads: prior, signal, its noise; what sharpens a signal.
// Source: model.md section 4 (search): normal-normal posterior, so that noisy channels shrink to the prior.

#include "sim/math.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

struct Belief {
    double mean = 0;
    double precision = 0;  // 1 / variance
};

/// Posterior after a signal with precision `signal_precision` around the true value.
constexpr Belief updated(Belief prior, double signal, double signal_precision) {
    const double precision = prior.precision + signal_precision;
    return {(prior.mean * prior.precision + signal * signal_precision) / precision, precision};
}

/// What removes noise variance: each source removes its share of what is left.
struct Sharpening {
    double screening = 0, knowledge = 0, contact = 0, reputation = 0, support = 0;
};

/// Standard deviation of a signal after sharpening: sd sqrt(prod(1 - share)), never below a hundredth of the start.
inline double signal_sd(double sd, double channel_noise, const Sharpening& s) {
    const double left = (1.0 - s.screening) * (1.0 - s.knowledge) * (1.0 - s.contact) * (1.0 - s.reputation) * (1.0 - s.support);
    return sd * channel_noise * std::sqrt(std::max(left, 1e-4));
}

}  // namespace pactsim
