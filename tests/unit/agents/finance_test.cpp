#include "agents/rules/finance.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

EquityView usual_firm() {
    EquityView v;
    v.quality = 0.5, v.revenue_year_gbp = 2e5, v.leaks = 1, v.regime = 0.2;
    return v;
}

}  // namespace

TEST_CASE("the chance of a round is the one that the rulings give", "[unit][agents][finance]") {
    const FinanceConfig c = testing::usual_finance();
    // -.5 + 2 x .5 + .8 ln 3 - .6 - .2
    const double logit = -0.3 + 0.8 * std::log(3.0);
    CHECK(equity_chance(usual_firm(), c) == Approx(1.0 - std::exp(-0.35 / 12.0 * logistic(logit))).epsilon(1e-12));
    EquityView granted = usual_firm();
    granted.lead_grant = true, granted.at_gate = true, granted.access = 1.5;
    CHECK(equity_chance(granted, c) == Approx(1.0 - std::exp(-0.35 / 12.0 * 3.0 * 1.5 * logistic(logit + 0.4))).epsilon(1e-12));
    FinanceConfig dry = c;
    dry.equity_per_year = 0.0;
    CHECK(equity_chance(granted, dry) == 0.0);
}

TEST_CASE("a round pays for the runway, at most a lognormal cap", "[unit][agents][finance]") {
    const FinanceConfig c = testing::usual_finance();
    CHECK(round_size_gbp(50000.0, 100000.0, 18.0, 10.0, c) == Approx(800000.0));  // 18 x 50,000 less what is there
    CHECK(round_size_gbp(50000.0, -100000.0, 18.0, 10.0, c) == Approx(1e6));      // a hole is filled too
    CHECK(round_size_gbp(1e6, 0.0, 18.0, 0.0, c) == Approx(1e6));                 // the median cap
    CHECK(round_size_gbp(1e6, 0.0, 18.0, 1.0, c) == Approx(1e6 * std::exp(1.1)));
    CHECK(round_size_gbp(10000.0, 500000.0, 18.0, 3.0, c) == 0.0);                // nothing is needed
    Chance chance(121);
    std::vector<double> sizes;
    for (int i = 0; i < 20001; ++i) sizes.push_back(round_size_gbp(1e9, 0.0, 18.0, chance.normal(), c));
    std::nth_element(sizes.begin(), sizes.begin() + 10000, sizes.end());
    // The sample median of a lognormal: its log has a standard error of 1.2533 sigma / sqrt(n); false-alarm rate 1e-6.
    CHECK(std::fabs(std::log(sizes[10000] / 1e6)) < testing::allowed_errors * 1.2533 * 1.1 / std::sqrt(20001.0));
}

TEST_CASE("runway is cash over burn, without end for those who burn nothing", "[unit][agents][finance]") {
    CHECK(runway_months(120000.0, 10000.0) == 12.0);
    CHECK(runway_months(0.0, 10000.0) == 0.0);
    CHECK(runway_months(-5000.0, 10000.0) == 0.0);
    CHECK(runway_months(1.0, 0.0) == runway_months(1e12, 1.0));
    CHECK(runway_months(1.0, -10.0) == runway_months(1.0, 0.0));
}
