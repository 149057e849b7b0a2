// Literature limit (model.md 8.7, peers.md 5.7): Yavas (1994). A middleman raises welfare where search is dear and inefficient and lowers it where
// search is cheap and efficient. A search market of one side, built from the rules of search: candidates arrive, each gives a signal, the firm takes
// the first whose posterior mean is above its reservation value. Welfare: value per month of the candidate taken, for ever, less the cost of search.

#include <catch2/catch.hpp>
#include <cmath>

#include "agents/rules/reservation.h"
#include "agents/rules/search_signal.h"
#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

constexpr double prior_mean = 0.45;
constexpr double prior_sd = 0.12;
constexpr double discount = 0.01;

/// A way to search: what a month costs (in units of value), how many candidates it gives, how noisy they look.
struct Way {
    double cost = 0, arrival = 0, noise = 0;
    [[nodiscard]] double spread() const { return prior_sd * prior_sd / std::sqrt(prior_sd * prior_sd + noise * noise); }
};

Way alone(double cost, double noise) { return {cost, 0.5, noise}; }

/// The same with a middleman: more candidates, three quarters of the noise variance screened out, and a fee every month.
Way with_middleman(const Way& way, double fee) {
    Sharpening screened;
    screened.screening = 0.75;
    return {way.cost + fee, way.arrival + 1.2, signal_sd(way.noise, 1.0, screened)};
}

double reservation(const Way& way) {
    static const ReservationTable table;
    return reservation_value(table, prior_mean, way.spread(), way.cost, way.arrival, discount);
}

/// Mean welfare of firms that search with a threshold: true values, simulated signals, waiting times.
testing::Sample simulated_welfare(const Way& way, double threshold, std::uint64_t seed, int firms) {
    Chance chance(seed);
    testing::Sample welfare;
    for (int i = 0; i < firms; ++i) {
        double months = 0.0;
        while (true) {
            months += chance.exponential(way.arrival);
            const double value = prior_mean + prior_sd * chance.normal();
            const Belief belief = updated(Belief{prior_mean, 1.0 / (prior_sd * prior_sd)}, value + way.noise * chance.normal(), 1.0 / (way.noise * way.noise));
            if (belief.mean < threshold) continue;
            welfare.add(value / discount - way.cost * months);
            break;
        }
    }
    return welfare;
}

}  // namespace

TEST_CASE("the reservation value is the worth of searching, and no other threshold does better (false-alarm rate 1e-6)", "[unit][agents][middleman]") {
    for (const Way& way : {alone(0.5, 0.3), alone(1.0, 0.1), with_middleman(alone(0.5, 0.3), 0.3)}) {
        const double r = reservation(way);
        const auto best = simulated_welfare(way, r, 201, 20000);
        // The optimal stopping value of search without recall is the reservation value itself, capitalised.
        CHECK(std::fabs(best.mean() - r / discount) < testing::allowed_errors * best.error() + 0.05);
        for (const double off : {-0.03, 0.03}) {
            const auto other = simulated_welfare(way, r + off, 202, 20000);
            CHECK(other.mean() < best.mean() + 3.0 * std::hypot(best.error(), other.error()));
        }
    }
}

TEST_CASE("a middleman helps where search is dear and hurts where it is cheap: one change of sign", "[unit][agents][middleman]") {
    constexpr double fee = 0.3;
    int changes = 0;
    double before = 0.0;
    double first = 0.0;
    double last = 0.0;
    for (double cost = 0.001; cost < 3.0; cost *= 1.2) {
        const Way way = alone(cost, 0.1);
        const double gain = reservation(with_middleman(way, fee)) - reservation(way);
        if (before == 0.0) first = gain;
        else changes += (gain > 0.0) != (before > 0.0);
        before = last = gain;
    }
    CHECK(first < 0.0);
    CHECK(last > 0.0);
    CHECK(changes == 1);
}

TEST_CASE("simulated firms gain and lose by the middleman as the rule says (false-alarm rate 1e-6)", "[unit][agents][middleman]") {
    constexpr double fee = 0.3;
    const auto gain = [&](const Way& way, std::uint64_t seed) {
        const Way helped = with_middleman(way, fee);
        const auto with = simulated_welfare(helped, reservation(helped), seed, 20000);
        const auto without = simulated_welfare(way, reservation(way), seed + 1, 20000);
        return (with.mean() - without.mean()) / std::hypot(with.error(), without.error());
    };
    CHECK(gain(alone(0.01, 0.1), 211) < -testing::allowed_errors);
    CHECK(gain(alone(2.0, 0.1), 213) > testing::allowed_errors);
}

TEST_CASE("a middleman is worth more where signals are noisy, and nothing without screening or candidates", "[unit][agents][middleman]") {
    const auto gain = [](double noise) { return reservation(with_middleman(alone(0.2, noise), 0.0)) - reservation(alone(0.2, noise)); };
    CHECK(gain(0.05) > 0.0);
    CHECK(gain(0.3) > gain(0.05));
    const Way way = alone(0.2, 0.1);
    const Way useless{way.cost + 0.1, way.arrival, way.noise};
    CHECK(reservation(useless) < reservation(way));
}
