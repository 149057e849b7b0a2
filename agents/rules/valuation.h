#pragma once
// Question: what is a route to market worth to a firm, as it sees it?
// Reads: milestones left, expected hazards, monthly costs, potential, the hazard of losing the route.
// Source: rulings 5 (entry): V = beta M share - sum of costs - F, with beta = prod_k lambda_k/(lambda_k + rho + delta).

#include "scenarios/schema/vocabulary.h"

#include <algorithm>
#include <array>

namespace pactsim {

/// A route as a firm sees it. Rates per month; money in GBP.
struct RouteView {
    std::array<double, working_stages> milestone_hazard{};
    std::array<int, working_stages> milestones_left{};
    std::array<double, working_stages> cost_per_month_gbp{};
    double potential_gbp = 0;  // value of the market once rolled out
    double share = 1;          // part of it that stays with the firm
    double loss_hazard = 0;    // delta: leak, regime, dissolution, cash-out
    double fixed_cost_gbp = 0;
};

struct RouteValue {
    double value_gbp = 0;
    double beta = 0;             // expected discounted chance of reaching the market
};

/// A stage without hazard, discount or risk lasts for ever; this keeps its cost finite.
inline constexpr double least_hazard = 1e-9;

/// Expected present value of a route. Each milestone is an exponential stage discounted at rho and lost at delta, so a stage of n milestones with
/// hazard l passes with b^n, b = l/(l+rho+delta), and costs c (1-b^n)/(rho+delta) while it lasts.
inline RouteValue value_of(const RouteView& route, double discount_per_month) {
    const double rate = discount_per_month + route.loss_hazard;
    double reached = 1.0;
    double cost = 0.0;
    for (std::size_t k = 0; k < working_stages; ++k) {
        const double hazard = route.milestone_hazard[k];
        double passed = 1.0;
        double months = 0.0;  // discounted months spent in the stage: the sum of b^j/(hazard + rate), which equals (1-b^n)/rate and holds for rate 0 too
        const double step = hazard > 0.0 ? hazard / (hazard + rate) : 0.0;
        for (int n = 0; n < route.milestones_left[k]; ++n) {
            months += passed / std::max(hazard + rate, least_hazard);
            passed *= step;
        }
        cost += reached * route.cost_per_month_gbp[k] * months;
        reached *= passed;
    }
    return {reached * route.potential_gbp * route.share - cost - route.fixed_cost_gbp, reached};
}

}  // namespace pactsim
