#pragma once
// Question: does the partner act cooperatively, does the firm see it, and does the partnership end this month?
// Reads: reliability, regime, cultural distance, contact, trust, age of the tie.
// Source: model.md section 4 (conduct); honeymoon shape: Deeds and Rothaermel (2003), V12; learning race: Khanna, Gulati and Nohria (1998).

#include "scenarios/schema/config/project.h"
#include "sim/math.h"

#include <algorithm>
#include <cmath>

namespace pactsim {

/// Probability that a month's conduct looks cooperative to the firm: reliable conduct, softened by the regime, misread across cultural distance.
constexpr double cooperation_chance(double reliability, double regime_factor, double cultural_distance, double knowledge) {
    return reliability * regime_factor * (1.0 - cultural_distance * (1.0 - knowledge));
}

/// Shape of the dissolution hazard over the age of a tie: 0 at birth, highest at `peak`, fading after: (a/peak) exp(1 - a/peak).
inline double adolescence(double age_months, double peak_months) {
    const double x = age_months / peak_months;
    return x * math::exp(1.0 - x);
}

struct DissolutionView {
    double base_per_month = 0;
    double trust = 0;
    double age_months = 0;
    double regime_factor = 1;
    double dispute_factor = 1;
    double relief = 0;  // share of the hazard removed by mediation
};

/// Monthly hazard that a partnership ends: falls with trust, peaks in early adolescence, rises with tension.
inline double dissolution_hazard(const DissolutionView& v, const ConductConfig& c) {
    // From nothing at birth (honeymoon) to 1 + height at the peak, then down to the base.
    const double x = v.age_months / c.honeymoon_peak_months;
    const double shape = adolescence(v.age_months, c.honeymoon_peak_months);
    const double age = x < 1.0 ? (1.0 + c.honeymoon_height) * shape : 1.0 + c.honeymoon_height * shape;
    return v.base_per_month * age * math::exp(-c.trust_dissolution * (v.trust - 0.5)) * v.regime_factor * v.dispute_factor * (1.0 - v.relief);
}

/// No monthly hazard of an ending is above this, whatever the age of the tie and the trust in it.
inline double most_dissolution_hazard(double base_per_month, double regime_factor, double dispute_factor, const ConductConfig& c) {
    return (1.0 + 1e-9) * base_per_month * std::max(1.0, 1.0 + c.honeymoon_height) * math::exp(0.5 * std::fabs(c.trust_dissolution)) * regime_factor * dispute_factor;
}

/// Monthly hazard that a partner leaves a learning race: zero until it has closed the threshold part of the gap, then scaled by opportunism.
constexpr double race_hazard(double gap_closed, double opportunism, double threshold, double hazard_per_month) {
    return gap_closed > threshold ? hazard_per_month * opportunism : 0.0;
}

}  // namespace pactsim
