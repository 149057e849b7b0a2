#pragma once
// Question: how do a firm's home sales and staff move in a year?
// Reads: sales, staff, venture revenue.
// Source: rulings 5 (growth): Laplace shock of scale E^-beta (V5, V6); partial adjustment of staff; keyed stochastic rounding. Bottazzi and Secchi (2002), Riccaboni et al. (2008).

#include "sim/distributions.h"
#include "sim/math.h"

#include <algorithm>
#include <cstdint>

namespace pactsim {

/// Scale of the yearly shock of a firm with so many employees: shock E^-beta.
inline double growth_scale(double employees, double shock, double exponent) { return shock * math::power(std::max(1.0, employees), -exponent); }

/// Factor on yearly home sales: exp(drift + Laplace(scale)), limited to a third and threefold.
inline double growth_factor(double u, double drift, double scale) { return std::clamp(math::exp(drift + laplace(u, scale)), 1.0 / 3.0, 3.0); }

/// Part of the way to its target that staff moves in a year of partial adjustment.
inline double staff_moved(double adjustment_per_month) { return 1.0 - math::power(1.0 - adjustment_per_month, 12.0); }

/// Staff after a year of partial adjustment to target, rounded up or down by the draw so that the mean is kept; at least 1.
inline std::int32_t staff_after_year(std::int32_t staff, double target, double moved, double u) {
    const double wanted = staff + moved * (target - staff);
    return static_cast<std::int32_t>(std::max<std::int64_t>(1, stochastic_round(wanted, u)));
}

}  // namespace pactsim
