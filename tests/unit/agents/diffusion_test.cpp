#include "agents/rules/diffusion.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "tests/unit/agents/rule_inputs.h"

namespace {

using namespace pactsim;
using testing::Chance;

/// Bass (1969), solution of dF/dt = (p + q F)(1 - F) from F(0) = 0.
double bass_curve(double t, double p, double q) {
    const double e = std::exp(-(p + q) * t);
    return (1.0 - e) / (1.0 + q / p * e);
}

/// Slope of y on x by least squares.
double slope(const std::vector<double>& x, const std::vector<double>& y) {
    double mx = 0.0;
    double my = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / static_cast<double>(x.size()), my += y[i] / static_cast<double>(x.size());
    double xy = 0.0;
    double xx = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) xy += (x[i] - mx) * (y[i] - my), xx += (x[i] - mx) * (x[i] - mx);
    return xy / xx;
}

}  // namespace

TEST_CASE("adoption follows Bass's recursion in numbers of buyers", "[unit][agents][diffusion]") {
    // n(t) = (p + q N / M)(M - N), counted in buyers of a market of M rather than in shares.
    constexpr double m = 250000.0;
    Chance chance(111);
    for (int run = 0; run < 50; ++run) {
        const double p = chance.between(0.0005, 0.02);
        const double q = chance.between(0.0, 0.1);
        double buyers = 0.0;
        double adopted = 0.0;
        for (int month = 0; month < 300; ++month) {
            const double now = (p + q * buyers / m) * (m - buyers);
            const double step = bass_step(adopted, p, q, 1.0);
            REQUIRE(step * m == Approx(now).epsilon(1e-9).margin(1e-6));
            buyers += now;
            adopted += step;
        }
    }
}

TEST_CASE("with small steps adoption tends to Bass's continuous curve", "[unit][agents][diffusion]") {
    const double p = 0.03;  // yearly values of the Sultan, Farley and Lehmann mean (bass_parameters.csv)
    const double q = 0.38;
    double worst_before = 1.0;
    for (const int steps_a_year : {12, 120, 1200}) {
        double adopted = 0.0;
        double worst = 0.0;
        for (int i = 0; i < 20 * steps_a_year; ++i) {
            adopted += bass_step(adopted, p / steps_a_year, q / steps_a_year, 1.0);
            worst = std::max(worst, std::fabs(adopted - bass_curve((i + 1.0) / steps_a_year, p, q)));
        }
        CHECK(worst < 0.2 * worst_before);  // first order: ten times the steps, a tenth of the error
        worst_before = worst;
    }
    CHECK(worst_before < 2e-4);
}

TEST_CASE("sales peak near ln(q/p) / (p+q) and never exceed the market", "[unit][agents][diffusion]") {
    for (const double p : {0.0005, 0.0025, 0.005}) {
        for (const double q : {0.02, 0.032, 0.05}) {
            double adopted = 0.0;
            double highest = 0.0;
            int peak = 0;
            for (int month = 0; month < 2000; ++month) {
                const double step = bass_step(adopted, p, q, 1.0);
                adopted += step;
                if (step > highest) highest = step, peak = month;
            }
            CHECK(adopted <= 1.0);
            CHECK(adopted > 0.999);
            CHECK(peak == Approx(std::log(q / p) / (p + q)).margin(2.0));
        }
    }
    CHECK(bass_step(0.0, 1.0, 2.0, 1.0) == 1.0);   // never more than is left
    CHECK(bass_step(0.4, 1.0, 2.0, 3.0) == 0.6);
    CHECK(bass_step(1.0, 0.1, 0.5, 1.0) == 0.0);
}

TEST_CASE("sales are first purchases plus repeat business of the installed base", "[unit][agents][diffusion]") {
    CHECK(sales_share(0.0, 0.1, 0.0) == 0.1);
    CHECK(sales_share(0.5, 0.1, 0.24) == Approx(0.1 + 0.02 * 0.6));
}

TEST_CASE("every doubling of output lowers unit cost by the same share", "[unit][agents][diffusion]") {
    for (const double b : {0.0, 0.152, 0.322, 0.515}) {
        for (double n = 1.0; n < 1e6; n *= 2.0) CHECK(wright_cost(2.0 * n, b) / wright_cost(n, b) == Approx(std::pow(2.0, -b)).epsilon(1e-12));
        CHECK(wright_cost(1.0, b) == 1.0);
        CHECK(wright_cost(0.2, b) == 1.0);  // the first unit costs most
    }
}

TEST_CASE("Wright's law reproduces the price of lithium-ion cells", "[unit][agents][diffusion]") {
    // Ziegler and Trancik (2021), Energy & Environmental Science 14: 1992-2016 prices fell 13 % a year and 20 % with each doubling of the
    // cumulative market, so the market grew by a factor of 2^(ln .87 / ln .8) a year. Prices in USD/kWh: Our World in Data, same source.
    const std::vector<double> published{7388.138,  5881.7812, 6714.4497, 6301.8833, 5307.834,  4545.2925, 3656.8633, 2769.8726, 2690.6272,
                                        1878.0293, 1345.5295, 1040.3679, 930.90393, 802.5369,  687.29584, 655.836,   687.6569,  612.57623,
                                        550.72064, 524.59796, 539.6925,  490.8935,  434.2699,  331.94275, 259.0};
    const double b = -std::log2(0.80);
    const double growth = std::pow(2.0, std::log(0.87) / std::log(0.80));
    std::vector<double> output;
    std::vector<double> price;
    for (std::size_t year = 0; year < published.size(); ++year) {
        output.push_back(static_cast<double>(year) * std::log(growth));
        price.push_back(std::log(published[year]));
    }
    CHECK(-slope(output, price) == Approx(b).epsilon(0.10));  // the table's own slope on log output
    const double cost_2016 = published.front() * wright_cost(std::pow(growth, 24.0), b);
    CHECK(cost_2016 == Approx(published.back()).epsilon(0.05));
}

TEST_CASE("margins start where the scenario says and rise with output to their bound", "[unit][agents][diffusion]") {
    CHECK(gross_margin(0.0, 0.01, 0.25, 0.25, 0.45, 0.0) == Approx(0.25));
    // After a hundred first batches unit cost is .75 x 101^-.25 = .2366, a margin of .763: bounded at .45.
    CHECK(gross_margin(1.0, 0.01, 0.25, 0.25, 0.45, 0.0) == Approx(0.45));
    CHECK(gross_margin(0.01, 0.01, 0.25, 0.25, 0.45, 0.0) == Approx(1.0 - 0.75 * std::pow(2.0, -0.25)));
    CHECK(gross_margin(0.0, 0.01, 0.0, 0.25, 0.45, 0.2) == Approx(0.40));
    CHECK(gross_margin(1.0, 0.01, 0.25, 0.5, 0.45, 0.0) == Approx(0.5));  // a mature margin below the first one does not lower it
    double before = 0.0;
    for (double adopted = 0.0; adopted <= 1.0; adopted += 0.01) {
        const double margin = gross_margin(adopted, 0.05, 0.25, 0.1, 0.9, 0.0);
        CHECK(margin > before);
        before = margin;
    }
}
