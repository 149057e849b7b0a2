#include "analysis/paired.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>
#include <vector>

namespace pactsim {

// Student (1908), Biometrika 6(1): extra hours of sleep of ten patients under two drugs. Mean difference 1.58, t = 4.0621 on 9 degrees of freedom,
// two-sided p = 0.002833 and interval 0.70 to 2.46, as printed by R's t.test(extra ~ group, data = sleep, paired = TRUE).
TEST_CASE("paired differences reproduce Student's sleep data") {
    const std::vector<double> dextro{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    const std::vector<double> laevo{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    const PairedDifference d = paired_difference(dextro, laevo, 0.95);
    CHECK(d.pairs == 10);
    CHECK(d.mean == Approx(1.58));
    CHECK(d.mean - d.half_width == Approx(0.7001142).epsilon(1e-6));
    CHECK(d.mean + d.half_width == Approx(2.4598858).epsilon(1e-6));
    CHECK(d.p_value == Approx(0.00283289).epsilon(1e-5));
    CHECK_FALSE(d.all_zero);
}

TEST_CASE("pairs without a number are left out, and a pair alone says nothing") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const PairedDifference one = paired_difference(std::vector<double>{1.0, nan, 3.0}, std::vector<double>{2.0, 5.0, nan}, 0.95);
    CHECK(one.pairs == 1);
    CHECK(one.mean == 1.0);
    CHECK(std::isinf(one.half_width));
    CHECK(one.p_value == 1.0);
}

TEST_CASE("exactly equal worlds are told apart from worlds that differ by the same amount everywhere") {
    const std::vector<double> world{3.0, 4.0, 5.0};
    const PairedDifference same = paired_difference(world, world, 0.95);
    CHECK(same.all_zero);
    CHECK(same.p_value == 1.0);
    const PairedDifference shifted = paired_difference(world, std::vector<double>{4.0, 5.0, 6.0}, 0.95);
    CHECK_FALSE(shifted.all_zero);
    CHECK(shifted.p_value == 0.0);
}

// p = 0.01, 0.04, 0.03, 0.005 give 0.03, 0.06, 0.06, 0.02, as R's p.adjust(p, "holm").
TEST_CASE("Holm's adjustment agrees with R") {
    const std::vector<double> adjusted = holm_adjusted(std::vector<double>{0.01, 0.04, 0.03, 0.005});
    REQUIRE(adjusted.size() == 4);
    CHECK(adjusted[0] == Approx(0.03));
    CHECK(adjusted[1] == Approx(0.06));
    CHECK(adjusted[2] == Approx(0.06));
    CHECK(adjusted[3] == Approx(0.02));
}

}  // namespace pactsim
