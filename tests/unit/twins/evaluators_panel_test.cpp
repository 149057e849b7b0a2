// Evaluators on many made-up panels of firms without interaction, where the truth is known: who is unbiased, who is not, and which way.
// A mean of 20,000 errors is called zero within 4.42 standard errors: false-alarm rate 1e-5 per check (normal).

#include "analysis/evaluators/evaluators.h"
#include "sim/draws.h"
#include "tests/unit/twins/panel.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace pactsim;
using namespace pactsim::testing;

namespace {

constexpr std::uint32_t repeats = 20000;
constexpr std::size_t firms = 20;
constexpr double false_alarm_1e5 = 4.42;
constexpr std::int16_t award_month = 14;  // run year 1: the window is years 2 to 4

enum class Assignment { lottery, ability };

/// What drives a panel. Amounts in pence a year.
struct Setting {
    Assignment assignment = Assignment::lottery;
    double effect = 0;        // mean effect of support; a firm's own is 0 to 2 times that
    double ability = 0;       // growth after year 1 of the ablest firm, whether supported or not; nobody sees it before
    double trend = 0;         // growth of all firms
};

struct Panel {
    FirmOutcomes without = make_panel(firms, 60, 1), with = without;
};

void fill_firm(Panel& panel, std::size_t i, const Setting& s, bool won, const Block& draw) {
    const double level = 100000.0 * (1.0 + uniform(draw.word[0]));
    const double growth = s.trend + s.ability * uniform(draw.word[1]);
    const auto own_effect = static_cast<Pence>(2.0 * s.effect * uniform(draw.word[2]));
    set_level(panel.without, i, static_cast<Pence>(level));
    set_level(panel.with, i, static_cast<Pence>(level));
    for (std::size_t year = 2; year <= 4; ++year) {
        const auto value = static_cast<Pence>(level + growth);
        set_gva(panel.without, i, year, value);
        set_gva(panel.with, i, year, value + (won ? own_effect : 0));
    }
    panel.with.first_decision[i] = award_month;
    if (won) panel.with.first_support[i] = award_month;
}

Panel make(const Setting& s, std::uint32_t repeat) {
    const Draws draws(17, repeat);
    const auto block = [&](std::size_t i, PanelPurpose purpose) { return draws.block(static_cast<std::uint32_t>(i + 1), 0, 0, static_cast<std::uint32_t>(purpose)); };
    std::array<std::size_t, firms> order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t i) { return s.assignment == Assignment::lottery ? block(i, PanelPurpose::lottery).word[0] : ~block(i, PanelPurpose::panel).word[1]; };
    std::array<std::uint32_t, firms> ranks{};
    for (std::size_t i = 0; i < firms; ++i) ranks[i] = rank(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return std::tie(ranks[a], a) < std::tie(ranks[b], b); });
    Panel panel;
    for (std::size_t k = 0; k < firms; ++k) fill_firm(panel, order[k], s, k < firms / 2, block(order[k], PanelPurpose::panel));
    return panel;
}

/// Mean and standard error of (estimate - truth), by evaluator.
struct Errors {
    std::array<double, evaluator_count> mean{}, standard_error{};
    double truth = 0;
    [[nodiscard]] double of(Evaluator e) const { return mean[static_cast<std::size_t>(e)]; }
    [[nodiscard]] double in_errors(Evaluator e) const { return of(e) / standard_error[static_cast<std::size_t>(e)]; }
};

Errors errors_in(const Setting& setting) {
    const TwinMargins margins({"digital"}, {"wales"});
    InstrumentDifference difference;
    difference.changed = difference.awarded = difference.lottery = {0};
    std::array<double, evaluator_count> sum{}, squares{};
    Errors errors;
    for (std::uint32_t repeat = 0; repeat < repeats; ++repeat) {
        const Panel panel = make(setting, repeat);
        const EvaluatorEstimates estimates = evaluate({.baseline = &panel.without, .scheme = &panel.with, .difference = &difference, .margins = &margins});
        const double truth = estimates[0].value();
        errors.truth += truth / repeats;
        for (std::size_t e = 0; e < evaluator_count; ++e) {
            const double error = estimates[e].value() - truth;
            sum[e] += error;
            squares[e] += error * error;
        }
    }
    for (std::size_t e = 0; e < evaluator_count; ++e) {
        errors.mean[e] = sum[e] / repeats;
        errors.standard_error[e] = std::sqrt((squares[e] / repeats - errors.mean[e] * errors.mean[e]) / repeats);
    }
    return errors;
}

}  // namespace

TEST_CASE("a lottery without interaction between firms finds the truth in expectation") {
    const Errors e = errors_in({.assignment = Assignment::lottery, .effect = 20000, .ability = 30000, .trend = 5000});
    CHECK(e.truth == Approx(3 * 20000).epsilon(0.01));
    CHECK(std::abs(e.in_errors(Evaluator::randomised)) < false_alarm_1e5);
    CHECK(std::abs(e.in_errors(Evaluator::difference_in_differences)) < false_alarm_1e5);
    // Matching on a lopsided scale (logarithms) leaves a trace of difference in level, whoever was chosen.
    CHECK(std::abs(e.of(Evaluator::matched)) < 0.02 * e.truth);
    // Before-after takes three years of common growth for effect: 3 x (5,000 + 30,000 / 2).
    CHECK(e.of(Evaluator::before_after) == Approx(3 * 20000).epsilon(0.01));
}

TEST_CASE("where support goes to the abler, and ability shows only later, comparisons overstate by what they cannot see") {
    const Errors e = errors_in({.assignment = Assignment::ability, .effect = 20000, .ability = 30000});
    // The abler half of 20 uniform draws lies 10/21 above the other on average.
    const double bias = 3 * 30000 * 10.0 / 21.0;
    CHECK(e.of(Evaluator::matched) == Approx(bias).epsilon(0.02));
    CHECK(e.of(Evaluator::difference_in_differences) == Approx(bias).epsilon(0.02));
    CHECK(e.in_errors(Evaluator::matched) > 50);
}

TEST_CASE("zero effect: the truth is zero, self-report is all growth of its own") {
    const Errors e = errors_in({.assignment = Assignment::lottery, .effect = 0, .ability = 30000, .trend = -10000});
    CHECK(e.truth == 0.0);
    CHECK(std::abs(e.in_errors(Evaluator::randomised)) < false_alarm_1e5);
    // Growth is uniform on -10,000 .. 20,000 a year; its positive part has mean 20,000^2 / (2 x 30,000).
    CHECK(e.of(Evaluator::self_report) == Approx(3 * 20000.0 * 20000.0 / 60000.0).epsilon(0.01));
    CHECK(e.of(Evaluator::self_report) > e.of(Evaluator::before_after));
}

TEST_CASE("self-report overstates where survivors grow, and more so the more of the others are gone") {
    const Setting growing{.assignment = Assignment::lottery, .effect = 10000, .ability = 30000, .trend = 5000};
    Panel panel = make(growing, 1);
    InstrumentDifference difference;
    difference.changed = difference.awarded = difference.lottery = {0};
    const TwinMargins margins({"digital"}, {"wales"});
    const auto estimate = [&](Evaluator which) {
        return evaluate({.baseline = &panel.without, .scheme = &panel.with, .difference = &difference, .margins = &margins})[static_cast<std::size_t>(which)].value();
    };
    const double told = estimate(Evaluator::self_report), truth = estimate(Evaluator::truth);
    CHECK(told > 1.5 * truth);
    // Half of the supported end in year 2 in both worlds: support did nothing for them, and nobody is left to say so.
    std::size_t ended = 0;
    for (std::size_t i = 0; i < firms && ended < firms / 4; ++i) {
        if (panel.with.first_support[i] != award_month) continue;
        ++ended;
        for (FirmOutcomes* world : {&panel.with, &panel.without}) {
            world->firms[i].ended_month = 24;
            for (std::size_t year = 2; year <= 4; ++year) set_gva(*world, i, year, 0);
        }
    }
    REQUIRE(ended == firms / 4);
    CHECK(estimate(Evaluator::self_report) / estimate(Evaluator::truth) > 1.5 * told / truth);
}
