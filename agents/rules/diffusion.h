#pragma once
// Question: what does a rolled-out technology sell this month?
// Reads: share of potential already reached, potential, repeat sales, unit cost.
// Source: Bass (1969) in discrete time, F += (p + q F)(1 - F); unit cost c_n = c_1 n^-b: Wright (1936).

#include "sim/math.h"

#include <algorithm>
#include <limits>

namespace pactsim {

/// New adopters this month as a share of potential; never beyond what is left. `factor` slows both channels (regulation).
constexpr double bass_step(double adopted, double p, double q, double factor) {
    return std::min(1.0 - adopted, factor * (p + q * adopted) * (1.0 - adopted));
}

/// Sales this month in units of potential: first purchases plus repeat business of the installed base.
constexpr double sales_share(double adopted_before, double new_adopters, double repeat_per_year) {
    return new_adopters + repeat_per_year / 12.0 * (adopted_before + new_adopters);
}

/// Unit cost after n units relative to the first unit.
inline double wright_cost(double units, double exponent) { return math::power(std::max(1.0, units), -exponent); }

/// Gross margin after cumulative output `adopted` (share of potential): learned by Wright's law from `margin_start` up to `margin_mature`, beyond which buyers
/// take what is saved; a partner's plant then lowers the firm's own cost by its share.
inline double gross_margin(double adopted, double first_batch_share, double exponent, double margin_start, double margin_mature, double cost_saving,
                           double mature_units = std::numeric_limits<double>::infinity()) {
    const double units = 1.0 + adopted / first_batch_share;
    const double most = std::max(margin_start, margin_mature);
    const double learned = units >= mature_units ? most : std::min(most, 1.0 - (1.0 - margin_start) * wright_cost(units, exponent));
    return 1.0 - (1.0 - learned) * (1.0 - cost_saving);
}

/// Units after which learning has brought the margin to maturity, so that the power need not be taken any more.
inline double units_to_maturity(double exponent, double margin_start, double margin_mature) {
    if (margin_mature <= margin_start) return 1.0;
    if (exponent <= 0.0 || margin_mature >= 1.0) return std::numeric_limits<double>::infinity();
    return math::power((1.0 - margin_mature) / (1.0 - margin_start), -1.0 / exponent);
}

}  // namespace pactsim
