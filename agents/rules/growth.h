#pragma once
// Question: how do a firm's home sales and staff move in a year?
// Reads: sales, staff, venture revenue.
// Source: rulings 5 (growth): Laplace shock of scale E^-beta (V5, V6); partial adjustment of staff; keyed stochastic rounding. Bottazzi and Secchi (2002), Riccaboni et al. (2008).

#include "sim/distributions.h"
#include "sim/math.h"

#include <algorithm>
#include <cstdint>

namespace pactsim {

/// Factor on yearly home sales: exp(drift + Laplace(scale E^-beta)), limited to a third and threefold.
inline double growth_factor(double u, double employees, double drift, double shock, double exponent) {
    const double scale = shock * math::power(std::max(1.0, employees), -exponent);
    return std::clamp(math::exp(drift + laplace(u, scale)), 1.0 / 3.0, 3.0);
}

/// Staff after a year of partial adjustment to target, rounded up or down by the draw so that the mean is kept; at least 1.
inline std::int32_t staff_after_year(std::int32_t staff, double target, double adjustment_per_month, double u) {
    const double moved = 1.0 - math::power(1.0 - adjustment_per_month, 12.0);
    const double wanted = staff + moved * (target - staff);
    return static_cast<std::int32_t>(std::max<std::int64_t>(1, stochastic_round(wanted, u)));
}

}  // namespace pactsim
