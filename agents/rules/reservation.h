#pragma once
// Question: how good must a candidate be for a searching firm to stop looking?
// Reads: cost of a month of search, rate of candidates, spread of posterior means, runway.
// Source: rulings 5 (reservation): R* solves c = (a/rho) E[(S-R)+], S ~ N(m0, s0^4/(s0^2+s_noise^2)); R_t = V_H + (R*-V_H)(1-e^{-L/tau}).

#include "sim/math.h"

#include <algorithm>
#include <array>
#include <limits>

namespace pactsim {

/// Standard normal loss E[(Z - z)+] = phi(z) - z (1 - Phi(z)).
double normal_loss(double z);

/// The inverse of `normal_loss`, tabulated once over its logarithm so that a firm-month costs one look-up.
class ReservationTable {
public:
    ReservationTable();

    /// z with E[(Z - z)+] = loss, for loss > 0; error below 1e-3 for losses between 1e-6 and 3, clamped outside.
    [[nodiscard]] double z_of_loss(double loss) const;

private:
    static constexpr int points = 512;
    static constexpr double z_low = -3.0, z_high = 5.0;
    std::array<double, points + 1> loss_{};
};

/// Best reservation value of a patient firm. `arrival` = candidates a month, `cost` = value lost by a month of search, `discount` per month.
inline double reservation_value(const ReservationTable& table, double prior_mean, double posterior_mean_sd, double cost, double arrival, double discount) {
    if (arrival <= 0.0) return std::numeric_limits<double>::lowest();  // nobody to wait for
    if (posterior_mean_sd <= 0.0) return prior_mean;
    return prior_mean + posterior_mean_sd * table.z_of_loss(cost * discount / (arrival * posterior_mean_sd));
}

/// The reservation as runway runs out: falls from R* to the value of going home.
inline double impatient_reservation(double best, double home_value, double runway_months, double patience_months) {
    return home_value + (best - home_value) * math::one_minus_exp_minus(std::max(0.0, runway_months) / patience_months);
}

}  // namespace pactsim
