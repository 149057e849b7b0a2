#include "agents/rules/value_added.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

using namespace pactsim;

TEST_CASE("value added is sales less bought-in inputs plus what the venture leaves", "[unit][agents][value_added]") {
    // Rulings 5: GVA = UK revenue - bought-in inputs. A quarter is exact in binary: 100,000 - 25,000 + 7,000.
    CHECK(value_added(100000, fixed_share(0.25), 7000) == 82000);
    CHECK(value_added(100000, fixed_share(0.0), 0) == 100000);
    CHECK(value_added(100000, fixed_share(1.0), 0) == 0);
    CHECK(value_added(0, fixed_share(0.3), -5000) == -5000);  // a venture at a loss takes from output
    testing::Chance chance(221);
    for (int i = 0; i < 5000; ++i) {
        const auto revenue = static_cast<Pence>(chance.between(0.0, 1e10));
        const double share = chance.uniform();
        const double exact = static_cast<double>(revenue) * (1.0 - share);
        // The share is kept to 2^-20, the result to a penny.
        CHECK(std::fabs(static_cast<double>(value_added(revenue, fixed_share(share), 0)) - exact) <= static_cast<double>(revenue) * 0x1p-20 + 1.0);
    }
}
