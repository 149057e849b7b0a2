#include "agents/rules/reservation.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

constexpr double root_two_pi = 2.5066282746310002;

/// E[(S - r)+] for S ~ N(mean, sd^2) by Simpson's rule: nothing but the density.
double mean_excess(double mean, double sd, double r) {
    constexpr int parts = 4000;
    const double high = std::max(r, mean) + 10.0 * sd;
    const double step = (high - r) / parts;
    double sum = 0.0;
    for (int i = 0; i <= parts; ++i) {
        const double s = r + step * i;
        const double z = (s - mean) / sd;
        const double weight = i == 0 || i == parts ? 1.0 : (i % 2 == 1 ? 4.0 : 2.0);
        sum += weight * (s - r) * std::exp(-0.5 * z * z);
    }
    return sum * step / 3.0 / (sd * root_two_pi);
}

}  // namespace

TEST_CASE("the normal loss is the integral that it stands for", "[unit][agents][reservation]") {
    for (double z = -4.0; z <= 5.0; z += 0.25) CHECK(normal_loss(z) == Approx(mean_excess(0.0, 1.0, z)).epsilon(1e-7).margin(1e-12));
    CHECK(normal_loss(0.0) == Approx(1.0 / root_two_pi).epsilon(1e-14));
}

TEST_CASE("the table inverts the loss within the error that it states", "[unit][agents][reservation]") {
    const ReservationTable table;
    for (double log_loss = std::log(1e-6); log_loss <= std::log(3.0); log_loss += 0.01) {
        const double loss = std::exp(log_loss);
        double low = -4.0;
        double high = 6.0;
        for (int i = 0; i < 80; ++i) {
            const double middle = 0.5 * (low + high);
            (normal_loss(middle) > loss ? low : high) = middle;
        }
        CHECK(std::fabs(table.z_of_loss(loss) - low) < 1e-3);
    }
}

TEST_CASE("the reservation value solves cost = rate / discount x mean excess", "[unit][agents][reservation]") {
    const ReservationTable table;
    Chance chance(31);
    for (int i = 0; i < 500; ++i) {
        const double prior_mean = chance.between(0.2, 0.8);
        const double prior_sd = chance.between(0.05, 0.3);
        const double noise = chance.between(0.01, 1.0);
        const double sd = prior_sd * prior_sd / std::sqrt(prior_sd * prior_sd + noise * noise);
        const double arrival = chance.between(0.1, 4.0);
        const double discount = chance.between(0.005, 0.03);
        const double cost = arrival * sd / discount * std::exp(chance.between(std::log(1e-4), std::log(2.0)));
        const double r = reservation_value(table, prior_mean, sd, cost, arrival, discount);
        CHECK(mean_excess(prior_mean, sd, r) * arrival / discount == Approx(cost).epsilon(5e-3));
    }
}

TEST_CASE("dear search, rare candidates and noise never make a firm choosier", "[unit][agents][reservation]") {
    const ReservationTable table;
    Chance chance(32);
    for (int i = 0; i < 2000; ++i) {
        const double sd = chance.between(0.02, 0.3);
        const double cost = chance.between(0.001, 0.1);
        const double arrival = chance.between(0.05, 3.0);
        if (cost > 2.9 * arrival * sd) continue;  // dearer search is the next test's
        const double r = reservation_value(table, 0.5, sd, cost, arrival, 1.0);
        CHECK(reservation_value(table, 0.5, sd, cost * chance.between(1.0, 3.0), arrival, 1.0) <= r);
        CHECK(reservation_value(table, 0.5, sd, cost, arrival * chance.between(1.0, 3.0), 1.0) >= r);
        CHECK(reservation_value(table, 0.5, sd * chance.between(1.0, 3.0), cost, arrival, 1.0) >= r);  // a wider spread is an option
    }
}

TEST_CASE("where search is so dear that anybody will do, the reservation is the prior mean less the cost of one meeting", "[unit][agents][reservation]") {
    // For R far below the prior E[(S - R)+] tends to m0 - R, so that R* = m0 - cost x discount / arrival, whatever the spread.
    const ReservationTable table;
    for (const double arrival : {0.1, 0.05, 0.01}) {
        for (const double sd : {0.01, 0.03, 0.04}) {
            CAPTURE(arrival, sd);
            CHECK(reservation_value(table, 0.5, sd, 0.02, arrival, 1.0) == Approx(0.5 - 0.02 / arrival).margin(0.002));
        }
    }
}

TEST_CASE("a firm that meets nobody is no choosier than one that meets hardly anybody", "[unit][agents][reservation]") {
    const ReservationTable table;
    const double hardly = reservation_value(table, 0.5, 0.1, 0.02, 1e-6, 1.0);
    CHECK(reservation_value(table, 0.5, 0.1, 0.02, 0.0, 1.0) <= hardly);
}

TEST_CASE("the reservation falls from the patient value to the value of home as runway runs out", "[unit][agents][reservation]") {
    CHECK(impatient_reservation(0.7, 0.3, 0.0, 12.0) == 0.3);
    CHECK(impatient_reservation(0.7, 0.3, 1e6, 12.0) == Approx(0.7));
    CHECK(impatient_reservation(0.7, 0.3, 12.0, 12.0) == Approx(0.3 + 0.4 * (1.0 - std::exp(-1.0))));
    CHECK(impatient_reservation(0.7, 0.3, -5.0, 12.0) == 0.3);
    double before = 0.0;
    for (int months = 0; months < 100; ++months) {
        const double now = impatient_reservation(0.7, 0.3, months, 12.0);
        CHECK(now > before);
        before = now;
    }
}

TEST_CASE("the reservation follows R_t = V_H + (R* - V_H)(1 - exp(-L / tau)) on both sides of V_H", "[unit][agents][reservation]") {
    // Rulings 5. Below V_H it says that a firm about to run out of money proposes to nobody who is worth less than going home.
    for (const double best : {0.6, 0.4, 0.2, 0.0}) {
        for (const double runway : {0.0, 3.0, 12.0, 60.0}) {
            CAPTURE(best, runway);
            CHECK(impatient_reservation(best, 0.3, runway, 12.0) == Approx(0.3 + (best - 0.3) * (1.0 - std::exp(-runway / 12.0))).epsilon(1e-12));
        }
    }
}
