#include <catch2/catch.hpp>
#include <vector>

#include "tests/statistical/agents/closed_world.h"
#include "tests/statistical/sim/goodness_of_fit.h"

// Background exit follows the table of yearly hazards by age. False-alarm rate 1e-6 each (goodness_of_fit.h).

namespace {

using namespace pactsim;

constexpr int firms = 20000;
constexpr int years = 8;

Config mortal_config(double age_months) {
    Config c = testing::closed_config(firms, 12 * years);
    c.firms.background_exit_share = 1.0;
    c.firms.exit_hazard_per_year = {0.046, 0.150, 0.223, 0.175, 0.142, 0.10};
    c.firms.age_months = constant(age_months);
    return c;
}

/// Firms that end in each year of the run.
std::vector<double> ends_by_year(const Config& config) {
    std::vector<double> ends(years);
    double alive = firms;
    testing::run(config, 2, [&](const World& world) {
        double now = 0.0;
        for (const std::uint8_t status : world.firms.status) now += is_terminal(status) ? 0.0 : 1.0;
        ends[static_cast<std::size_t>(world.month() / 12)] += alive - now;
        alive = now;
    });
    return ends;
}

/// The law of the year of exit for firms that start with a number of years behind them.
std::vector<double> law_of_exit(const Config& c, std::size_t years_behind, double share) {
    std::vector<double> law;
    double alive = 1.0;
    for (std::size_t year = 0; year < years; ++year) {
        const double hazard = share * c.firms.exit_hazard_per_year[std::min<std::size_t>(5, years_behind + year)];
        law.push_back(alive * hazard);
        alive *= 1.0 - hazard;
    }
    return law;
}

double fit(const Config& c, std::size_t years_behind, double share) {
    std::vector<double> counts = ends_by_year(c);
    double ended = 0.0;
    for (const double n : counts) ended += n;
    counts.push_back(firms - ended);
    std::vector<double> law = law_of_exit(c, years_behind, share);
    double total = 0.0;
    for (const double p : law) total += p;
    law.push_back(1.0 - total);
    return testing::chi_square_p(counts, law);
}

}  // namespace

TEST_CASE("new firms end by the table of hazards, year by year of age", "[statistical][agents]") {
    CHECK(fit(mortal_config(0.0), 0, 1.0) > testing::false_alarm_rate);
}

TEST_CASE("firms present at the start carry their age into the table", "[statistical][agents]") {
    CHECK(fit(mortal_config(24.0), 2, 1.0) > testing::false_alarm_rate);
    CHECK(fit(mortal_config(24.0), 0, 1.0) < testing::false_alarm_rate);  // as if they were new: the check sees it
}

TEST_CASE("the share of exits from outside the model scales the hazards", "[statistical][agents]") {
    Config c = mortal_config(0.0);
    c.firms.background_exit_share = 0.5;
    CHECK(fit(c, 0, 0.5) > testing::false_alarm_rate);
    CHECK(fit(c, 0, 0.55) < testing::false_alarm_rate);  // ten per cent off is seen
}
