#pragma once
// Question: what does a firm add to UK output in a month?
// Reads: sales outside the venture, share of bought-in inputs, what is left of venture sales before UK tax.
// Source: rulings 5 (growth and GVA): GVA = UK revenue - bought-in inputs.

#include "sim/money.h"

namespace pactsim {

/// A share as a whole number of 2^-20, so that the monthly loop multiplies integers.
constexpr Pence fixed_share(double share) { return static_cast<Pence>(share * 1048576.0); }

/// UK value added of one month in pence. `bought_in` is a fixed_share; `venture_profit` is net of its cost of sales.
constexpr Pence value_added(Pence home_revenue, Pence bought_in, Pence venture_profit) { return home_revenue - (home_revenue * bought_in >> 20) + venture_profit; }

}  // namespace pactsim
