// Constants of selection procedures against published tables.

#include "analysis/statistics/indifference.h"

#include "sim/error.h"

#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>

#include <cmath>

using namespace pactsim;
using namespace pactsim::statistics;

TEST_CASE("Rinott's h") {
    struct Row {
        std::size_t k;
        double probability, freedom, h;
    };
    // n0 = 20: Wilcox's tables; the last is the value in KSL.
    for (const Row& row : {Row{2, 0.95, 19, 2.452}, Row{3, 0.95, 19, 2.937}, Row{4, 0.95, 19, 3.203}, Row{5, 0.95, 19, 3.385}, Row{10, 0.95, 19, 3.875},
                           Row{10, 0.975, 50, 4.045}}) {
        CHECK(rinott_h(row.k, row.probability, row.freedom) == Approx(row.h).margin(6e-4));
    }
}

TEST_CASE("h1 of Dudewicz and Dalal") {
    // Law, Simulation Modeling and Analysis, table 10.11: P* = .90 and .95.
    struct Row {
        std::size_t k;
        double n20_90, n20_95, n40_90, n40_95;
    };
    for (const Row& row : {Row{2, 1.896, 2.452, 1.852, 2.386}, Row{3, 2.342, 2.872, 2.283, 2.786}, Row{4, 2.583, 3.101, 2.514, 3.003},
                           Row{5, 2.747, 3.258, 2.669, 3.150}, Row{10, 3.182, 3.679, 3.076, 3.539}}) {
        CHECK(dudewicz_dalal_h1(row.k, 0.90, 19) == Approx(row.n20_90).margin(6e-4));
        CHECK(dudewicz_dalal_h1(row.k, 0.95, 19) == Approx(row.n20_95).margin(6e-4));
        CHECK(dudewicz_dalal_h1(row.k, 0.90, 39) == Approx(row.n40_90).margin(6e-4));
        CHECK(dudewicz_dalal_h1(row.k, 0.95, 39) == Approx(row.n40_95).margin(6e-4));
    }
}

TEST_CASE("Bechhofer's h and the runs it asks for") {
    CHECK(bechhofer_h(3, 0.90) == Approx(2.2302).margin(6e-5));
    CHECK(bechhofer_h(4, 0.99) == Approx(3.7970).margin(6e-5));
    CHECK(bechhofer_h(4, 0.95) == Approx(2.9162).margin(6e-5));
    CHECK(replicates_for_selection(bechhofer_h(3, 0.90), 1.0, 0.5) == 20);
    CHECK(replicates_for_selection(bechhofer_h(4, 0.99), 1.0, 0.2) == 361);
    CHECK(replicates_for_selection(bechhofer_h(4, 0.95), 1.0, 0.6) == 24);
    // Two alternatives: a difference of two normals, closed form sqrt(2) z.
    CHECK(bechhofer_h(2, 0.95) == Approx(std::sqrt(2.0) * boost::math::quantile(boost::math::normal(), 0.95)).epsilon(1e-9));
}

TEST_CASE("with many degrees of freedom the spread is as good as known") {
    CHECK(dudewicz_dalal_h1(3, 0.9, 1e6) == Approx(bechhofer_h(3, 0.9)).epsilon(1e-5));
    CHECK(rinott_h(2, 0.9, 1e6) == Approx(bechhofer_h(2, 0.9)).epsilon(1e-5));
    CHECK(rinott_h(3, 0.9, 1.0) > rinott_h(3, 0.9, 5.0));
}

TEST_CASE("what cannot be asked") {
    CHECK_THROWS_AS(rinott_h(1, 0.95, 19), InvariantError);
    CHECK_THROWS_AS(bechhofer_h(4, 0.25), InvariantError);
    CHECK_THROWS_AS(dudewicz_dalal_h1(2, 1.0, 19), InvariantError);
    CHECK(replicates_for_selection(2.0, 0.0, 1.0) == 1);
    CHECK(replicates_for_selection(3.0, 1e7, 1.0) == 900000000000000);
    CHECK_FALSE(replicates_for_selection(4.0, 1e7, 0.5).has_value());   // 6.4e15
    CHECK_THROWS_AS(replicates_for_selection(2.0, 1.0, 0.0), InvariantError);
}
