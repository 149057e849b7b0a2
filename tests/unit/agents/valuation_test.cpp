#include "agents/rules/valuation.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

RouteView random_route(Chance& chance) {
    RouteView route;
    for (std::size_t k = 0; k < working_stages; ++k) {
        route.milestone_hazard[k] = chance.between(0.02, 0.6);
        route.milestones_left[k] = static_cast<int>(chance.below(6));
        route.cost_per_month_gbp[k] = chance.between(0.0, 60000.0);
    }
    route.potential_gbp = chance.between(0.0, 1e7);
    route.share = chance.between(0.2, 1.0);
    route.loss_hazard = chance.between(0.0, 0.05);
    route.fixed_cost_gbp = chance.between(0.0, 2e5);
    return route;
}

/// The same value by dynamic programming over milestones left: (rho + delta + h) V_n = -c + h V_{n-1}.
double value_by_recursion(const RouteView& route, double discount) {
    double value = route.potential_gbp * route.share;
    for (std::size_t k = working_stages; k-- > 0;) {
        const double h = route.milestone_hazard[k];
        for (int n = 0; n < route.milestones_left[k]; ++n) value = (h * value - route.cost_per_month_gbp[k]) / (h + discount + route.loss_hazard);
    }
    return value - route.fixed_cost_gbp;
}

/// One life of the route: what it earned and cost, discounted.
double one_life(const RouteView& route, double discount, Chance& chance) {
    const double lost_at = route.loss_hazard > 0.0 ? chance.exponential(route.loss_hazard) : 1e300;
    double now = 0.0;
    double value = -route.fixed_cost_gbp;
    for (std::size_t k = 0; k < working_stages; ++k) {
        for (int n = 0; n < route.milestones_left[k]; ++n) {
            const double reached = now + chance.exponential(route.milestone_hazard[k]);
            const double until = std::min(reached, lost_at);
            value -= route.cost_per_month_gbp[k] * (std::exp(-discount * now) - std::exp(-discount * until)) / discount;
            if (reached >= lost_at) return value;
            now = reached;
        }
    }
    return value + std::exp(-discount * now) * route.potential_gbp * route.share;
}

}  // namespace

TEST_CASE("a route of one milestone has the closed form of an exponential wait", "[unit][agents][valuation]") {
    RouteView route;
    route.milestone_hazard = {0.0, 0.0, 0.1};
    route.milestones_left = {0, 0, 1};
    route.cost_per_month_gbp = {0.0, 0.0, 40000.0};
    route.potential_gbp = 3e6, route.share = 0.5, route.loss_hazard = 0.02, route.fixed_cost_gbp = 60000.0;
    const RouteValue value = value_of(route, 0.03);
    // h / (h + rho + delta) = 0.1 / 0.15; the expected discounted months of cost are 1 / 0.15.
    CHECK(value.beta == Approx(2.0 / 3.0).epsilon(1e-12));
    CHECK(value.value_gbp == Approx(1.5e6 * 2.0 / 3.0 - 40000.0 / 0.15 - 60000.0).epsilon(1e-12));
}

TEST_CASE("a route's value is that of the dynamic programme over its milestones", "[unit][agents][valuation]") {
    Chance chance(11);
    for (int i = 0; i < 5000; ++i) {
        const RouteView route = random_route(chance);
        const double discount = chance.between(0.001, 0.03);
        CHECK(value_of(route, discount).value_gbp == Approx(value_by_recursion(route, discount)).epsilon(1e-9).margin(1e-3));
    }
}

TEST_CASE("a route's value is the mean over simulated lives (false-alarm rate 1e-6 each)", "[unit][agents][valuation]") {
    Chance chance(12);
    for (int i = 0; i < 6; ++i) {
        const RouteView route = random_route(chance);
        const double discount = chance.between(0.005, 0.03);
        testing::Sample sample;
        for (int n = 0; n < 40000; ++n) sample.add(one_life(route, discount, chance));
        CHECK(std::fabs(sample.mean() - value_of(route, discount).value_gbp) <= testing::allowed_errors * sample.error());
    }
}

TEST_CASE("a route with nothing left to do is worth its market, one that cannot move only costs", "[unit][agents][valuation]") {
    RouteView route;
    route.potential_gbp = 1e6, route.share = 0.8, route.fixed_cost_gbp = 1000.0;
    CHECK(value_of(route, 0.01).beta == 1.0);
    CHECK(value_of(route, 0.01).value_gbp == Approx(799000.0));
    route.milestones_left = {1, 0, 0};
    route.cost_per_month_gbp = {500.0, 0.0, 0.0};
    CHECK(value_of(route, 0.01).beta == 0.0);
    CHECK(value_of(route, 0.01).value_gbp == Approx(-50000.0 - 1000.0));  // a perpetuity of 500 at 1 % a month
}

TEST_CASE("without discounting and without risk a route costs its expected months", "[unit][agents][valuation]") {
    // The limit rho + delta -> 0: n milestones take n / h months. The schema allows a discount of 0.
    RouteView route;
    route.milestone_hazard = {0.2, 0.1, 0.25};
    route.milestones_left = {4, 3, 0};
    route.cost_per_month_gbp = {1000.0, 2000.0, 3000.0};
    route.potential_gbp = 1e6;
    CHECK(value_of(route, 1e-9).value_gbp == Approx(1e6 - 4 / 0.2 * 1000.0 - 3 / 0.1 * 2000.0).epsilon(1e-6));
    CHECK(value_of(route, 0.0).beta == 1.0);
    CHECK(value_of(route, 0.0).value_gbp == Approx(1e6 - 4 / 0.2 * 1000.0 - 3 / 0.1 * 2000.0).epsilon(1e-9));
}
