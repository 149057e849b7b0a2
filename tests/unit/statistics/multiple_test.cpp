// Adjusted p-values, joint intervals and Dunnett's critical values against published tables.

#include "analysis/statistics/multiple.h"

#include "analysis/statistics/dunnett.h"
#include "sim/error.h"
#include "tests/unit/statistics/four_designs.h"

#include <boost/math/distributions/students_t.hpp>
#include <catch2/catch.hpp>

#include <vector>

using namespace pactsim;
using namespace pactsim::statistics;

namespace {

void check_all(const std::vector<double>& got, const std::vector<double>& wanted) {
    REQUIRE(got.size() == wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) CHECK(got[i] == Approx(wanted[i]).epsilon(1e-12));
}

}  // namespace

TEST_CASE("four p-values by four adjustments") {
    const std::vector<double> p{0.01, 0.04, 0.03, 0.005};
    check_all(bonferroni_adjusted(p), {0.04, 0.16, 0.12, 0.02});
    check_all(holm_adjusted_p(p), {0.03, 0.06, 0.06, 0.02});
    check_all(hochberg_adjusted(p), {0.03, 0.04, 0.04, 0.02});
    check_all(benjamini_hochberg_adjusted(p), {0.02, 0.04, 0.04, 0.02});
}

TEST_CASE("adjusting none, one, ties and ends") {
    CHECK(hochberg_adjusted({}).empty());
    CHECK(benjamini_hochberg_adjusted({}).empty());
    check_all(hochberg_adjusted(std::vector<double>{0.3}), {0.3});
    const std::vector<double> ties{0.2, 0.2, 0.2};
    check_all(holm_adjusted_p(ties), {0.6, 0.6, 0.6});
    check_all(hochberg_adjusted(ties), {0.2, 0.2, 0.2});
    check_all(benjamini_hochberg_adjusted(ties), {0.2, 0.2, 0.2});
    check_all(bonferroni_adjusted(std::vector<double>{0.0, 0.9, 1.0}), {0.0, 1.0, 1.0});
    CHECK_THROWS_AS(bonferroni_adjusted(std::vector<double>{1.2}), InvariantError);
}

TEST_CASE("all pairs of the four designs hold together at 95 %") {
    const auto pairs = joint_pair_intervals(four_designs(), 0.95);
    struct Row {
        std::size_t first, second;
        double mean, low, high;
    };
    const Row wanted[] = {{0, 1, 0.800, -1.4563, 3.0563}, {0, 2, 5.686, 0.0068, 11.3652}, {0, 3, 1.258, -1.2346, 3.7506},
                          {1, 2, 4.886, 1.2227, 8.5493},  {1, 3, 0.458, 0.0915, 0.8245},  {2, 3, -4.428, -7.7668, -1.0892}};
    REQUIRE(pairs.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(pairs[i].first == wanted[i].first);
        CHECK(pairs[i].second == wanted[i].second);
        CHECK(*pairs[i].difference.mean == Approx(wanted[i].mean).margin(5e-5));
        CHECK(pairs[i].difference.interval->low == Approx(wanted[i].low).margin(5e-5));
        CHECK(pairs[i].difference.interval->high == Approx(wanted[i].high).margin(5e-5));
    }
}

TEST_CASE("comparisons with a control are fewer, so narrower") {
    const auto& designs = four_designs();
    const auto control = joint_control_intervals(designs, 3, 0.95);
    REQUIRE(control.size() == 3);
    CHECK(control[2].first == 2);
    CHECK(control[2].second == 3);
    CHECK(*control[2].difference.mean == Approx(-4.428));
    CHECK(*control[2].difference.half_width == Approx(*paired_interval(designs[3], designs[2], 1.0 - 0.05 / 3.0).half_width));
    CHECK(*control[2].difference.half_width < *joint_pair_intervals(designs, 0.95)[5].difference.half_width);
    CHECK_THROWS_AS(joint_control_intervals(designs, 4, 0.95), InvariantError);
    CHECK(joint_control_intervals({{1.0, 2.0}}, 0, 0.95).empty());
    CHECK(joint_pair_intervals({}, 0.95).empty());
    CHECK_FALSE(joint_pair_intervals({{1.0}, {2.0}}, 0.95)[0].difference.interval);
    CHECK_THROWS_AS(joint_pair_intervals({{1.0, 2.0}, {2.0}}, 0.95), InvariantError);
}

TEST_CASE("Dunnett's table for 20 degrees of freedom") {
    struct Row {
        std::size_t comparisons;
        double one, two;
    };
    for (const Row& row : {Row{1, 1.725, 2.086}, Row{2, 2.027, 2.379}, Row{3, 2.192, 2.540}, Row{4, 2.304, 2.651}, Row{9, 2.601, 2.946}}) {
        CHECK(dunnett_critical(row.comparisons, 20, 0.05, Sides::one) == Approx(row.one).margin(6e-4));
        CHECK(dunnett_critical(row.comparisons, 20, 0.05, Sides::two) == Approx(row.two).margin(6e-4));
    }
}

TEST_CASE("one comparison is Student's, down to one degree of freedom") {
    for (const double freedom : {1.0, 2.0, 7.0, 500.0}) {
        const boost::math::students_t law(freedom);
        CHECK(dunnett_critical(1, freedom, 0.05, Sides::one) == Approx(boost::math::quantile(law, 0.95)).epsilon(1e-8));
        CHECK(dunnett_critical(1, freedom, 0.05, Sides::two) == Approx(boost::math::quantile(law, 0.975)).epsilon(1e-8));
    }
    CHECK_THROWS_AS(dunnett_critical(0, 20, 0.05, Sides::one), InvariantError);
    CHECK_THROWS_AS(dunnett_critical(2, 20, 0.7, Sides::one), InvariantError);
    CHECK_THROWS_AS(dunnett_critical(2, 0, 0.05, Sides::one), InvariantError);
}

TEST_CASE("a row is beaten only where a pair's own interval says so", "[unit][statistics][multiple]") {
    // Of the joint pair intervals, those of 1-3, 2-3, 2-4 and 3-4 leave out zero, so 2 beats 3 and 4, 1 beats 3, 4 beats 3.
    CHECK(unbeaten(four_designs(), 0.95) == std::vector<bool>{true, true, false, false});
    // One noisy row does not widen the interval between two quiet ones.
    const Table quiet{{1.0, 1.1, 0.9, 1.0}, {2.0, 2.1, 1.9, 2.0}, {-500.0, 900.0, -700.0, 300.0}};
    CHECK(unbeaten(quiet, 0.95) == std::vector<bool>{false, true, true});
    CHECK(unbeaten(Table{}, 0.95).empty());
    CHECK(unbeaten(Table{{1.0, 2.0}}, 0.95) == std::vector<bool>{true});
}
